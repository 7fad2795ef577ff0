import { type Row, type Sql, statement } from '../../database/sql.ts';
import { Refusal } from '../../kernel/errors.ts';
import type { Handoff } from '../../kernel/principal.ts';
import { hashOf, newHandoffCode } from '../keys/secrets.ts';

const HANDOFF_SECONDS = 60;

const createStatement = statement<{ expires_at: Date }>(
  `insert into handoff_codes (code_hash, user_id, app, project_code, generation_id, expires_at)
   values ($1, $2, $3, $4, $5, now() + $6 * interval '1 second') returning expires_at`,
);

interface HandoffRow extends Row {
  user_id: string;
  app: string;
  project_code: string;
  generation_id: string | null;
}

const useStatement = statement<HandoffRow>(
  `update handoff_codes set used_at = now()
   where code_hash = $1 and used_at is null and expires_at > now()
   returning user_id, app, project_code, generation_id`,
);

/** A code that an application trades once, within a minute, for a token of this person. */
export async function makeCode(
  sql: Sql,
  userId: string,
  app: string,
  { projectCode, generationId }: Handoff,
): Promise<{ code: string; expiresAt: Date }> {
  const code = newHandoffCode();
  const [row] = await sql.query(createStatement, [
    hashOf(code),
    userId,
    app,
    projectCode,
    generationId,
    HANDOFF_SECONDS,
  ]);
  if (row === undefined) throw new Error('a code was not made');
  return { code, expiresAt: row.expires_at };
}

/** Whose code it is; it is worth nothing from then on. Throws `unauthenticated` for one that is not good. */
export async function useCode(sql: Sql, code: string): Promise<{ userId: string; app: string; handoff: Handoff }> {
  const [row] = await sql.query(useStatement, [hashOf(code)]);
  if (row === undefined) throw new Refusal('unauthenticated', 'This code is not valid, or it is not valid any more.');
  const handoff = { projectCode: row.project_code, generationId: row.generation_id };
  return { userId: row.user_id, app: row.app, handoff };
}
