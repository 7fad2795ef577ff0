import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Sql, statement } from '../database/sql.ts';
import { tell } from './absorb.ts';
import type { PaymentsDeps } from './deps.ts';
import type { GatewayPayment, GatewayRefund } from './gateway.ts';
import { advance, askSoon, orderAtGateway } from './order.ts';
import { PaymentEntity, RefundEntity } from './razorpay/entities.ts';
import { applyRefund } from './refund.ts';
import { recordRefusal } from './refusals.ts';
import { type Moved, settle, wasCaptured } from './settle.ts';
import { isSignedWith } from './signature.ts';
import { notBelieved } from './verify.ts';

export interface WebhookDeps extends PaymentsDeps {
  /** The secret of now and, while rotating, the one before. None: everything is refused. */
  webhookSecrets: readonly string[];
}

/** A message as it came over the wire: the signature is over these bytes. */
export interface WebhookMessage {
  body: Uint8Array;
  signature: string | undefined;
  eventId: string | undefined;
}

const Message = z.object({
  event: z.string().max(100),
  payload: z.object({
    payment: z.object({ entity: PaymentEntity }).optional(),
    refund: z.object({ entity: RefundEntity }).optional(),
  }),
});

interface Told {
  event: string;
  payment: GatewayPayment | null;
  refund: GatewayRefund | null;
}

/** What became of a message, as it is remembered. */
type Outcome = 'settled' | 'refunded' | 'noted' | 'unknown_order' | 'ignored' | 'mismatch';
interface Effect {
  outcome: Outcome | 'duplicate';
  moved: Moved | null;
  refused?: { reason: string; orderId?: string };
}

const rememberStatement = statement<{ id: string }>(
  `insert into webhook_events (id, event, outcome) values ($1, $2, 'noted') on conflict (id) do nothing returning id`,
);
const outcomeStatement = statement('update webhook_events set outcome = $2 where id = $1');

/**
 * A message of Razorpay: believed only with a signature over its bytes (P4), acted upon once, and answered after the
 * commit. Out of order and repeated messages lead to the same end (P1, P2). Throws 400 for a bad signature.
 */
export async function receiveWebhook(deps: WebhookDeps, message: WebhookMessage): Promise<void> {
  const { body, signature, eventId } = message;
  const refuse = (reason: string, facts: Record<string, string | number | null> = {}, orderId?: string) =>
    recordRefusal({ ...deps, sql: deps.database.sql }, { door: 'webhook', reason, orderId, facts });

  const isSigned = deps.webhookSecrets.some((secret) => isSignedWith(secret, body, signature ?? ''));
  if (!isSigned) {
    await refuse(signature === undefined ? 'unsigned' : 'bad signature', {
      bytes: body.byteLength,
      sha256: hash(body),
    });
    throw notBelieved('The signature of this message is not right.');
  }
  const told = read(body);
  // Signed and not understood: a repeat would not help, an operator must look.
  if (told === null) return refuse('not understood', { bytes: body.byteLength, sha256: hash(body) });
  // The header is not signed; without one, the same bytes are the same event.
  const id = eventId ?? `sha256:${hash(body)}`;
  const effect = await deps.database.transaction(({ sql }) => actOnce(sql, id, told));
  tell(deps, effect.moved);
  if (effect.refused !== undefined) {
    await refuse(
      effect.refused.reason,
      { event: told.event, paymentId: told.payment?.id ?? null },
      effect.refused.orderId,
    );
  }
}

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function read(body: Uint8Array): Told | null {
  try {
    const { event, payload } = Message.parse(JSON.parse(Buffer.from(body).toString('utf8')));
    return { event, payment: payload.payment?.entity ?? null, refund: payload.refund?.entity ?? null };
  } catch {
    return null;
  }
}

/** Remembers the event in the transaction of its effect: both or neither. */
async function actOnce(sql: Sql, id: string, told: Told): Promise<Effect> {
  const [fresh] = await sql.query(rememberStatement, [id.slice(0, 200), told.event]);
  if (fresh === undefined) return { outcome: 'duplicate', moved: null };
  const effect = await act(sql, told);
  await sql.query(outcomeStatement, [fresh.id, effect.outcome]);
  return effect;
}

async function act(sql: Sql, { event, payment, refund }: Told): Promise<Effect> {
  switch (event) {
    case 'payment.authorized':
    case 'payment.captured':
    case 'payment.failed':
    case 'order.paid':
      return payment === null ? { outcome: 'ignored', moved: null } : onPayment(sql, payment);
    case 'refund.created':
    case 'refund.processed':
    case 'refund.failed':
      return refund === null ? { outcome: 'ignored', moved: null } : onRefund(sql, payment, asTold(event, refund));
    default:
      return { outcome: 'ignored', moved: null };
  }
}

/** The event's name says how a refund has ended; a snapshot may be older. */
function asTold(event: 'refund.created' | 'refund.processed' | 'refund.failed', refund: GatewayRefund): GatewayRefund {
  if (event === 'refund.created') return refund;
  return { ...refund, status: event === 'refund.failed' ? 'failed' : 'processed' };
}

async function onPayment(sql: Sql, payment: GatewayPayment): Promise<Effect> {
  const order = payment.orderId === null ? null : await orderAtGateway(sql, 'razorpay', payment.orderId);
  if (order === null) return { outcome: 'unknown_order', moved: null };
  if (wasCaptured(payment)) {
    const settled = await settle(sql, order.id, payment);
    if (settled.kind === 'settled') return { outcome: 'settled', moved: settled.moved };
    return { outcome: 'mismatch', moved: null, refused: { reason: settled.why, orderId: order.id } };
  }
  await advance(sql, order.id, payment.status === 'failed' ? 'failed' : 'attempted', payment.failure);
  // Capturing is a question to the gateway, for which this answer does not wait.
  if (payment.status === 'authorized') await askSoon(sql, order.id);
  return { outcome: 'noted', moved: null };
}

/** A refund may arrive before the capture that it follows; its message carries the payment as well. */
async function onRefund(sql: Sql, payment: GatewayPayment | null, refund: GatewayRefund): Promise<Effect> {
  const before = payment !== null && wasCaptured(payment) ? await onPayment(sql, payment) : null;
  if (before?.outcome === 'mismatch') return before;
  const applied = await applyRefund(sql, refund);
  switch (applied.kind) {
    case 'refunded':
      return { outcome: 'refunded', moved: applied.moved ?? before?.moved ?? null };
    case 'unknown_payment':
      return { outcome: 'unknown_order', moved: before?.moved ?? null };
    case 'mismatch':
      return { outcome: 'mismatch', moved: before?.moved ?? null, refused: { reason: applied.why } };
  }
}
