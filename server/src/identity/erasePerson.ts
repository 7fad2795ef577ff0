import { type Sql, statement } from '../database/sql.ts';
import { invalid, notFound } from '../kernel/errors.ts';
import type { PersonPrincipal } from '../kernel/principal.ts';
import type { Caller, IdentityDeps } from './deps.ts';
import { endAllSessions, endAllTokens } from './endAll.ts';
import { tellRevoked } from './revocations.ts';
import { beginSignIn } from './signInThrottle.ts';

const knownStatement = statement<{ email_key: string | null; password_hash: string | null }>(
  'select email_key, password_hash from users where id = $1 and deleted_at is null',
);
const forgetLinksStatement = statement('delete from mail_links where user_id = $1');
const forgetDoorsStatement = statement('delete from identities where user_id = $1');
const forgetSessionsStatement = statement("update sessions set device = '' where user_id = $1");
const forgetTokensStatement = statement("update access_tokens set name = '' where user_id = $1");
const eraseStatement = statement<{ id: string }>(
  `update users set email = null, email_key = null, email_verified_at = null, password_hash = null, avatar_url = null,
     name = $2, deleted_at = now() where id = $1 and deleted_at is null returning id`,
);

/** In the place of a name, wherever others still see that somebody was here. */
export const FORMER_PERSON = 'Former member';

export async function hasPassword(sql: Sql, userId: string): Promise<boolean> {
  const [known] = await sql.query(knownStatement, [userId]);
  return known !== undefined && known.password_hash !== null;
}

/**
 * Whether whoever asks is really the person: by the password, counted like a sign-in; without one, by `words` typed as
 * they stand. Throws `invalid`, `too_many_requests`.
 */
export async function demandPerson(
  deps: IdentityDeps,
  principal: PersonPrincipal,
  given: { password?: string | undefined; confirmation?: string | undefined },
  words: string,
  caller: Caller,
): Promise<void> {
  const [known] = await deps.database.sql.query(knownStatement, [principal.userId]);
  if (known === undefined) throw notFound('person');
  if (known.password_hash === null) {
    if (given.confirmation?.trim().toLowerCase() !== words) throw invalid('confirmation', `type: ${words}`);
    return;
  }
  const succeeded = await beginSignIn(
    deps.database.sql,
    deps.limits,
    known.email_key ?? principal.userId,
    caller.address,
  );
  if (!(await deps.passwords.verify(known.password_hash, given.password ?? ''))) {
    throw invalid('password', 'this is not your password');
  }
  await succeeded();
}

/**
 * Erases who somebody was, in the caller's transaction; the id stays, a number that means nobody. Signs out everywhere.
 * Returns what to call after the commit.
 */
export async function erasePerson(deps: IdentityDeps, sql: Sql, userId: string): Promise<() => void> {
  const told = [await endAllSessions(deps, sql, userId), await endAllTokens(deps, sql, userId)];
  for (const text of [forgetLinksStatement, forgetDoorsStatement, forgetSessionsStatement, forgetTokensStatement]) {
    await sql.query(text, [userId]);
  }
  if ((await sql.query(eraseStatement, [userId, FORMER_PERSON])).length === 0) throw notFound('person');
  return () => {
    for (const tell of told) tell();
    tellRevoked(deps.channel, { userId });
  };
}
