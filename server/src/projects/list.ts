import type { ListQuery } from '@penora/protocol/list';
import type { App, Project, Role } from '@penora/protocol/schemas/project';
import { type Sql, statement } from '../database/sql.ts';
import { type Page, readPage } from '../kernel/cursor.ts';
import { type ProjectRow, presentProject, projectColumns } from './projectRow.ts';

export interface ProjectQuery extends ListQuery {
  bin: boolean;
  /** Part of the title, or a code. */
  q?: string;
  app?: App;
}

// `updated_at` in whole microseconds, as the database keeps it: milliseconds would skip or repeat rows.
const listStatement = statement<ProjectRow & { id: string; role: Role; micros: number }>(
  `select ${projectColumns}, p.code as id, m.role, (extract(epoch from p.updated_at) * 1000000)::bigint as micros
   from members m join projects p on p.code = m.project_code
   where m.user_id = $1
     and case when $2 then p.deleted_at is not null and m.role = 'owner' else p.deleted_at is null end
     and ($3::text is null or p.app = $3)
     and ($4::text is null or p.title ilike $4 or p.code = $5)
     and ($6::bigint is null or (p.updated_at, p.code) < (timestamptz 'epoch' + $6 * interval '1 microsecond', $7))
   order by p.updated_at desc, p.code desc limit $8`,
);

const containing = (part: string): string => `%${part.replace(/[\\%_]/g, '\\$&')}%`;

/** The projects of which somebody is a member, last changed first; with `bin` those in the bin that are theirs. */
export async function listProjects(
  sql: Sql,
  userId: string,
  { bin, q, app, ...query }: ProjectQuery,
): Promise<Page<Project>> {
  const part = q?.replaceAll('\0', '').normalize('NFC');
  const wanted = part === undefined || part === '' ? [null, null] : [containing(part), part.toUpperCase()];
  return readPage(
    query,
    (stretch) => sql.query(listStatement, [userId, bin, app ?? null, ...wanted, ...stretch]),
    (row) => presentProject(row, row.role),
  );
}
