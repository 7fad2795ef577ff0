import { type Sql, statement } from '../database/sql.ts';

const statements = [
  'delete from handoff_codes where user_id = $1',
  'delete from delegations where user_id = $1',
  'delete from application_consents where user_id = $1',
  'delete from application_people where user_id = $1',
].map((text) => statement(text));

/** What applications could do for somebody who deletes the account, in the caller's transaction. */
export async function forgetPerson(sql: Sql, userId: string): Promise<void> {
  for (const one of statements) await sql.query(one, [userId]);
}
