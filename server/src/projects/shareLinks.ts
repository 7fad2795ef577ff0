import type { ListQuery } from '@penora/protocol/list';
import type { InvitableRole, NewShareLink, ShareLink } from '@penora/protocol/schemas/project';
import type { z } from 'zod';
import { type Sql, statement } from '../database/sql.ts';
import { hashOf } from '../identity/secrets.ts';
import { type Page, readPage } from '../kernel/cursor.ts';
import { invalid, notFound, wrongState } from '../kernel/errors.ts';
import { newId, newSecret } from '../kernel/ids.ts';
import type { Principal } from '../kernel/principal.ts';
import { authorise } from './authorise.ts';
import { tellProject } from './changes.ts';
import type { ProjectsDeps } from './deps.ts';
import { lockProject } from './members.ts';

interface LinkRow extends Record<string, unknown> {
  id: string;
  token_sealed: string;
  role: z.infer<typeof InvitableRole>;
  expires_at: Date | null;
  uses_left: number | null;
  joined: number;
  created_at: Date;
  micros: number;
}

/** A link that lets somebody in at this moment. */
export const WORKS =
  'l.revoked_at is null and (l.expires_at is null or l.expires_at > now()) and coalesce(l.uses_left, 1) > 0';

const COLUMNS = `l.id, l.token_sealed, l.role, l.expires_at, l.uses_left, l.created_at,
  (select count(*) from members m where m.link_id = l.id)::int as joined,
  (extract(epoch from l.created_at) * 1000000)::bigint as micros`;

// A used-up link is still shown while somebody is in by it: it is the way to take them out again.
const listStatement = statement<LinkRow>(
  `select ${COLUMNS} from share_links l
   where l.project_code = $1 and (${WORKS}
     or (l.revoked_at is null and exists (select 1 from members m where m.link_id = l.id)))
     and ($2::bigint is null or (l.created_at, l.id::text) < (timestamptz 'epoch' + $2 * interval '1 microsecond', $3))
   order by l.created_at desc, l.id::text desc limit $4`,
);
const countStatement = statement<{ count: number }>(
  `select count(*) as count from share_links l where l.project_code = $1 and ${WORKS}`,
);
const createStatement = statement<LinkRow>(
  `insert into share_links as l (id, project_code, token_hash, token_sealed, role, expires_at, uses_left, created_by)
   select $1, $2, $3, $4, $5, $6, $7, $8 where $6::timestamptz is null or $6 > now()
   returning ${COLUMNS}`,
);
const revokeStatement = statement<{ id: string }>(
  `update share_links set revoked_at = now() where project_code = $1 and id = $2 and revoked_at is null returning id`,
);
const leaveStatement = statement<{ user_id: string }>(
  `delete from members where project_code = $1 and link_id = $2 and role <> 'owner' returning user_id`,
);
const keepStatement = statement('update members set link_id = null where project_code = $1 and link_id = $2');

type Deps = Pick<ProjectsDeps, 'database' | 'channel' | 'limits' | 'publicUrl' | 'seal'>;

function present({ publicUrl, seal }: Pick<Deps, 'publicUrl' | 'seal'>, row: LinkRow): z.input<typeof ShareLink> {
  const token = seal.tryOpen(row.token_sealed);
  return {
    id: row.id,
    token,
    url: token === null ? null : `${publicUrl()}/share/${token}`,
    role: row.role,
    expiresAt: row.expires_at?.toISOString() ?? null,
    usesLeft: row.uses_left,
    joined: row.joined,
    createdAt: row.created_at.toISOString(),
  };
}

/** The links of a project that its owner may want to copy or turn off, newest first. Throws as `authorise`. */
export async function listShareLinks(
  deps: Deps,
  principal: Principal | null,
  code: string,
  query: ListQuery,
): Promise<Page<z.input<typeof ShareLink>>> {
  const { sql } = deps.database;
  await authorise(sql, principal, code, 'links');
  return readPage(
    query,
    (stretch) => sql.query(listStatement, [code, ...stretch]),
    (row) => present(deps, row),
  );
}

/**
 * A new link with 256 random bits. Throws as `authorise`, `invalid` for an end in the past, `wrong_state` for a project
 * that has enough of them.
 */
export async function createShareLink(
  deps: Deps,
  principal: Principal | null,
  code: string,
  { role, expiresAt, uses }: z.output<typeof NewShareLink>,
): Promise<z.input<typeof ShareLink>> {
  return deps.database.transaction(async ({ sql }) => {
    await lockProject(sql, code);
    const { userId } = await authorise(sql, principal, code, 'links');
    const [{ count } = { count: 0 }] = await sql.query(countStatement, [code]);
    if (count >= deps.limits.linksPerProject) throw wrongState('This project has too many links. Turn one off first.');
    const token = newSecret();
    const until = expiresAt === undefined ? null : new Date(expiresAt);
    const values = [newId(), code, hashOf(token), deps.seal.close(token), role, until, uses ?? null, userId];
    const [row] = await sql.query(createStatement, values);
    if (row === undefined) throw invalid('expiresAt', 'must be in the future');
    return present(deps, row);
  });
}

/**
 * Turns a link off. Whoever came in by it, and by nothing else, leaves with it (I3), unless they are to stay. Throws as
 * `authorise`, `not_found`.
 */
export async function revokeShareLink(
  deps: Deps,
  principal: Principal | null,
  code: string,
  id: string,
  { keep }: { keep: boolean },
): Promise<void> {
  const left = await deps.database.transaction(async ({ sql }) => {
    await lockProject(sql, code);
    await authorise(sql, principal, code, 'links');
    if ((await sql.query(revokeStatement, [code, id])).length === 0) throw notFound('link');
    return membersAfter(sql, code, id, keep);
  });
  for (const { user_id: userId } of left) tellProject(deps.channel, { kind: 'withdrawn', code, userId });
}

async function membersAfter(sql: Sql, code: string, id: string, keep: boolean): Promise<{ user_id: string }[]> {
  if (!keep) return sql.query(leaveStatement, [code, id]);
  await sql.query(keepStatement, [code, id]);
  return [];
}
