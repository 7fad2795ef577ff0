import { type Sql, statement } from '../database/sql.ts';

const authorsStatement = statement('update comments set user_id = $2 where user_id = $1');
const resolversStatement = statement('update comments set resolved_by = $2 where resolved_by = $1');

/** Hands what one account has said to another of the same person, in the caller's transaction. */
export async function moveComments(sql: Sql, from: string, to: string): Promise<void> {
  await sql.query(authorsStatement, [from, to]);
  await sql.query(resolversStatement, [from, to]);
}
