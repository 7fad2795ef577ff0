import { type Sql, statement } from '../database/sql.ts';
import type { Channel } from '../kernel/channel.ts';
import type { PersonPrincipal } from '../kernel/principal.ts';
import { Recent } from './recent.ts';
import { onRevoked } from './revocations.ts';
import { hashOf, isAccessToken, isSessionToken } from './secrets.ts';
import { touchSession } from './sessions.ts';
import { touchToken } from './tokens.ts';

/** What a request or a socket brings: the cookie's value, a bearer token, a token in the query. */
export interface Credentials {
  cookie?: string | undefined;
  bearer?: string | undefined;
  queryToken?: string | undefined;
}

export interface Authenticator {
  /** Who it is, or null. A token that is given decides alone: when it is not good, the cookie does not help. */
  authenticate(credentials: Credentials): Promise<PersonPrincipal | null>;
  close(): void;
}

interface Found extends Record<string, unknown> {
  id: string;
  user_id: string;
  stale: boolean;
}

const sessionStatement = statement<Found>(
  `select s.id, s.user_id, s.last_seen_at < now() - interval '5 minutes' as stale
   from sessions s join users u on u.id = s.user_id
   where s.token_hash = $1 and s.revoked_at is null and s.expires_at > now()
     and u.suspended_at is null and u.deleted_at is null`,
  'identity_session',
);
const tokenStatement = statement<Found>(
  `select t.id, t.user_id, t.last_used_at is null or t.last_used_at < now() - interval '5 minutes' as stale
   from access_tokens t join users u on u.id = t.user_id
   where t.token_hash = $1 and t.revoked_at is null and (t.expires_at is null or t.expires_at > now())
     and u.suspended_at is null and u.deleted_at is null`,
  'identity_token',
);

/** Short enough that a lost revocation message costs no more than the healing query would (I3). */
const REMEMBERED_MS = 2_000;
const REMEMBERED = 10_000;

async function bySession(sql: Sql, secret: string): Promise<PersonPrincipal | null> {
  if (!isSessionToken(secret)) return null;
  const [found] = await sql.query(sessionStatement, [hashOf(secret)]);
  if (found === undefined) return null;
  if (found.stale) await touchSession(sql, found.id);
  return { kind: 'person', userId: found.user_id, sessionId: found.id };
}

async function byToken(sql: Sql, secret: string): Promise<PersonPrincipal | null> {
  if (!isAccessToken(secret)) return null;
  const [found] = await sql.query(tokenStatement, [hashOf(secret)]);
  if (found === undefined) return null;
  if (found.stale) await touchToken(sql, found.id);
  return { kind: 'person', userId: found.user_id, tokenId: found.id };
}

/** The one place that turns a secret into a person. Database failures are thrown: nobody is let in on a doubt (I4). */
export function makeAuthenticator(deps: { sql: Sql; channel: Channel }): Authenticator {
  const recent = new Recent<PersonPrincipal>(REMEMBERED, REMEMBERED_MS);
  const unsubscribe = onRevoked(deps.channel, () => recent.clear());
  return {
    async authenticate({ cookie, bearer, queryToken }) {
      const token = bearer ?? queryToken;
      if (token !== undefined) return recent.get(`token:${token}`, () => byToken(deps.sql, token));
      if (cookie === undefined) return null;
      return recent.get(`session:${cookie}`, () => bySession(deps.sql, cookie));
    },
    close() {
      unsubscribe();
      recent.clear();
    },
  };
}
