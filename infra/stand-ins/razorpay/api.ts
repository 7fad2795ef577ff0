import { z } from 'zod';
import { RazorpayError } from './entities.ts';
import type { Shop } from './shop.ts';

const Notes = z.record(z.string(), z.string());
const NewOrder = z.looseObject({
  amount: z.int(),
  currency: z.string(),
  receipt: z.string().optional(),
  notes: Notes.optional(),
});
const Capture = z.looseObject({ amount: z.int(), currency: z.string().optional() });
const Refund = z.looseObject({ amount: z.int().optional() });

const collection = (items: unknown[]) => ({ entity: 'collection', count: items.length, items });

function parsed<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const result = schema.safeParse(body ?? {});
  if (!result.success) throw new RazorpayError(result.error.issues[0]?.message ?? 'The request is not right');
  return result.data;
}

function page<Item extends { created_at: number }>(items: Item[], query: URLSearchParams): Item[] {
  const [count, skip, from] = [query.get('count') ?? 10, query.get('skip') ?? 0, query.get('from') ?? 0].map(Number);
  return items
    .filter(({ created_at }) => created_at >= (from ?? 0))
    .slice(skip, (skip ?? 0) + Math.min(count ?? 10, 100));
}

/** `/v1/…` as the SDK calls it. Throws `RazorpayError`. */
export function answerApi(shop: Shop, method: string, url: URL, body: unknown): unknown {
  const [, , kind = '', id, part] = url.pathname.split('/');
  switch (`${method} ${kind}${id === undefined ? '' : '/:id'}${part === undefined ? '' : `/${part}`}`) {
    case 'POST orders':
      return shop.createOrder(parsed(NewOrder, body));
    case 'GET orders':
      return collection(page(shop.orders(), url.searchParams));
    case 'GET orders/:id':
      return shop.order(id ?? '');
    case 'GET orders/:id/payments':
      return collection(shop.paymentsOf(id ?? ''));
    case 'GET payments/:id':
      return shop.payment(id ?? '');
    case 'POST payments/:id/capture': {
      const { amount, currency } = parsed(Capture, body);
      return shop.capture(id ?? '', amount, currency);
    }
    case 'POST payments/:id/refund':
      return shop.refund(id ?? '', parsed(Refund, body).amount);
    case 'GET payments/:id/refunds':
      return collection(page(shop.refunds(shop.payment(id ?? '').id), url.searchParams));
    case 'GET refunds':
      return collection(page(shop.refunds(), url.searchParams));
    default:
      throw new RazorpayError('The requested URL was not found on the server.', 404);
  }
}
