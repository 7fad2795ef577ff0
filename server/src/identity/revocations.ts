import { z } from 'zod';
import { type Sql, statement } from '../database/sql.ts';
import type { Channel, Unsubscribe } from '../kernel/channel.ts';
import type { PersonPrincipal } from '../kernel/principal.ts';
import { topic } from '../kernel/topic.ts';

/** A session or a token that no longer holds; neither: nothing of the person does. */
export const Revocation = z.object({
  userId: z.string(),
  sessionId: z.string().optional(),
  tokenId: z.string().optional(),
});
export type Revocation = z.infer<typeof Revocation>;

const revocations = topic('revocations', Revocation);

/** Tells every process, after the commit, so that open sockets close with 4401 (I3). */
export function tellRevoked(channel: Channel, revoked: Revocation): void {
  revocations.publish(channel, 'all', revoked);
}

export function onRevoked(channel: Channel, listener: (revoked: Revocation) => void): Unsubscribe {
  return revocations.subscribe(channel, 'all', listener);
}

/** Whether a revocation ends what this principal is doing. */
export function ends(revoked: Revocation, principal: PersonPrincipal): boolean {
  if (revoked.userId !== principal.userId) return false;
  if (revoked.sessionId !== undefined) return 'sessionId' in principal && principal.sessionId === revoked.sessionId;
  if (revoked.tokenId !== undefined) return 'tokenId' in principal && principal.tokenId === revoked.tokenId;
  return true;
}

const lapsedStatement = statement<{ id: string }>(
  `select asked.id from unnest($1::text[]) as asked (id) where not exists (
    select 1 from sessions s join users u on u.id = s.user_id
    where s.id = asked.id::uuid and s.revoked_at is null and s.expires_at > now()
      and u.suspended_at is null and u.deleted_at is null
    union all
    select 1 from access_tokens t join users u on u.id = t.user_id
    where t.id = asked.id::uuid and t.revoked_at is null and (t.expires_at is null or t.expires_at > now())
      and u.suspended_at is null and u.deleted_at is null)`,
  'identity_lapsed',
);

/**
 * Which of these principals no longer hold, straight from the database: for the query every 2 s that heals lost
 * messages and notices what expired.
 */
export async function lapsed<P extends PersonPrincipal>(sql: Sql, principals: readonly P[]): Promise<P[]> {
  if (principals.length === 0) return [];
  const idOf = (principal: P): string => ('sessionId' in principal ? principal.sessionId : principal.tokenId);
  const rows = await sql.query(lapsedStatement, [[...new Set(principals.map(idOf))]]);
  const gone = new Set(rows.map((row) => row.id));
  return principals.filter((principal) => gone.has(idOf(principal)));
}
