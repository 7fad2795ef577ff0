import { type Sql, statement } from '../database/sql.ts';
import { notFound } from '../kernel/errors.ts';

const lockStatement = statement<{ balance: number }>('select balance from accounts where id = $1 for update');

/**
 * What an account holds, held still until the caller's transaction ends: for taking "what is left". Throws
 * `not_found` for an unknown account (L9).
 */
export async function lockBalance(sql: Sql, accountId: string): Promise<number> {
  const [row] = await sql.query(lockStatement, [accountId]);
  if (row === undefined) throw notFound('account');
  return row.balance;
}
