import { type Sql, statement } from '../database/sql.ts';

// Razorpay repeats for 24 hours.
const eventsStatement = statement("delete from webhook_events where at < now() - interval '30 days'");
const refusalsStatement = statement("delete from payment_refusals where at < now() - interval '180 days'");

/** Forgets messages that cannot come again and refusals of long ago; hourly is often enough. Money is never forgotten. */
export async function purgePayments(sql: Sql): Promise<void> {
  await sql.query(eventsStatement);
  await sql.query(refusalsStatement);
}
