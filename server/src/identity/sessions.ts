import type { ListQuery } from '@penora/protocol/list';
import type { Session } from '@penora/protocol/schemas/person';
import type { z } from 'zod';
import { type Sql, statement } from '../database/sql.ts';
import { type Page, readPage } from '../kernel/cursor.ts';
import { notFound } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import type { PersonPrincipal } from '../kernel/principal.ts';
import type { Caller, IdentityDeps } from './deps.ts';
import { deviceName } from './device.ts';
import { tellRevoked } from './revocations.ts';
import { hashOf, newSessionToken } from './secrets.ts';

/** A session ends after 30 days without use and in any case after 90; on the database's clock. */
const SLIDING = "interval '30 days'";
const LONGEST = "interval '90 days'";
const COOKIE_SECONDS = 90 * 24 * 3_600;

/** The one time when a session's secret is known, on its way into the cookie. */
export interface NewSession {
  id: string;
  token: string;
  maxAgeSeconds: number;
  userId: string;
}

const startStatement = statement(
  `insert into sessions (id, token_hash, user_id, device, expires_at) values ($1, $2, $3, $4, now() + ${SLIDING})`,
);
// The oldest of more than may be open, and the one that a new sign-in replaces.
const replaceStatement = statement<{ id: string; user_id: string }>(
  `update sessions set revoked_at = now() where revoked_at is null and id in (
    select $2::uuid
    union all
    (select id from sessions where user_id = $1 and revoked_at is null and expires_at > now()
     order by last_seen_at desc, id offset $3)
  ) returning id, user_id`,
);
const revokeStatement = statement<{ id: string }>(
  `update sessions set revoked_at = now()
   where user_id = $1 and revoked_at is null and ($2::text is null or id::text = $2) and id::text is distinct from $3
   returning id`,
);
const touchStatement = statement(
  `update sessions set last_seen_at = now(), expires_at = least(now() + ${SLIDING}, created_at + ${LONGEST})
   where id = $1 and revoked_at is null and expires_at > now()`,
  'identity_touch_session',
);

interface SessionRow extends Record<string, unknown> {
  id: string;
  device: string;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
  micros: number;
}

const listStatement = statement<SessionRow>(
  `select id, device, created_at, last_seen_at, expires_at, (extract(epoch from created_at) * 1000000)::bigint as micros
   from sessions
   where user_id = $1 and revoked_at is null and expires_at > now()
     and ($2::bigint is null or (created_at, id::text) < (timestamptz 'epoch' + $2 * interval '1 microsecond', $3))
   order by created_at desc, id::text desc limit $4`,
);

/**
 * A new session in place of the one that the request carried (no fixation), in the caller's transaction. `announce`
 * is to be called after the commit.
 */
export async function startSession(
  deps: Pick<IdentityDeps, 'channel' | 'limits'>,
  sql: Sql,
  userId: string,
  caller: Caller,
): Promise<{ session: NewSession; announce: () => void }> {
  const token = newSessionToken();
  const kept = deps.limits.sessionsPerPerson - 1;
  const ended = await sql.query(replaceStatement, [userId, caller.sessionId ?? null, kept]);
  const id = newId();
  await sql.query(startStatement, [id, hashOf(token), userId, deviceName(caller.userAgent)]);
  return {
    session: { id, token, maxAgeSeconds: COOKIE_SECONDS, userId },
    announce: () => {
      for (const { id, user_id } of ended) tellRevoked(deps.channel, { userId: user_id, sessionId: id });
    },
  };
}

/** Notes that a session is in use and lets its end slide. */
export async function touchSession(sql: Sql, sessionId: string): Promise<void> {
  await sql.query(touchStatement, [sessionId]);
}

type Revoking = Pick<IdentityDeps, 'database' | 'channel'>;

async function revoke(deps: Revoking, userId: string, only: string | null, except: string | null): Promise<number> {
  const ended = await deps.database.sql.query(revokeStatement, [userId, only, except]);
  for (const { id } of ended) tellRevoked(deps.channel, { userId, sessionId: id });
  return ended.length;
}

/** Signs one device out. Throws `not_found` unless it is an open session of this person. */
export async function revokeSession(deps: Revoking, userId: string, sessionId: string): Promise<void> {
  if ((await revoke(deps, userId, sessionId, null)) === 0) throw notFound('session');
}

/** Signs out everywhere but here; asked for with a token, everywhere. */
export async function revokeOtherSessions(deps: Revoking, principal: PersonPrincipal): Promise<void> {
  await revoke(deps, principal.userId, null, 'sessionId' in principal ? principal.sessionId : null);
}

/** Ends the session of this request; nothing for a token or for somebody who is not signed in. */
export async function logout(deps: Revoking, principal: PersonPrincipal | null): Promise<void> {
  if (principal !== null && 'sessionId' in principal) await revoke(deps, principal.userId, principal.sessionId, null);
}

/** The open sessions of a person, newest first. */
export async function listSessions(
  sql: Sql,
  principal: PersonPrincipal,
  query: ListQuery,
): Promise<Page<z.input<typeof Session>>> {
  const current = 'sessionId' in principal ? principal.sessionId : null;
  return readPage(
    query,
    (stretch) => sql.query(listStatement, [principal.userId, ...stretch]),
    (row) => ({
      id: row.id,
      current: row.id === current,
      device: row.device,
      createdAt: row.created_at.toISOString(),
      lastSeenAt: row.last_seen_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
    }),
  );
}
