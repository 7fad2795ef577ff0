import { MILLIKU_PER_KU } from '@penora/protocol/ku';
import type { PaymentStatus, Verification, Verified } from '@penora/protocol/schemas/payment';
import { type Sql, statement } from '../database/sql.ts';
import { notFound, Refusal, wrongState } from '../kernel/errors.ts';
import { balanceOf } from '../ledger/balance.ts';
import { absorb } from './absorb.ts';
import type { OpenPayments, PaymentsDeps } from './deps.ts';
import { type GatewayPayment, GatewayUnavailable } from './gateway.ts';
import { advance, askSoon, type OrderRow, orderAtGateway } from './order.ts';
import { asTryLater, openGateway } from './orders.ts';
import { type PaymentRefusal, recordRefusal } from './refusals.ts';
import { mismatch, wasCaptured } from './settle.ts';

const settledStatement = statement<{ refunded: boolean }>(
  'select refunded_cents = amount_cents as refunded from payments where id = $1 and order_id = $2',
);

/** 400, as the contract has it for a message that is not believed. */
export const notBelieved = (detail: string): Refusal => new Refusal('invalid', detail, { status: 400 });

/** The coins are in the account (`arrived`), or the payment was found authorized and is being captured. */
export interface VerifyOutcome extends Verified {
  wasAuthorized: boolean;
}

/**
 * The browser says that it has paid. Nothing of what it says is believed: the order is ours, the signature proves the
 * pair of ids, and the payment itself is asked for at the gateway (P3, P4). Throws `not_found` for an unknown or another
 * person's order, 400 for a bad signature or a payment that is not the one ordered, `wrong_state` when it has not gone
 * through, `unavailable` when the gateway is silent (the reconciliation then asks again by itself).
 */
export async function verifyPayment(
  payments: PaymentsDeps,
  userId: string,
  { razorpay_order_id, razorpay_payment_id: paymentId, razorpay_signature }: Verification,
): Promise<VerifyOutcome> {
  const deps = openGateway(payments);
  const { sql } = deps.database;
  const refuse = (reason: string, order: OrderRow | null) =>
    record(deps, { reason, userId, ...(order === null ? {} : { orderId: order.id }), facts: { paymentId } });

  const order = await orderAtGateway(sql, deps.gateway.name, razorpay_order_id);
  if (order === null || order.user_id !== userId) {
    await refuse(order === null ? 'unknown order' : "another person's order", order);
    throw notFound('order');
  }
  // With the order's id from our own row, never from the browser.
  if (!deps.gateway.signed(order.gateway_order_id ?? '', paymentId, razorpay_signature)) {
    await refuse('bad signature', order);
    throw notBelieved('The signature of this payment is not right. Nothing was changed.');
  }
  const earlier = await settledStatus(sql, order, paymentId);
  if (earlier !== null) return answer(sql, order, paymentId, earlier, false);

  await askSoon(sql, order.id);
  const found = await deps.gateway.payment(paymentId).catch(asTryLater);
  const why = found === null ? 'no such payment' : mismatch(order, found);
  if (found === null || why !== null) {
    await refuse(why ?? 'no such payment', order);
    throw notBelieved('This payment is not the one that was ordered. Nothing was changed.');
  }
  return arrive(deps, order, found);
}

const record = (deps: OpenPayments, refusal: Omit<PaymentRefusal, 'door'>): Promise<void> =>
  recordRefusal({ ...deps, sql: deps.database.sql }, { door: 'verify', ...refusal });

/** From the payment as the gateway has it now to coins, or to the reason why not. */
async function arrive(deps: OpenPayments, order: OrderRow, found: GatewayPayment): Promise<VerifyOutcome> {
  const { sql } = deps.database;
  if (found.status === 'failed') {
    await advance(sql, order.id, 'failed', found.failure);
    throw wrongState(found.failure ?? 'The payment did not go through.');
  }
  await advance(sql, order.id, 'attempted');
  const wasAuthorized = found.status === 'authorized' || found.status === 'created';
  const payment = found.status === 'authorized' ? await captured(deps, found) : found;
  if (!wasCaptured(payment)) return answer(sql, order, payment.id, 'authorized', wasAuthorized);
  const refunds = payment.refundedCents > 0 ? await deps.gateway.refundsOf(payment.id).catch(asTryLater) : [];
  const settled = await absorb(deps, order.id, payment, refunds);
  if (settled.kind === 'mismatch') throw notBelieved(settled.why);
  const status = await settledStatus(sql, order, payment.id);
  return answer(sql, order, payment.id, status ?? 'captured', wasAuthorized);
}

/** Takes the money now; when the gateway is silent, the payment stays authorized and the reconciliation takes it. */
async function captured({ gateway, log }: OpenPayments, found: GatewayPayment): Promise<GatewayPayment> {
  return gateway.capture(found).catch((error: unknown) => {
    if (!(error instanceof GatewayUnavailable)) throw error;
    log.warn({ err: error, paymentId: found.id }, 'a payment could not be captured yet');
    return found;
  });
}

async function settledStatus(sql: Sql, order: OrderRow, paymentId: string): Promise<PaymentStatus | null> {
  const [row] = await sql.query(settledStatement, [paymentId, order.id]);
  if (row === undefined) return null;
  return row.refunded ? 'refunded' : 'captured';
}

async function answer(
  sql: Sql,
  order: OrderRow,
  id: string,
  status: PaymentStatus,
  wasAuthorized: boolean,
): Promise<VerifyOutcome> {
  const { balanceMilliku } = await balanceOf(sql, order.user_id);
  return { payment: { id, status, ku: order.milliku / MILLIKU_PER_KU }, balanceMilliku, wasAuthorized };
}
