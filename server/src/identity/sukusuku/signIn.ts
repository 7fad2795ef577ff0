import { type Sql, statement } from '../../database/sql.ts';
import { Refusal } from '../../kernel/errors.ts';
import type { Arrival } from '../arrival/arrival.ts';
import { type Arrived, arrive } from '../arrival/arrive.ts';
import type { Caller, IdentityDeps } from '../deps.ts';
import { type NewSession, startSession } from '../sessions.ts';
import { notSigned, type SignedArrival, type SukusukuSettings } from './signed.ts';
import { readToken } from './token.ts';

const burnStatement = statement<{ key: Buffer }>(
  `insert into used_sign_ins (key, session_id, expires_at) values ($1, $2, $3) on conflict (key) do nothing
   returning key`,
);
const usedStatement = statement<{ session_id: string | null }>('select session_id from used_sign_ins where key = $1');
const purgeStatement = statement("delete from used_sign_ins where expires_at < now() - interval '1 day'");

/** A session for a signature that signs in once; null for the browser that it has signed in already. */
export async function signInBySignature(
  deps: IdentityDeps,
  { arrival, key, expiresAt }: SignedArrival,
  caller: Caller,
): Promise<NewSession | null> {
  const [used] = await deps.database.sql.query(usedStatement, [key]);
  if (used !== undefined) return shownAgain(used.session_id, caller);
  const { session, announce } = await deps.database.transaction(async ({ sql }) => {
    const { userId } = await arrive(deps, sql, arrival, caller.address);
    const started = await startSession(deps, sql, userId, caller);
    // When somebody was quicker, all of this is taken back.
    await burn(sql, { key, expiresAt }, started.session.id);
    return started;
  });
  announce();
  return session;
}

/** Uses a signature up, for this session. Throws `unauthenticated` when it was used before. */
export async function burn(
  sql: Sql,
  { key, expiresAt }: Pick<SignedArrival, 'key' | 'expiresAt'>,
  sessionId: string,
): Promise<void> {
  const burnt = await sql.query(burnStatement, [key, sessionId, expiresAt]);
  if (burnt.length === 0) throw notSigned();
}

function shownAgain(sessionId: string | null, caller: Caller): null {
  if (sessionId === null || sessionId !== caller.sessionId) throw notSigned();
  return null;
}

/**
 * The person of a token of sukusuku.ai, made if there is none yet; the token stays usable until its end. For sister
 * applications that bring it over REST. Throws `unauthenticated`, and `forbidden` for a closed account.
 */
export async function personOfToken(
  deps: IdentityDeps,
  settings: SukusukuSettings,
  token: string,
): Promise<Arrived & { arrival: Arrival; expiresAt: Date }> {
  const { arrival, expiresAt } = await readToken(deps.database.sql, settings, token);
  const arrived = await deps.database.transaction(({ sql }) => arrive(deps, sql, arrival, null));
  return { ...arrived, arrival, expiresAt };
}

/** Signatures that could not be used any more anyway. */
export async function purgeUsedSignIns(sql: Sql): Promise<void> {
  await sql.query(purgeStatement);
}

/** Whether it is a refusal that the page of this door explains. */
export const isNotSigned = (error: unknown): boolean => error instanceof Refusal && error.code === 'unauthenticated';
