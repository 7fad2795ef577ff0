import { type Sql, statement } from '../database/sql.ts';

// Those that still run as well: whoever is no member any more has nothing written (generations.ts), and they end.
const forgetStatement = statement(
  `update generations set prompt = '', title = null, input = '', after_text = '', plan = null, forgotten = true,
     options = options - 'title' where requested_by = $1`,
);

/**
 * What a person had asked for in other people's projects, in the caller's transaction: their words go, the results
 * stay, because they belong to those projects. Nothing can go on without the words.
 */
export async function forgetRequests(sql: Sql, userId: string): Promise<void> {
  await sql.query(forgetStatement, [userId]);
}
