import { type Sql, statement } from '../database/sql.ts';
import { notFound } from '../kernel/errors.ts';

export interface Balance {
  balanceMilliku: number;
  /** Number of the account's last entry. */
  entry: number;
}

const balanceStatement = statement<{ balance: number; entry: number }>(
  'select balance, entry from accounts where id = $1',
  'ledger_balance',
);

const balancesStatement = statement<{ id: string; balance: number; entry: number }>(
  'select id, balance, entry from accounts where id = any($1)',
  'ledger_balances',
);

/** What an account holds now. Throws `not_found` for an unknown one (L9). */
export async function balanceOf(sql: Sql, accountId: string): Promise<Balance> {
  const [row] = await sql.query(balanceStatement, [accountId]);
  if (row === undefined) throw notFound('account');
  return { balanceMilliku: row.balance, entry: row.entry };
}

/** Several at once, for the poll that heals lost messages; unknown accounts are left out. */
export async function balancesOf(sql: Sql, accountIds: readonly string[]): Promise<Map<string, Balance>> {
  const rows = await sql.query(balancesStatement, [accountIds]);
  return new Map(rows.map((row) => [row.id, { balanceMilliku: row.balance, entry: row.entry }]));
}
