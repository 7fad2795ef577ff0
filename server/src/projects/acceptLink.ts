import { type Project, type Role, roles, type ShareOffer } from '@penora/protocol/schemas/project';
import type { z } from 'zod';
import { type Sql, statement } from '../database/sql.ts';
import { hashOf } from '../identity/secrets.ts';
import { Refusal } from '../kernel/errors.ts';
import type { PersonPrincipal } from '../kernel/principal.ts';
import { authorise } from './authorise.ts';
import { tellProject } from './changes.ts';
import type { ProjectsDeps } from './deps.ts';
import { demandPlace, lockProject } from './members.ts';
import { WORKS } from './shareLinks.ts';

type LinkRole = Exclude<Role, 'owner'>;

const offerStatement = statement<{ title: string; shared_by: string; role: LinkRole; expires_at: Date | null }>(
  `select p.title, u.name as shared_by, l.role, l.expires_at
   from share_links l join projects p on p.code = l.project_code join users u on u.id = p.owner_id
   where l.token_hash = $1 and ${WORKS} and p.deleted_at is null`,
);
const findStatement = statement<{ id: string; project_code: string }>(
  `select l.id, l.project_code from share_links l join projects p on p.code = l.project_code
   where l.token_hash = $1 and l.revoked_at is null and p.deleted_at is null`,
);
const linkStatement = statement<{ role: LinkRole; works: boolean }>(
  `select l.role, ${WORKS} as works from share_links l where l.id = $1 for update`,
);
const useStatement = statement('update share_links set uses_left = uses_left - 1 where id = $1');
const memberStatement = statement<{ role: Role; by_link: boolean }>(
  'select role, link_id is not null as by_link from members where project_code = $1 and user_id = $2',
);
const joinStatement = statement(
  `insert into members (project_code, user_id, role, link_id) values ($1, $2, $3, $4)
   on conflict (project_code, user_id) do update set role = excluded.role, link_id = excluded.link_id`,
);

/** One answer for a link that never was, was turned off, has ended or is used up. */
const dead = (): Refusal => new Refusal('not_found', 'This link does not work any more. Ask for a new one.');

/** What a link offers. Throws `not_found`. */
export async function offerOf(sql: Sql, token: string): Promise<z.input<typeof ShareOffer>> {
  const [row] = await sql.query(offerStatement, [hashOf(token)]);
  if (row === undefined) throw dead();
  return {
    title: row.title,
    sharedBy: row.shared_by,
    role: row.role,
    expiresAt: row.expires_at?.toISOString() ?? null,
  };
}

/**
 * Comes in by a link, or gets its higher role. A member who has as much already uses nothing up. Throws `not_found`
 * for a link that does not work, `wrong_state` for a full project.
 */
export async function acceptLink(
  deps: Pick<ProjectsDeps, 'database' | 'channel' | 'limits'>,
  principal: PersonPrincipal,
  token: string,
): Promise<Project> {
  const { sql } = deps.database;
  const [link] = await sql.query(findStatement, [hashOf(token)]);
  if (link === undefined) throw dead();
  const code = link.project_code;
  const role = await deps.database.transaction(async (tx) => {
    await lockProject(tx.sql, code);
    return join(deps, tx.sql, { linkId: link.id, code, userId: principal.userId });
  });
  if (role !== null) tellProject(deps.channel, { kind: 'role', code, userId: principal.userId, role });
  return (await authorise(sql, principal, code, 'read')).project;
}

/** With the project held. The role that is new to somebody, or null. */
async function join(
  deps: Pick<ProjectsDeps, 'limits'>,
  sql: Sql,
  { linkId, code, userId }: { linkId: string; code: string; userId: string },
): Promise<LinkRole | null> {
  const [link] = await sql.query(linkStatement, [linkId]);
  const [member] = await sql.query(memberStatement, [code, userId]);
  if (link === undefined) throw dead();
  if (member !== undefined && roles.indexOf(member.role) >= roles.indexOf(link.role)) return null;
  if (!link.works) throw dead();
  if (member === undefined) await demandPlace(deps, sql, code);
  await sql.query(useStatement, [linkId]);
  // Whoever belongs here by the owner's word does not leave with a link.
  const by = member === undefined || member.by_link ? linkId : null;
  await sql.query(joinStatement, [code, userId, link.role, by]);
  return link.role;
}
