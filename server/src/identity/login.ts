import { type Sql, statement } from '../database/sql.ts';
import { forbidden, Refusal } from '../kernel/errors.ts';
import type { Caller, IdentityDeps } from './deps.ts';
import { emailKey } from './emailAddress.ts';
import { personOf } from './people.ts';
import { type NewSession, startSession } from './sessions.ts';
import type { SignedIn } from './signedIn.ts';
import { beginSignIn } from './signInThrottle.ts';

interface Known extends Record<string, unknown> {
  id: string;
  password_hash: string;
  suspended: boolean;
}

const knownStatement = statement<Known>(
  `select id, password_hash, suspended_at is not null as suspended from users
   where email_key = $1 and password_hash is not null and deleted_at is null`,
);
const rehashStatement = statement('update users set password_hash = $2 where id = $1 and password_hash = $3');
const openStatement = statement<{ open: boolean }>(
  'select true as open from users where id = $1 and suspended_at is null and deleted_at is null for share',
);

/**
 * Signs in with a password. An unknown address and a wrong password get the same answer after the same work:
 * `unauthenticated`. `forbidden` for a suspended person who knows the password, `too_many_requests` while guessing.
 */
export async function login(
  deps: IdentityDeps,
  given: { email: string; password: string },
  caller: Caller,
): Promise<SignedIn> {
  const { sql } = deps.database;
  const key = emailKey(given.email);
  const succeeded = await beginSignIn(sql, deps.limits, key, caller.address);
  const [known] = await sql.query(knownStatement, [key]);
  const right = await deps.passwords.verify(known?.password_hash ?? null, given.password);
  if (known === undefined || !right) throw new Refusal('unauthenticated', 'E-mail or password is not right.');
  await succeeded();
  if (known.suspended) throw forbidden('This account is suspended. Please write to the support.');
  await rehash(deps, sql, known, given.password);
  const session = await signInAs(deps, known.id, caller);
  return { user: await personOf(sql, known.id), session };
}

async function rehash(deps: IdentityDeps, sql: Sql, known: Known, password: string): Promise<void> {
  if (!deps.passwords.isOutdated(known.password_hash)) return;
  await sql.query(rehashStatement, [known.id, await deps.passwords.hash(password), known.password_hash]);
}

/**
 * A session for somebody who has just proved who they are, also when a request that signed in is repeated under its
 * Idempotency-Key. Throws `forbidden` for a suspended or deleted person.
 */
export async function signInAs(deps: IdentityDeps, userId: string, caller: Caller): Promise<NewSession> {
  const { session, announce } = await deps.database.transaction(async ({ sql }) => {
    // Held until the commit: a suspension at this moment comes before or after, never in between.
    const [open] = await sql.query(openStatement, [userId]);
    if (open === undefined) throw forbidden('This account is closed.');
    return startSession(deps, sql, userId, caller);
  });
  announce();
  return session;
}
