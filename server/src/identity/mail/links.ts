import { type Sql, statement } from '../../database/sql.ts';
import { wrongState } from '../../kernel/errors.ts';
import { newSecret } from '../../kernel/ids.ts';
import { hashOf } from '../secrets.ts';

export type Purpose = 'verify' | 'reset';

const HOURS: Record<Purpose, number> = { verify: 72, reset: 1 };

const createStatement = statement(
  `insert into mail_links (token_hash, user_id, purpose, email_key, expires_at)
   values ($1, $2, $3, $4, now() + $5 * interval '1 hour')`,
);
// A link is worth nothing any more once the person goes by another address or is gone.
const HOLDS = `l.token_hash = $1 and l.purpose = $2 and l.used_at is null and l.expires_at > now()
   and u.id = l.user_id and u.email_key = l.email_key and u.deleted_at is null and u.suspended_at is null`;
const findStatement = statement<{ user_id: string; email_key: string }>(
  `select l.user_id, l.email_key from mail_links l, users u where ${HOLDS}`,
);
const useStatement = statement<{ user_id: string; email_key: string }>(
  `update mail_links l set used_at = now() from users u where ${HOLDS} returning l.user_id, l.email_key`,
);
// What one person was sent for one purpose ends together.
const endStatement = statement(
  'update mail_links set used_at = now() where user_id = $1 and purpose = $2 and used_at is null',
);
const purgeStatement = statement("delete from mail_links where expires_at < now() - interval '7 days'");

export interface MailLink {
  userId: string;
  /** The address that whoever holds the link has proved. */
  address: string;
}

/** The secret of a new link, of which only the hash is kept. */
export async function createMailLink(sql: Sql, purpose: Purpose, userId: string, address: string): Promise<string> {
  const token = newSecret();
  await sql.query(createStatement, [hashOf(token), userId, purpose, address, HOURS[purpose]]);
  return token;
}

const spent = () => wrongState('This link was used already, or it is too old. Ask for a new one.');

/** Whom a link is for, without using it. Throws `wrong_state` for one that does not hold. */
export async function findMailLink(sql: Sql, purpose: Purpose, token: string): Promise<MailLink> {
  const [found] = await sql.query(findStatement, [hashOf(token), purpose]);
  if (found === undefined) throw spent();
  return { userId: found.user_id, address: found.email_key };
}

/** The same, and the link is used up with all others of its kind. */
export async function useMailLink(sql: Sql, purpose: Purpose, token: string): Promise<MailLink> {
  const [used] = await sql.query(useStatement, [hashOf(token), purpose]);
  if (used === undefined) throw spent();
  await sql.query(endStatement, [used.user_id, purpose]);
  return { userId: used.user_id, address: used.email_key };
}

export async function purgeMailLinks(sql: Sql): Promise<void> {
  await sql.query(purgeStatement);
}
