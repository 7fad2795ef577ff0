import { type Sql, statement } from '../database/sql.ts';
import { lockBalance } from '../ledger/lockBalance.ts';
import { post } from '../ledger/post.ts';
import type { GatewayRefund } from './gateway.ts';
import { advance, lockOrder } from './order.ts';
import type { Moved } from './settle.ts';

interface PaymentRow extends Record<string, unknown> {
  id: string;
  order_id: string;
  user_id: string;
  amount_cents: number;
  milliku: number;
  refunded_cents: number;
}

interface RefundRow extends Record<string, unknown> {
  milliku: number;
  debt_milliku: number;
  amount_cents: number;
  failed_at: Date | null;
}

export type Refunded =
  | { kind: 'refunded'; moved: Moved | null }
  /** Its payment was not settled here. */
  | { kind: 'unknown_payment' }
  | { kind: 'mismatch'; why: string };

const paymentStatement = statement<PaymentRow>(
  'select id, order_id, user_id, amount_cents, milliku, refunded_cents from payments where id = $1',
);
const knownStatement = statement<RefundRow>(
  'select milliku, debt_milliku, amount_cents, failed_at from payment_refunds where id = $1',
);
const takenBeforeStatement = statement<{ milliku: number }>(
  `select coalesce(sum(milliku), 0)::bigint as milliku from payment_refunds where payment_id = $1 and failed_at is null`,
);
const insertStatement = statement(
  `insert into payment_refunds (id, payment_id, amount_cents, milliku, debt_milliku, created_at, failed_at)
   values ($1, $2, $3, $4, $5, $6, $7)`,
);
const countStatement = statement('update payments set refunded_cents = refunded_cents + $2 where id = $1');
const failStatement = statement('update payment_refunds set failed_at = now(), debt_milliku = 0 where id = $1');
const openStatement = statement<{ cents: number }>(
  'select sum(amount_cents - refunded_cents)::bigint as cents from payments where order_id = $1',
);

const anyStatement = statement('select 1 from payment_refunds where payment_id = $1 limit 1');

/** Whether a refund of this payment is known here. */
export const hasRefunds = async (sql: Sql, paymentId: string): Promise<boolean> =>
  (await sql.query(anyStatement, [paymentId])).length > 0;

/** The coins of the first `cents` of a payment: rounded down, so that parts never sum to more than the whole. */
const coinsOf = ({ milliku, amount_cents }: PaymentRow, cents: number): number =>
  Number((BigInt(milliku) * BigInt(cents)) / BigInt(amount_cents));

/**
 * Takes back the coins of a refund, once, in the caller's transaction: what is left of them at once, the rest is
 * written down as a debt (README.md, Decisions). A refund that the gateway could not pay out gives everything back.
 */
export async function applyRefund(sql: Sql, refund: GatewayRefund): Promise<Refunded> {
  const [found] = await sql.query(paymentStatement, [refund.paymentId]);
  if (found === undefined) return { kind: 'unknown_payment' };
  const order = await lockOrder(sql, found.order_id);
  // Read again now that nobody else can change it.
  const payment = (await sql.query(paymentStatement, [refund.paymentId]))[0] ?? found;
  const [known] = await sql.query(knownStatement, [refund.id]);
  if (known === undefined && exceeds(payment, refund, order.currency)) {
    return { kind: 'mismatch', why: 'more is refunded than was paid' };
  }
  const moved = known === undefined ? await first(sql, payment, refund) : await again(sql, payment, refund, known);
  // Only what was paid out for good: a pending refund can still fail, and an order never goes back (P2).
  const [open] = await sql.query(openStatement, [order.id]);
  if (refund.status === 'processed' && open?.cents === 0) await advance(sql, order.id, 'refunded');
  return { kind: 'refunded', moved };
}

const exceeds = (payment: PaymentRow, { currency, amountCents, status }: GatewayRefund, paidIn: string): boolean =>
  (currency !== null && currency !== paidIn) ||
  (status !== 'failed' && payment.refunded_cents + amountCents > payment.amount_cents);

async function first(sql: Sql, payment: PaymentRow, refund: GatewayRefund): Promise<Moved | null> {
  return refund.status === 'failed' ? noteFailed(sql, refund) : takeBack(sql, payment, refund);
}

async function again(sql: Sql, payment: PaymentRow, refund: GatewayRefund, known: RefundRow): Promise<Moved | null> {
  const hasTurned = refund.status === 'failed' && known.failed_at === null;
  return hasTurned ? giveBack(sql, payment, refund.id, known) : null;
}

async function noteFailed(sql: Sql, { id, paymentId, amountCents, createdAt }: GatewayRefund): Promise<null> {
  await sql.query(insertStatement, [id, paymentId, amountCents, 0, 0, createdAt, new Date()]);
  return null;
}

async function takeBack(sql: Sql, payment: PaymentRow, refund: GatewayRefund): Promise<Moved | null> {
  const [before] = await sql.query(takenBeforeStatement, [payment.id]);
  const upTo = coinsOf(payment, payment.refunded_cents + refund.amountCents);
  const milliku = Math.max(0, upTo - (before?.milliku ?? 0));
  const taken = Math.min(milliku, await lockBalance(sql, payment.user_id));
  const { id, amountCents, createdAt } = refund;
  await sql.query(insertStatement, [id, payment.id, amountCents, milliku, milliku - taken, createdAt, null]);
  await sql.query(countStatement, [payment.id, amountCents]);
  return movement(sql, payment, -taken, `payment-refund:${id}`, 'Refund of a purchase');
}

async function giveBack(sql: Sql, payment: PaymentRow, id: string, refund: RefundRow): Promise<Moved | null> {
  await sql.query(failStatement, [id]);
  await sql.query(countStatement, [payment.id, -refund.amount_cents]);
  const taken = refund.milliku - refund.debt_milliku;
  return movement(sql, payment, taken, `payment-refund-failed:${id}`, 'The refund could not be paid out');
}

async function movement(
  sql: Sql,
  { user_id: userId, order_id }: PaymentRow,
  amountMilliku: number,
  cause: string,
  description: string,
): Promise<Moved | null> {
  if (amountMilliku === 0) return null;
  const posting = { accountId: userId, kind: 'refund', app: 'penora', amountMilliku, cause } as const;
  const { balance, entry } = await post(sql, { ...posting, reference: order_id, description });
  return { userId, balanceMilliku: balance, entry };
}
