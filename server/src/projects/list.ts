import type { App, Project, Role } from '@penora/protocol/schemas/project';
import { type Sql, statement } from '../database/sql.ts';
import { decodeCursor, pageOf } from '../kernel/cursor.ts';
import { type ProjectRow, presentProject, projectColumns } from './projectRow.ts';

export interface ProjectQuery {
  limit: number;
  cursor?: string;
  bin: boolean;
  /** Part of the title, or a code. */
  q?: string;
  app?: App;
}

// `updated_at` in whole microseconds, as the database keeps it: milliseconds would skip or repeat rows.
const listStatement = statement<ProjectRow & { role: Role; micros: number }>(
  `select ${projectColumns}, m.role, (extract(epoch from p.updated_at) * 1000000)::bigint as micros
   from members m join projects p on p.code = m.project_code
   where m.user_id = $1
     and case when $2 then p.deleted_at is not null and m.role = 'owner' else p.deleted_at is null end
     and ($3::text is null or p.app = $3)
     and ($4::text is null or p.title ilike $4 or p.code = $5)
     and ($6::bigint is null or (p.updated_at, p.code) < (timestamptz 'epoch' + $6 * interval '1 microsecond', $7))
   order by p.updated_at desc, p.code desc limit $8`,
);

const containing = (part: string): string => `%${part.replace(/[\\%_]/g, '\\$&')}%`;

/**
 * The projects of which somebody is a member, last changed first; with `bin` those in the bin that are theirs.
 * Throws `invalid` for a cursor that is none.
 */
export async function listProjects(
  sql: Sql,
  userId: string,
  { limit, cursor, bin, q, app }: ProjectQuery,
): Promise<{ items: Project[]; nextCursor: string | null }> {
  const after = decodeCursor(cursor);
  const part = q?.replaceAll('\0', '').normalize('NFC');
  const wanted = part === undefined || part === '' ? [null, null] : [containing(part), part.toUpperCase()];
  const place = [after?.micros ?? null, after?.id ?? null];
  const rows = await sql.query(listStatement, [userId, bin, app ?? null, ...wanted, ...place, limit + 1]);
  return pageOf(
    rows,
    limit,
    (row) => ({ micros: row.micros, id: row.code }),
    (row) => presentProject(row, row.role),
  );
}
