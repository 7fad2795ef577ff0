import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { readJson, sendJson } from '../kit/json.ts';
import { RazorpayError } from './entities.ts';
import { type Faults, faultSchema } from './faults.ts';
import type { Shop } from './shop.ts';
import type { Webhooks } from './webhooks.ts';

export interface Parts {
  shop: Shop;
  webhooks: Webhooks;
  faults: Faults;
  requests(): string[];
  sign(orderId: string, paymentId: string): string;
  reset(): void;
}

const MAX_ORDER_BYTES = 1024 * 1024;
const Pay = z.strictObject({
  orderId: z.string(),
  outcome: z.enum(['captured', 'authorized', 'failed']).default('captured'),
  tampering: z.strictObject({ amount: z.int().optional(), currency: z.string().optional() }).default({}),
});
const PaymentId = z.strictObject({ paymentId: z.string() });
const Refund = PaymentId.extend({
  amount: z.int().optional(),
  status: z.enum(['pending', 'processed', 'failed']).default('processed'),
});
const RefundEnd = z.strictObject({ refundId: z.string(), status: z.enum(['processed', 'failed']) });
const Target = z.strictObject({ url: z.string().optional(), secret: z.string().optional() });
/** Their values are looked at where they are put to use. */
const Changes = z.record(z.string(), z.unknown());
const Release = z.strictObject({ eventIds: z.array(z.string()).optional(), reversed: z.boolean().optional() });

/** The same as the functions of `startRazorpay`, for tests in another process (README.md). */
export async function control(parts: Parts, path: string, request: IncomingMessage, response: ServerResponse) {
  const body = request.method === 'POST' ? ((await readJson(request, MAX_ORDER_BYTES)) ?? {}) : undefined;
  try {
    sendJson(response, 200, (await perform(parts, `${request.method} ${path.slice('/control/'.length)}`, body)) ?? {});
  } catch (error) {
    if (!(error instanceof RazorpayError) && !(error instanceof z.ZodError)) throw error;
    sendJson(response, 400, { error: { message: error.message } });
  }
}

async function perform({ shop, webhooks, faults, reset, requests, sign }: Parts, what: string, body: unknown) {
  switch (what) {
    case 'POST pay': {
      const { orderId, outcome, tampering } = Pay.parse(body);
      const payment = shop.pay(orderId, outcome, tampering);
      return { payment, signature: sign(orderId, payment.id) };
    }
    case 'POST late-capture':
      return { payment: shop.lateCapture(PaymentId.parse(body).paymentId) };
    case 'POST refund': {
      const { paymentId, amount, status } = Refund.parse(body);
      return { refund: shop.refund(paymentId, amount, status) };
    }
    case 'POST refund-end': {
      const { refundId, status } = RefundEnd.parse(body);
      return { refund: shop.endRefund(refundId, status) };
    }
    case 'POST fault':
      return faults.add(faultSchema.parse(body));
    case 'POST webhooks':
      return webhooks.travel(Changes.parse(body));
    case 'POST webhooks/target': {
      const { url, secret } = Target.parse(body);
      return webhooks.to(url, secret);
    }
    case 'POST webhooks/release':
      return webhooks.release(Release.parse(body));
    case 'POST reset':
      return reset();
    case 'GET webhooks':
      return { messages: webhooks.messages(), deliveries: webhooks.deliveries() };
    case 'GET requests':
      return { items: requests() };
    default:
      throw new RazorpayError('no such control');
  }
}
