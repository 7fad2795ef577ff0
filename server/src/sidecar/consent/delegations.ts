import { type Row, type Sql, statement } from '../../database/sql.ts';
import { newId } from '../../kernel/ids.ts';
import type { DelegatePrincipal, Handoff } from '../../kernel/principal.ts';
import { hashOf, newDelegatedToken } from '../keys/secrets.ts';

export const DELEGATION_SECONDS = 900;

const createStatement = statement(
  `insert into delegations (id, token_hash, user_id, app, project_code, generation_id, expires_at)
   values ($1, $2, $3, $4, $5, $6, now() + $7 * interval '1 second')`,
);

interface DelegationRow extends Row {
  id: string;
  user_id: string;
  app: string;
  project_code: string | null;
  generation_id: string | null;
}

const findStatement = statement<DelegationRow>(
  `select d.id, d.user_id, d.app, d.project_code, d.generation_id
   from delegations d join users u on u.id = d.user_id
   where d.token_hash = $1 and d.revoked_at is null and d.expires_at > now()
     and u.suspended_at is null and u.deleted_at is null`,
  'sidecar_delegation',
);
const purgeStatement = statement("delete from delegations where expires_at < now() - interval '1 day'");
const purgeCodesStatement = statement("delete from handoff_codes where expires_at < now() - interval '1 day'");

export interface NewDelegation {
  userId: string;
  app: string;
  handoff: Handoff | null;
}

/** A token with which an application reads for one person, for a quarter of an hour. Shown this once. */
export async function delegate(sql: Sql, { userId, app, handoff }: NewDelegation): Promise<string> {
  const token = newDelegatedToken();
  const values = [handoff?.projectCode ?? null, handoff?.generationId ?? null, DELEGATION_SECONDS];
  await sql.query(createStatement, [newId(), hashOf(token), userId, app, ...values]);
  return token;
}

/** For whom a delegated token acts, or null. Always asked of the database: a withdrawal holds at once. */
export async function delegateOf(sql: Sql, token: string): Promise<DelegatePrincipal | null> {
  const [row] = await sql.query(findStatement, [hashOf(token)]);
  if (row === undefined) return null;
  const handoff = row.project_code === null ? null : { projectCode: row.project_code, generationId: row.generation_id };
  return { kind: 'delegate', userId: row.user_id, app: row.app, by: `delegation:${row.id}`, handoff };
}

/** Removes what ended long ago; hourly is often enough. */
export async function purgeDelegations(sql: Sql): Promise<void> {
  await sql.query(purgeStatement);
  await sql.query(purgeCodesStatement);
}
