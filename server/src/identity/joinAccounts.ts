import { type Sql, statement } from '../database/sql.ts';
import type { IdentityDeps } from './deps.ts';
import { endAllSessions, endAllTokens } from './endAll.ts';

const closeStatement = statement<{ password_hash: string | null }>(
  `update users u set email = null, email_key = null, password_hash = null, email_verified_at = null, deleted_at = now()
   from (select id, password_hash from users where id = $1 for update) before
   where u.id = before.id returning before.password_hash`,
);
const keepPasswordStatement = statement(
  'update users set password_hash = $2 where id = $1 and password_hash is null and $2::text is not null',
);
const moveDoorsStatement = statement('update identities set user_id = $2 where user_id = $1');
const dropDoorsStatement = statement('delete from identities where user_id = $1');

export interface Joining {
  from: string;
  into: string;
  /** `drop`: whoever made the first account may not be the one who owns the address; their ways in end. */
  doors: 'keep' | 'drop';
}

/**
 * Puts one account into another of the same person, in the caller's transaction: projects, memberships and coins move,
 * the first account closes and is signed out. Only after the address was proved on both sides (I2), with its queue
 * held. Returns what to call after the commit.
 */
export async function joinAccounts(deps: IdentityDeps, sql: Sql, { from, into, doors }: Joining): Promise<() => void> {
  const told = [await endAllSessions(deps, sql, from), await endAllTokens(deps, sql, from)];
  await deps.moveBelongings(sql, from, into);
  await sql.query(doors === 'keep' ? moveDoorsStatement : dropDoorsStatement, doors === 'keep' ? [from, into] : [from]);
  const [closed] = await sql.query(closeStatement, [from]);
  if (doors === 'keep') await sql.query(keepPasswordStatement, [into, closed?.password_hash ?? null]);
  return () => {
    for (const tell of told) tell();
  };
}
