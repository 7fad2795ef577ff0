import { limits } from '@penora/protocol/catalog/limits';
import { type Sql, statement } from '../database/sql.ts';
import { notFound, Refusal } from '../kernel/errors.ts';

export interface Storage {
  usedBytes: number;
  limitBytes: number;
}

const useStatement = statement<{ used_bytes: number }>(
  'select used_bytes from storage_use where user_id = $1',
  'projects_storage_use',
);
const openStatement = statement(
  `insert into storage_use (user_id) select id from unnest($1::text[]) as owner (id)
   where not exists (select 1 from storage_use s where s.user_id = owner.id)
   order by id on conflict (user_id) do nothing`,
);
const lockStatement = statement('select 1 from storage_use where user_id = any($1) order by user_id for no key update');
// A statement of its own, after the lock: it sees what the holder before has committed.
const roomStatement = statement<{ used: number; reserved: number }>(
  `select coalesce((select used_bytes from storage_use where user_id = $1), 0) as used,
    coalesce((select sum(r.bytes) from storage_reservations r join projects p on p.code = r.project_code
      where p.owner_id = $1), 0)::bigint as reserved`,
);
// Projects before owners, each in order: the order of locks everywhere in this slice.
const sizesStatement = statement<{ code: string }>(
  `with sizes as (
    select * from unnest($1::text[], $2::bigint[], $3::int[]) as s (code, size_bytes, words)
  ), locked as (
    select p.code, p.owner_id from projects p where p.code = any($1) order by p.code for no key update
  ), owners as (
    select user_id from storage_use where user_id in (select owner_id from locked) order by user_id for no key update
  )
  update projects p set size_bytes = s.size_bytes, words = s.words, updated_at = now()
  from sizes s where s.code = p.code and (select count(*) from owners) > 0
  returning p.code`,
  'projects_sizes',
);

const reserveStatement = statement(
  `insert into storage_reservations (reference, project_code, bytes) values ($1, $2, $3)
   on conflict (reference) do update set bytes = excluded.bytes, at = now()`,
);
const reservedStatement = statement<{ owner_id: string; bytes: number }>(
  `select p.owner_id, coalesce((select bytes from storage_reservations where reference = $2), 0)::bigint as bytes
   from projects p where p.code = $1 for no key update of p`,
);
const releaseStatement = statement('delete from storage_reservations where reference = $1');
const purgeStatement = statement("delete from storage_reservations where at < now() - interval '1 day'");

/** What somebody's projects take, the bin included, over all applications (contract.md, Storage). */
export async function storageOf(sql: Sql, userId: string): Promise<Storage> {
  const [row] = await sql.query(useStatement, [userId]);
  return { usedBytes: row?.used_bytes ?? 0, limitBytes: limits.storageBytes };
}

const projectUseStatement = statement<{ owner: string; used: number; size: number }>(
  `select p.owner_id as owner, coalesce(s.used_bytes, 0)::bigint as used, p.size_bytes as size
   from projects p left join storage_use s on s.user_id = p.owner_id where p.code = $1`,
  'projects_project_use',
);

/** What the owner of a project uses, and what of it this project is. Throws `not_found`. */
export async function storageBehind(sql: Sql, code: string): Promise<Storage & { ownerId: string; sizeBytes: number }> {
  const [row] = await sql.query(projectUseStatement, [code]);
  if (row === undefined) throw notFound('project');
  return { ownerId: row.owner, usedBytes: row.used, limitBytes: limits.storageBytes, sizeBytes: row.size };
}

/** Holds the storage of these owners until the end of the transaction. */
export async function lockStorage(sql: Sql, ownerIds: readonly string[]): Promise<void> {
  const owners = [...new Set(ownerIds)].sort();
  await sql.query(openStatement, [owners]);
  await sql.query(lockStatement, [owners]);
}

/**
 * Throws `storage_full` unless the owner has room for so many bytes more, reservations counted. Holds the owner's
 * storage until the end of the transaction, so that two who ask at the same moment do not both get the last room (S1).
 */
export async function ensureRoom(sql: Sql, ownerId: string, neededBytes: number): Promise<void> {
  await lockStorage(sql, [ownerId]);
  await demandRoom(sql, ownerId, neededBytes);
}

/** The same for an owner whose storage is held already. What needs nothing always fits. */
export async function demandRoom(sql: Sql, ownerId: string, neededBytes: number): Promise<void> {
  if (neededBytes <= 0) return;
  const [{ used, reserved } = { used: 0, reserved: 0 }] = await sql.query(roomStatement, [ownerId]);
  const limitBytes = limits.storageBytes;
  if (used + reserved + neededBytes <= limitBytes) return;
  const detail = `There is room for ${Math.max(0, limitBytes - used - reserved)} bytes more; ${neededBytes} are needed.`;
  throw new Refusal('storage_full', detail, { usedBytes: used, limitBytes, neededBytes });
}

export interface Size {
  code: string;
  /** UTF-8 bytes of the text as `content?format=txt` gives it. */
  sizeBytes: number;
  words: number;
}

/** Notes the sizes of texts that have changed, whatever the limit says; codes that are gone are left out. */
export async function setSizes(sql: Sql, sizes: readonly Size[]): Promise<void> {
  if (sizes.length === 0) return;
  const columns = [sizes.map((s) => s.code), sizes.map((s) => s.sizeBytes), sizes.map((s) => s.words)];
  await sql.query(sizesStatement, columns);
}

export const setSize = (sql: Sql, code: string, sizeBytes: number, words: number): Promise<void> =>
  setSizes(sql, [{ code, sizeBytes, words }]);

/**
 * Keeps room in the storage of a project's owner for what a generation will write at least, until `release`. The same
 * reference again replaces what it kept. Within a transaction. Throws `storage_full`, and `not_found` for no project.
 */
export async function reserve(sql: Sql, code: string, reference: string, bytes: number): Promise<void> {
  const [before] = await sql.query(reservedStatement, [code, reference]);
  if (before === undefined) throw notFound('project');
  await ensureRoom(sql, before.owner_id, bytes - before.bytes);
  await sql.query(reserveStatement, [reference, code, bytes]);
}

/** Gives back what a reference kept; nothing when it kept nothing. */
export async function release(sql: Sql, reference: string): Promise<void> {
  await sql.query(releaseStatement, [reference]);
}

/** Reservations whose holder has been gone for a day. */
export async function purgeReservations(sql: Sql): Promise<void> {
  await sql.query(purgeStatement);
}
