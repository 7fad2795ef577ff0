import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { readJson, sendJson } from '../kit/json.ts';
import { type Exchange, orderSchema, type State } from './state.ts';

const maxOrderBytes = 64 * 1024 * 1024;

const stepSchema = z.strictObject({
  count: z.int().min(1).max(1_000_000).default(1),
  /** A request's id; without it the permits go to whoever waits, or comes next. */
  request: z.string().optional(),
});

/**
 * `POST /control` (an order), `POST /control/step` (permits), `GET /control/requests` (the journal),
 * `GET /control/requests/N` (the Nth since the start, waiting for it), `GET /control/requests/N/ended` (waiting for
 * its end).
 */
export async function control(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, , subject, number, what] = (request.url ?? '').split('?', 1)[0]?.split('/') ?? [];
  switch (`${request.method} ${subject ?? ''}`) {
    case 'POST ':
      return ordered(state, await readJson(request, maxOrderBytes), response);
    case 'POST step':
      return stepped(state, await readJson(request, maxOrderBytes), response);
    case 'GET requests':
      return number === undefined
        ? sendJson(response, 200, { items: state.journal.list().map(({ received }) => received) })
        : one(await state.journal.arrived(Number(number)), what, response);
    default:
      return sendJson(response, 404, { error: { message: 'no such control' } });
  }
}

function ordered(state: State, body: unknown, response: ServerResponse): void {
  const order = orderSchema.safeParse(body);
  if (order.success) state.order(order.data);
  answer(response, order.error, { queued: state.queued() });
}

function stepped(state: State, body: unknown, response: ServerResponse): void {
  const step = stepSchema.safeParse(body ?? {});
  if (step.success) state.gate.release(step.data.count, step.data.request);
  answer(response, step.error, { waiting: state.gate.waiting() });
}

function answer(response: ServerResponse, error: z.ZodError | undefined, facts: unknown): void {
  if (error === undefined) sendJson(response, 200, facts);
  else sendJson(response, 400, { error: { message: error.message } });
}

async function one(exchange: Exchange, what: string | undefined, response: ServerResponse): Promise<void> {
  if (what === 'ended') await exchange.ended;
  sendJson(response, 200, exchange.received);
}
