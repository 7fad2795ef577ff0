import { type Sql, statement } from '../database/sql.ts';

const countStatement = statement<{ count: number }>(
  `select (count(*) filter (where generation_id is null) + count(distinct generation_id))::bigint as count
   from entries where account_id = $1`,
);

/** How many movements an account has, a run's chunks as one. */
export async function countEntries(sql: Sql, accountId: string): Promise<number> {
  const [row] = await sql.query(countStatement, [accountId]);
  return row?.count ?? 0;
}
