import { type Sql, statement } from '../database/sql.ts';
import type { Channel } from '../kernel/channel.ts';
import { tellProject } from './changes.ts';
import { lockStorage } from './storage.ts';

const ownedStatement = statement<{ code: string }>(
  'select code from projects where owner_id = $1 order by code for update',
);
const deleteStatement = statement('delete from projects where owner_id = $1');
const leaveStatement = statement<{ project_code: string }>(
  'delete from members where user_id = $1 returning project_code',
);
const invitedStatement = statement('delete from invitations where email_key = $1 or invited_by = $2');

/**
 * Deletes what somebody owns, the bin included, and takes them out of every other project, in the caller's
 * transaction. Returns what to call after the commit.
 */
export async function leaveAll(
  channel: Channel,
  sql: Sql,
  { userId, emailKey }: { userId: string; emailKey: string | null },
): Promise<() => void> {
  const owned = await sql.query(ownedStatement, [userId]);
  await lockStorage(sql, [userId]);
  await sql.query(deleteStatement, [userId]);
  const left = await sql.query(leaveStatement, [userId]);
  await sql.query(invitedStatement, [emailKey, userId]);
  return () => {
    for (const { code } of owned) tellProject(channel, { kind: 'deleted', code });
    for (const { project_code: code } of left) tellProject(channel, { kind: 'withdrawn', code, userId });
  };
}

interface SharedRow extends Record<string, unknown> {
  code: string;
  title: string;
  size_bytes: number;
  editors: { userId: string; name: string }[];
}

const MOST_SHARED = 500;
const sharedStatement = statement<SharedRow>(
  `select p.code, p.title, p.size_bytes,
     json_agg(json_build_object('userId', u.id, 'name', u.name) order by m.added_at) filter (where m.role = 'editor') as editors
   from projects p join members m on m.project_code = p.code and m.user_id <> p.owner_id
   join users u on u.id = m.user_id
   where p.owner_id = $1 and p.deleted_at is null
   group by p.code order by p.updated_at desc limit ${MOST_SHARED}`,
);
const countStatement = statement<{ count: number }>('select count(*) as count from projects where owner_id = $1');

export interface Shared {
  code: string;
  title: string;
  sizeBytes: number;
  editors: { userId: string; name: string }[];
}

/** How many projects somebody owns, and those in which others write. */
export async function ownedAndShared(sql: Sql, userId: string): Promise<{ projects: number; shared: Shared[] }> {
  const rows = await sql.query(sharedStatement, [userId]);
  const [{ count } = { count: 0 }] = await sql.query(countStatement, [userId]);
  const shared = rows.map(({ code, title, size_bytes, editors }) => ({
    ...{ code, title, sizeBytes: size_bytes },
    editors: editors ?? [],
  }));
  return { projects: count, shared };
}
