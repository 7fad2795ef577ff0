import type { Project } from '@penora/protocol/schemas/project';
import { cleanTitle } from '@penora/protocol/schemas/text';
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

/** Gives a project another title, cleaned before. Throws as `authorise`. */
export async function renameProject(
  deps: Pick<ProjectsDeps, 'database' | 'channel'>,
  principal: Principal | null,
  code: string,
  title: string,
): Promise<Project> {
  const { sql } = deps.database;
  const { role } = await authorise(sql, principal, code, 'rename');
  return presentProject(await rename(deps, code, title), role);
}

/** The title that the service itself finds for a project, cleaned before. Throws `not_found`. */
export async function nameProject(
  deps: Pick<ProjectsDeps, 'database' | 'channel'>,
  code: string,
  title: string,
): Promise<void> {
  await rename(deps, code, cleanTitle(title));
}

async function rename({ database, channel }: Pick<ProjectsDeps, 'database' | 'channel'>, code: string, title: string) {
  const [row] = await database.sql.query(renameStatement, [code, title]);
  if (row === undefined) throw notFound('project');
  tellProject(channel, { kind: 'renamed', code });
  return row;
}
