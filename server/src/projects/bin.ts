import { limits } from '@penora/protocol/catalog/limits';
import type { Project } from '@penora/protocol/schemas/project';
import { type Sql, statement } from '../database/sql.ts';
import { notFound } from '../kernel/errors.ts';
import type { Principal } from '../kernel/principal.ts';
import { authorise } from './authorise.ts';
import { tellProject } from './changes.ts';
import type { ProjectsDeps } from './deps.ts';
import { type ProjectRow, presentProject, projectColumns } from './projectRow.ts';
import { purgeReservations } from './storage.ts';

// Each names the owner again: a project that has just been handed over is no longer the caller's to delete.
const binStatement = statement<{ code: string }>(
  'update projects set deleted_at = coalesce(deleted_at, now()) where code = $1 and owner_id = $2 returning code',
);
const deleteStatement = statement<{ code: string }>(
  'delete from projects where code = $1 and owner_id = $2 returning code',
);
const restoreStatement = statement<ProjectRow>(
  `update projects p set deleted_at = null where p.code = $1 and p.owner_id = $2 returning ${projectColumns}`,
);
// One at a time: each holds its project and its owner's storage for as short as can be.
const purgeStatement = statement<{ code: string }>(
  `delete from projects where code = (
    select code from projects where deleted_at < now() - interval '${limits.binDays} days'
    order by deleted_at limit 1 for update skip locked
  ) returning code`,
);

type Deps = Pick<ProjectsDeps, 'database' | 'channel'>;

/** Puts a project into the bin, where it stays 30 days and keeps its room in the storage; or deletes it for ever. */
export async function deleteProject(
  deps: Deps,
  principal: Principal | null,
  code: string,
  { forever }: { forever: boolean },
): Promise<void> {
  const { sql } = deps.database;
  const { userId } = await authorise(sql, principal, code, 'delete');
  const [gone] = await sql.query(forever ? deleteStatement : binStatement, [code, userId]);
  if (gone === undefined) throw notFound('project');
  tellProject(deps.channel, { kind: 'deleted', code });
}

/** Takes a project out of the bin with its members as they were; one that is not in it stays as it is. */
export async function restoreProject(deps: Deps, principal: Principal | null, code: string): Promise<Project> {
  const { sql } = deps.database;
  const { role, userId } = await authorise(sql, principal, code, 'delete');
  const [row] = await sql.query(restoreStatement, [code, userId]);
  if (row === undefined) throw notFound('project');
  tellProject(deps.channel, { kind: 'restored', code });
  return presentProject(row, role);
}

/** Empties the bins of what has lain there for 30 days; to be called hourly. Returns how many projects went. */
export async function purgeProjects(sql: Sql): Promise<number> {
  await purgeReservations(sql);
  let gone = 0;
  while ((await sql.query(purgeStatement)).length > 0) gone += 1;
  return gone;
}
