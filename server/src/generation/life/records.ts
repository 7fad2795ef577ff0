import type { Database } from '../../database/database.ts';
import { type Sql, statement } from '../../database/sql.ts';
import { notFound } from '../../kernel/errors.ts';
import { type GenerationRecord, GenerationTable } from '../tables.ts';

/** One generation as it is now. Throws `not_found`. */
export async function findRecord(db: Database, id: string): Promise<GenerationRecord> {
  const record = await db.em().findOne(GenerationTable, { id });
  if (record === null) throw notFound('generation');
  return record;
}

const projectStatement = statement<{ code: string }>(
  'select project_code as code from generations where id = $1',
  'generation_project',
);

/** It never changes; the oldest of so many is forgotten. */
const projects = new Map<string, string>();
const PROJECTS_KEPT = 10_000;

/** The project of a generation, without all that its record holds. Throws `not_found`. */
export async function projectOf(sql: Sql, id: string): Promise<string> {
  const known = projects.get(id);
  if (known !== undefined) return known;
  const [row] = await sql.query(projectStatement, [id]);
  if (row === undefined) throw notFound('generation');
  const [oldest] = projects.keys();
  if (oldest !== undefined && projects.size >= PROJECTS_KEPT) projects.delete(oldest);
  projects.set(id, row.code);
  return row.code;
}

export async function findRecords(db: Database, ids: readonly string[]): Promise<GenerationRecord[]> {
  if (ids.length === 0) return [];
  const records = await db.em().find(GenerationTable, { id: { $in: [...ids] } });
  const order = new Map(ids.map((id, index) => [id, index]));
  return records.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
}

const runningStatement = statement<{ id: string }>(
  `select id from generations where project_code = $1 and status in ('queued', 'streaming')
     and ($2::text is null or coalesce(asked_by, requested_by) = $2) order by id`,
);

/** What runs or waits in a project, of everybody or of one person who asked for it. */
export async function runningIn(sql: Sql, code: string, userId?: string): Promise<string[]> {
  return (await sql.query(runningStatement, [code, userId ?? null])).map(({ id }) => id);
}

/** How far a generation is that is queued or streaming, or has just ended. */
export type Standing = { id: string; code: string; seq: number; isRunning: boolean };

const standingsStatement = statement<Standing>(
  `select id, code, seq, "isRunning" from (
     select id, project_code as code, seq, true as "isRunning", created_at from generations
     where project_code = any($1) and status in ('queued', 'streaming')
     union all
     select id, project_code, seq, false, created_at from generations
     where project_code = any($1) and ended_at > now() - interval '1 minute'
   ) standings order by created_at, id`,
  'generation_standings',
);

/**
 * What is queued or streaming in these projects, in the order in which it was asked for; and what ended within the last
 * minute, since it may have begun and ended while nobody told this process.
 */
export const standingsIn = (sql: Sql, codes: readonly string[]): Promise<Standing[]> =>
  sql.query(standingsStatement, [codes]);
