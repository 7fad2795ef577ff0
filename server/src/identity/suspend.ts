import { type Sql, statement } from '../database/sql.ts';

const suspendStatement = statement<{ id: string }>(
  'update users set suspended_at = now() where id = $1 and suspended_at is null and deleted_at is null returning id',
);
const unsuspendStatement = statement<{ id: string }>(
  'update users set suspended_at = null where id = $1 and suspended_at is not null returning id',
);
const endSessionsStatement = statement(
  'update sessions set revoked_at = now() where user_id = $1 and revoked_at is null',
);

/**
 * Shuts a person out, in the caller's transaction: nobody signs in, no session and no token holds. `tellRevoked` is to
 * follow the commit. Returns whether anything changed.
 */
export async function suspend(sql: Sql, userId: string): Promise<boolean> {
  const changed = (await sql.query(suspendStatement, [userId])).length > 0;
  if (changed) await sql.query(endSessionsStatement, [userId]);
  return changed;
}

/** Lets a person in again: they sign in anew, their access keys work as before. Returns whether anything changed. */
export async function unsuspend(sql: Sql, userId: string): Promise<boolean> {
  return (await sql.query(unsuspendStatement, [userId])).length > 0;
}
