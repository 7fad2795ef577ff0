import type { Project } from '@penora/protocol/schemas/project';
import { cleanTitle, untitled } from '@penora/protocol/schemas/text';
import { statement } from '../database/sql.ts';
import { notFound } from '../kernel/errors.ts';
import type { Principal } from '../kernel/principal.ts';
import { authorise } from './authorise.ts';
import { tellProject } from './changes.ts';
import type { ProjectsDeps } from './deps.ts';
import { type ProjectRow, presentProject, projectColumns } from './projectRow.ts';

const renameStatement = statement<ProjectRow>(
  `update projects p set title = $2, updated_at = now() where p.code = $1 and p.deleted_at is null
   returning ${projectColumns}`,
);

const nameStatement = statement<{ code: string }>(
  `update projects set title = $2, updated_at = now() where code = $1 and title = $3 and deleted_at is null returning code`,
);

/** Gives a project another title, cleaned before. Throws as `authorise`. */
export async function renameProject(
  deps: Pick<ProjectsDeps, 'database' | 'channel'>,
  principal: Principal | null,
  code: string,
  title: string,
): Promise<Project> {
  const { sql } = deps.database;
  const { role } = await authorise(sql, principal, code, 'rename');
  const [row] = await sql.query(renameStatement, [code, title]);
  if (row === undefined) throw notFound('project');
  tellProject(deps.channel, { kind: 'renamed', code });
  return presentProject(row, role);
}

/** The title that the service itself finds for a project which has none; a person's own is kept. */
export async function nameProject(
  deps: Pick<ProjectsDeps, 'database' | 'channel'>,
  code: string,
  title: string,
): Promise<void> {
  const [row] = await deps.database.sql.query(nameStatement, [code, cleanTitle(title), untitled]);
  if (row !== undefined) tellProject(deps.channel, { kind: 'renamed', code });
}
