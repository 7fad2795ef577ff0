import { type Sql, statement } from '../database/sql.ts';
import type { Logger } from '../kernel/log.ts';
import type { PaymentLimits } from './deps.ts';

/** Something that was asked for or told and not believed (P4). */
export interface PaymentRefusal {
  door: 'verify' | 'webhook' | 'reconcile';
  reason: string;
  userId?: string;
  orderId?: string;
  /** Ids, amounts, sizes: short and without secrets. */
  facts?: Record<string, string | number | boolean | null>;
}

// Anybody can send rubbish: the table grows by so much in an hour and not by more.
const recordStatement = statement(
  `insert into payment_refusals (door, reason, user_id, order_id, facts)
   select $1, $2, $3, $4, $5::jsonb
   where (select count(*) from payment_refusals where at > now() - interval '1 hour') < $6`,
);

/** Writes a refusal down, by itself: never inside a transaction that is taken back. Moves nothing. */
export async function recordRefusal(
  { sql, log, limits }: { sql: Sql; log: Logger; limits: PaymentLimits },
  { door, reason, userId, orderId, facts = {} }: PaymentRefusal,
): Promise<void> {
  log.warn({ door, reason, userId, orderId, ...facts }, 'a payment message was refused');
  const values = [door, reason, userId ?? null, orderId ?? null, JSON.stringify(facts), limits.refusalsPerHour];
  await sql.query(recordStatement, values);
}
