import type { Project, Role } from '@penora/protocol/schemas/project';
import { type Sql, statement } from '../database/sql.ts';
import { forbidden, notFound, Refusal } from '../kernel/errors.ts';
import type { Principal } from '../kernel/principal.ts';
import { type Action, may, mayDelegate, mayInBin } from './may.ts';
import { type ProjectRow, presentProject, projectColumns } from './projectRow.ts';

export interface Access {
  project: Project;
  role: Role;
  ownerId: string;
  /** The person who asks. */
  userId: string;
}

const accessStatement = statement<ProjectRow & { role: Role }>(
  `select ${projectColumns}, m.role from members m join projects p on p.code = m.project_code
   where m.project_code = $1 and m.user_id = $2`,
  'projects_access',
);

const rolesStatement = statement<{ code: string; user_id: string; role: Role }>(
  `select m.project_code as code, m.user_id, m.role
   from unnest($1::text[], $2::text[]) as asked (code, user_id)
   join members m on m.project_code = asked.code and m.user_id = asked.user_id
   join projects p on p.code = m.project_code
   where p.deleted_at is null`,
  'projects_roles',
);

const standingStatement = statement<{ role: Role | null; gone: boolean }>(
  `select m.role, p.code is null or p.deleted_at is not null as gone
   from unnest($1::text[], $2::text[]) with ordinality as asked (code, user_id, place)
   left join projects p on p.code = asked.code
   left join members m on m.project_code = asked.code and m.user_id = asked.user_id
   order by asked.place`,
  'projects_standing',
);

const noSuchProject = (): Refusal => notFound('project');

/**
 * The door of every project, for REST, sockets and export alike. Throws `unauthenticated` for nobody, `not_found` for
 * somebody without a role and for what the bin hides, `forbidden` for a role that does not suffice.
 */
export async function authorise(sql: Sql, principal: Principal | null, code: string, action: Action): Promise<Access> {
  if (principal === null) throw new Refusal('unauthenticated');
  if (principal.kind !== 'person' && principal.kind !== 'delegate') throw noSuchProject();
  const [row] = await sql.query(accessStatement, [code, principal.userId]);
  if (row === undefined) throw noSuchProject();
  if (row.deleted_at !== null && !mayInBin(row.role, action)) throw noSuchProject();
  if (!may(row.role, action)) throw forbidden();
  if (principal.kind === 'delegate' && !mayDelegate(action)) throw forbidden('An application may not do this.');
  return { project: presentProject(row, row.role), role: row.role, ownerId: row.owner_id, userId: principal.userId };
}

export interface Membership {
  code: string;
  userId: string;
}

/**
 * The roles that hold now, for the query every 2 s that heals lost messages: those of the asked ones that are missing
 * from the answer have lost their access, or their project is deleted.
 */
export async function rolesOf(sql: Sql, asked: readonly Membership[]): Promise<(Membership & { role: Role })[]> {
  if (asked.length === 0) return [];
  const rows = await sql.query(rolesStatement, [asked.map((m) => m.code), asked.map((m) => m.userId)]);
  return rows.map(({ code, user_id, role }) => ({ code, userId: user_id, role }));
}

/** The role of each of the asked ones, in their order; `gone` where the project is deleted, null for no member. */
export async function standingOf(sql: Sql, asked: readonly Membership[]): Promise<(Role | 'gone' | null)[]> {
  if (asked.length === 0) return [];
  const rows = await sql.query(standingStatement, [asked.map((m) => m.code), asked.map((m) => m.userId)]);
  return rows.map(({ role, gone }) => (gone ? 'gone' : role));
}
