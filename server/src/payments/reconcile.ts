import { statement } from '../database/sql.ts';
import { absorb, tell } from './absorb.ts';
import type { OpenPayments, PaymentsDeps } from './deps.ts';
import { type GatewayPayment, type GatewayRefund, GatewayUnavailable } from './gateway.ts';
import { advance, type OrderRow, orderAtGateway } from './order.ts';
import { applyRefund, hasRefunds } from './refund.ts';
import { recordRefusal } from './refusals.ts';
import { wasCaptured } from './settle.ts';

/** What a turn of the reconciliation found. */
export interface Reconciled {
  asked: number;
  settled: number;
  refunds: number;
  /** Questions that the gateway gave no answer to; they are asked again in a minute or with the next turn. */
  unanswered: number;
}

type Asked = Pick<OrderRow, 'id'> & { gateway_order_id: string };

// The next time is set before asking: several processes share the work, and one that dies only delays it. Pauses
// double up to six hours; a week after the order nothing can be authorised late any more. A paid one is looked at once
// more then (settle.ts), for a second payment that nobody told of.
const claimStatement = statement<Asked>(
  `update orders set asks = asks + 1, ask_at = case
     when created_at > now() - interval '7 days' and status not in ('paid', 'refunded')
     then now() + least(interval '6 hours', interval '2 minutes' * 2 ^ least(asks, 10)) end
   where id in (
     select id from orders where gateway = $1 and gateway_order_id is not null
       and ($4::uuid is null or id = $4)
       and ($4::uuid is not null and not $5 or ask_at <= case when $2 then 'infinity' else now() end)
     order by ask_at limit $3 for update skip locked)
   returning id, gateway_order_id`,
);
const retryStatement = statement("update orders set ask_at = now() + $2 * interval '1 second' where id = any($1)");
// Since the last refund that is known, and two days more for those that were made out of turn.
const refundsFromStatement = statement<{ at: Date }>(
  `select coalesce(max(r.created_at) - interval '2 days', now() - interval '30 days') as at
   from payment_refunds r join payments p on p.id = r.payment_id join orders o on o.id = p.order_id where o.gateway = $1`,
);

/** When all are asked about at once, at an operator's wish. */
const ORDERS_OF_ALL = 10_000;
/** So many questions without an answer end a turn: the gateway is in trouble, and each costs its whole patience. */
const UNANSWERED_PER_TURN = 3;
const RETRY_SECONDS = 60;

export interface Turn {
  /** Asks about every open order, whenever it would be due. */
  all?: boolean;
  /** Asks about this one alone, open or not. */
  orderId?: string;
  /** With `orderId`: only when it is due. */
  whenDue?: boolean;
  /** Ends the turn before the next order: the process is going down. */
  signal?: AbortSignal;
}

/**
 * Asks the gateway about orders that have gone quiet and about refunds that nobody told of. Safe at any time, any
 * number of times, in any number of processes.
 */
export async function reconcile(payments: PaymentsDeps, turn: Turn = {}): Promise<Reconciled> {
  const result: Reconciled = { asked: 0, settled: 0, refunds: 0, unanswered: 0 };
  const { gateway } = payments;
  if (gateway === null) return result;
  const deps: OpenPayments = { ...payments, gateway };
  const { all = false, orderId, whenDue = false, signal } = turn;
  const values = [gateway.name, all, all ? ORDERS_OF_ALL : deps.limits.ordersPerTurn, orderId ?? null, whenDue];
  const orders = await deps.database.sql.query(claimStatement, values);
  const unanswered: string[] = [];
  const skipped: string[] = [];
  for (const order of orders) {
    if (signal?.aborted || unanswered.length >= UNANSWERED_PER_TURN) skipped.push(order.id);
    else if (!(await askAbout(deps, order, result))) unanswered.push(order.id);
  }
  // Those that were not reached come first in the next turn: nobody waits behind an order that never gets an answer.
  await deps.database.sql.query(retryStatement, [skipped, 0]);
  await deps.database.sql.query(retryStatement, [unanswered, RETRY_SECONDS]);
  if (orderId === undefined && skipped.length === 0) await askAboutRefunds(deps, result);
  return result;
}

/** Counts what was found; returns whether there was an answer. */
async function askAbout(deps: OpenPayments, order: Asked, result: Reconciled): Promise<boolean> {
  result.asked += 1;
  try {
    result.settled += await reconcileOrder(deps, order);
    return true;
  } catch (error) {
    if (!(error instanceof GatewayUnavailable)) throw error;
    deps.log.warn({ err: error, orderId: order.id }, 'an order could not be reconciled');
    result.unanswered += 1;
    return false;
  }
}

/** Returns how many payments were granted now. */
async function reconcileOrder(deps: OpenPayments, order: Asked): Promise<number> {
  let settled = 0;
  for (const found of await deps.gateway.paymentsOf(order.gateway_order_id)) {
    if (await take(deps, order.id, found)) settled += 1;
  }
  return settled;
}

async function take(deps: OpenPayments, orderId: string, found: GatewayPayment): Promise<boolean> {
  const { gateway, database } = deps;
  if (found.status === 'failed') await advance(database.sql, orderId, 'failed', found.failure);
  const payment = found.status === 'authorized' ? await gateway.capture(found) : found;
  if (!wasCaptured(payment)) return false;
  // Also when nothing is refunded now: a refund that we know of may have failed.
  const mayBeRefunded = payment.refundedCents > 0 || (await hasRefunds(database.sql, payment.id));
  const refunds = mayBeRefunded ? await gateway.refundsOf(payment.id) : [];
  const settled = await absorb(deps, orderId, payment, refunds);
  if (settled.kind === 'settled') return settled.moved !== null;
  const refusal = { door: 'reconcile', reason: settled.why, orderId, facts: { paymentId: payment.id } } as const;
  await recordRefusal({ ...deps, sql: database.sql }, refusal);
  return false;
}

/** Counts the refunds that moved coins now. */
async function askAboutRefunds(deps: OpenPayments, result: Reconciled): Promise<void> {
  const { gateway, database, log } = deps;
  const [from] = await database.sql.query(refundsFromStatement, [gateway.name]);
  try {
    for (const refund of await gateway.refundsSince(from?.at ?? new Date())) {
      if (await takeRefund(deps, refund)) result.refunds += 1;
    }
  } catch (error) {
    if (!(error instanceof GatewayUnavailable)) throw error;
    log.warn({ err: error }, 'refunds could not be asked for');
    result.unanswered += 1;
  }
}

async function takeRefund(deps: OpenPayments, refund: GatewayRefund): Promise<boolean> {
  const { gateway, database } = deps;
  const applied = await database.transaction(({ sql }) => applyRefund(sql, refund));
  if (applied.kind === 'refunded') {
    tell(deps, applied.moved);
    return applied.moved !== null;
  }
  if (applied.kind === 'mismatch') {
    const refusal = { door: 'reconcile', reason: applied.why, facts: { refundId: refund.id } } as const;
    await recordRefusal({ ...deps, sql: database.sql }, refusal);
    return false;
  }
  // A payment that nobody has told of either, or one of another shop of the same owner.
  const payment = await gateway.payment(refund.paymentId);
  const order = payment?.orderId == null ? null : await orderAtGateway(database.sql, gateway.name, payment.orderId);
  return payment !== null && order !== null && wasCaptured(payment) && take(deps, order.id, payment);
}
