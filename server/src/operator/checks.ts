import type { Sql } from '../database/sql.ts';
import { audit } from '../ledger/audit.ts';
import { auditPayments } from '../payments/audit.ts';
import { type OperatorDeps, type Report, said, type Warrant } from './deps.ts';
import { record } from './record.ts';

/** Every balance, entry, chunk, payment and refund compared with each other; a difference is not well. */
export async function auditAll(sql: Sql): Promise<Report> {
  const differences = [...(await audit(sql)), ...(await auditPayments(sql))];
  const lines = differences.map(({ rule, where, detail }) => `${rule}: ${where}: ${detail}`);
  if (lines.length === 0) return said('Everything agrees.');
  return { lines: [...lines, `${lines.length} differences.`], ok: false };
}

export async function auditAsOperator({ database: { sql } }: OperatorDeps, warrant: Warrant): Promise<Report> {
  const report = await auditAll(sql);
  await record(sql, { ...warrant, action: 'audit', facts: { ok: report.ok ? 1 : 0 } });
  return report;
}

/** Asks the gateway about every open order, or about one, whenever it would be due. */
export async function reconcileNow(
  { database, payments }: OperatorDeps,
  orderId: string | undefined,
  warrant: Warrant,
): Promise<Report> {
  const found = await payments.reconcile(orderId === undefined ? { all: true } : { orderId });
  await record(database.sql, { ...warrant, action: 'reconcile', facts: { orderId: orderId ?? null, ...found } });
  const { asked, settled, refunds, unanswered } = found;
  return {
    lines: [
      `${asked} orders asked about, ${settled} payments and ${refunds} refunds settled, ${unanswered} unanswered.`,
    ],
    ok: unanswered === 0,
  };
}
