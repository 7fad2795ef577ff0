import { type Sql, statement } from '../database/sql.ts';
import type { IdentityDeps } from './deps.ts';
import { tellRevoked } from './revocations.ts';

const sessionsStatement = statement<{ id: string }>(
  'update sessions set revoked_at = now() where user_id = $1 and revoked_at is null returning id',
);
const tokensStatement = statement<{ id: string }>(
  'update access_tokens set revoked_at = now() where user_id = $1 and revoked_at is null returning id',
);

type Deps = Pick<IdentityDeps, 'channel'>;

/** Signs somebody out everywhere, in the caller's transaction. Returns what to call after the commit. */
export async function endAllSessions({ channel }: Deps, sql: Sql, userId: string): Promise<() => void> {
  const ended = await sql.query(sessionsStatement, [userId]);
  return () => {
    for (const { id } of ended) tellRevoked(channel, { userId, sessionId: id });
  };
}

/** The same for personal access tokens. */
export async function endAllTokens({ channel }: Deps, sql: Sql, userId: string): Promise<() => void> {
  const ended = await sql.query(tokensStatement, [userId]);
  return () => {
    for (const { id } of ended) tellRevoked(channel, { userId, tokenId: id });
  };
}
