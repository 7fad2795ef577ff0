import { type Sql, statement } from '../database/sql.ts';
import { post } from '../ledger/post.ts';
import type { GatewayPayment } from './gateway.ts';
import { advance, findPackage, lockOrder, type OrderRow } from './order.ts';

/** The balance after coins have moved, to be told once the transaction has committed. */
export interface Moved {
  userId: string;
  balanceMilliku: number;
  entry: number;
}

export type Settled =
  | { kind: 'settled'; moved: Moved | null }
  /** The payment is not the one that was ordered: nothing was changed. */
  | { kind: 'mismatch'; why: string };

const insertStatement = statement<{ id: string }>(
  `insert into payments (id, order_id, user_id, amount_cents, milliku) values ($1, $2, $3, $4, $5)
   on conflict (id) do nothing returning id`,
);
// One last look: a second payment for the same order may still be authorised late.
const heardStatement = statement("update orders set ask_at = created_at + interval '7 days' where id = $1");

/** What makes a payment another one than was ordered, or null. */
export function mismatch(order: OrderRow, payment: GatewayPayment): string | null {
  if (payment.orderId !== order.gateway_order_id) return 'the payment is for another order';
  if (payment.amountCents !== order.amount_cents) return 'the amount is not the one that was ordered';
  if (payment.currency !== order.currency) return 'the currency is not the one that was ordered';
  return null;
}

export const wasCaptured = ({ status }: GatewayPayment): boolean => status === 'captured' || status === 'refunded';

/**
 * The one way from money to coins, whoever tells of it (P1): payment row, grant and state of the order, in the
 * caller's transaction. `payment` must be captured and come from the gateway itself, by its signature or its answer.
 * Nothing moves when it was settled before.
 */
export async function settle(sql: Sql, orderId: string, payment: GatewayPayment): Promise<Settled> {
  if (!wasCaptured(payment)) throw new Error(`a payment that is ${payment.status} is not settled`);
  const order = await lockOrder(sql, orderId);
  const why = mismatch(order, payment);
  if (why !== null) return { kind: 'mismatch', why };
  const values = [payment.id, order.id, order.user_id, order.amount_cents, order.milliku];
  const [fresh] = await sql.query(insertStatement, values);
  if (fresh === undefined) return { kind: 'settled', moved: null };
  const { balance, entry } = await post(sql, {
    accountId: order.user_id,
    kind: 'purchase',
    app: 'penora',
    amountMilliku: order.milliku,
    cause: `payment:${payment.id}`,
    reference: order.id,
    description: findPackage(order.package_id)?.title ?? order.package_id,
  });
  await advance(sql, order.id, 'paid');
  await sql.query(heardStatement, [order.id]);
  return { kind: 'settled', moved: { userId: order.user_id, balanceMilliku: balance, entry } };
}
