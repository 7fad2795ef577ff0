import { type Sql, statement } from '../database/sql.ts';
import { notFound, wrongState } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { lockBalance } from '../ledger/lockBalance.ts';
import { post } from '../ledger/post.ts';
import type { Moved } from './settle.ts';

/**
 * Coins that were spent before their payment was refunded. They are never taken by themselves: an operator either
 * collects them from what the person has now, or forgives them, with a name and a reason.
 */
interface DebtRow extends Record<string, unknown> {
  debt_milliku: number;
  user_id: string;
  order_id: string;
}

export interface DebtDecision {
  refundId: string;
  actor: string;
  reason: string;
}

const debtStatement = statement<DebtRow>(
  `select r.debt_milliku, p.user_id, p.order_id from payment_refunds r join payments p on p.id = r.payment_id
   where r.id = $1 for update of r`,
);
const reduceStatement = statement('update payment_refunds set debt_milliku = debt_milliku - $2 where id = $1');

async function lockDebt(sql: Sql, refundId: string): Promise<DebtRow> {
  const [debt] = await sql.query(debtStatement, [refundId]);
  if (debt === undefined) throw notFound('refund');
  if (debt.debt_milliku === 0) throw wrongState('Nothing is open for this refund.');
  return debt;
}

/** Takes what is there of an open debt, in the caller's transaction. Throws `wrong_state` when nothing can be taken. */
export async function collectDebt(sql: Sql, { refundId, actor, reason }: DebtDecision): Promise<Moved> {
  const debt = await lockDebt(sql, refundId);
  const amount = Math.min(debt.debt_milliku, await lockBalance(sql, debt.user_id));
  if (amount === 0) throw wrongState('The person has no coins.');
  await sql.query(reduceStatement, [refundId, amount]);
  const { balance, entry } = await post(sql, {
    accountId: debt.user_id,
    kind: 'refund',
    app: 'penora',
    amountMilliku: -amount,
    cause: `payment-refund-debt:${refundId}:${newId()}`,
    reference: debt.order_id,
    description: reason,
    actor,
  });
  return { userId: debt.user_id, balanceMilliku: balance, entry };
}

/** Gives the coins and collects them at once: the debt is gone, the balance as before, both entries tell why (P5). */
export async function forgiveDebt(sql: Sql, decision: DebtDecision): Promise<Moved> {
  const debt = await lockDebt(sql, decision.refundId);
  await post(sql, {
    accountId: debt.user_id,
    kind: 'adjustment',
    app: 'penora',
    amountMilliku: debt.debt_milliku,
    cause: `payment-debt-forgiven:${decision.refundId}:${newId()}`,
    reference: debt.order_id,
    description: decision.reason,
    actor: decision.actor,
  });
  return collectDebt(sql, decision);
}
