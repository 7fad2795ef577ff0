import { type Sql, statement } from '../database/sql.ts';

const forgetStatement = statement(
  `update generations set prompt = '', title = null, input = '', after_text = '', plan = null
   where requested_by = $1 and status not in ('queued', 'streaming')`,
);

/** What a person had asked for in other people's projects, in the caller's transaction; the results stay theirs. */
export async function forgetRequests(sql: Sql, userId: string): Promise<void> {
  await sql.query(forgetStatement, [userId]);
}
