import { type Sql, statement } from '../database/sql.ts';
import { emailKey } from './emailAddress.ts';

const noteStatement = statement(
  'update users set email = $2, email_key = $3 where id = $1 and email_verified_at is null and password_hash is null',
);

/** An address that somebody else says is this person's: kept for later proof, worth nothing until then (I2). */
export async function noteClaimedAddress(sql: Sql, userId: string, email: string): Promise<void> {
  await sql.query(noteStatement, [userId, email, emailKey(email)]);
}
