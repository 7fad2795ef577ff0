import { statement } from '../../database/sql.ts';

/**
 * One round of appends for many rooms. `last_number` moves under its row's lock from what the room expects, in the
 * order of codes; whatever else happens hangs on that row. A room that has fallen behind (another process has written,
 * or an earlier try of this very round was committed after all) is absent from the answer and nothing of it is stored.
 */
export const appendStatement = statement<{ code: string }>(
  `with wanted as (
    select * from unnest($1::text[], $2::bigint[], $3::int[]) with ordinality as w (code, expected, added, room)
  ), locked as (
    select d.project_code from documents d where d.project_code = any($1) order by d.project_code for no key update
  ), moved as (
    update documents d set last_number = w.expected + w.added
    from locked l join wanted w on w.code = l.project_code
    where d.project_code = l.project_code and d.last_number = w.expected
    returning d.project_code, w.expected, w.room
  ), written as (
    insert into document_updates (project_code, number, bytes, user_id)
    select m.project_code, m.expected + u.place, substring($4::bytea from u.start for u.size), ($9::text[])[u.person]
    from moved m
    join unnest($5::int[], $6::int[], $7::int[], $8::int[], $10::int[]) as u (room, place, start, size, person)
      on u.room = m.room
  )
  select project_code as code from moved`,
  'documents_append',
);

export const headStatement = statement<{ last_number: number; snapshot_number: number }>(
  'select last_number, snapshot_number from documents where project_code = $1',
  'documents_head',
);

/** A snapshot comes in slices of this size: a megabyte at once would hold up whoever reads it. */
export const SLICE_BYTES = 49_152;

export const snapshotStatement = statement<{
  last_number: number;
  snapshot_number: number;
  bytes: number | null;
  slice: Uint8Array | null;
}>(
  `select last_number, snapshot_number, length(snapshot) as bytes, substring(snapshot for ${SLICE_BYTES}) as slice
   from documents where project_code = $1`,
  'documents_snapshot',
);

/** The slice that begins there, while the snapshot is the one of this number. */
export const sliceStatement = statement<{ slice: Uint8Array }>(
  `select substring(snapshot from $3::int for ${SLICE_BYTES}) as slice
   from documents where project_code = $1 and snapshot_number = $2`,
  'documents_slice',
);

export const tailStatement = statement<{ number: number; bytes: Uint8Array }>(
  `select number, bytes from document_updates where project_code = $1 and number > $2 order by number limit $3`,
  'documents_tail',
);

export const numbersStatement = statement<{ code: string; last_number: number }>(
  'select project_code as code, last_number from documents where project_code = any($1)',
  'documents_numbers',
);

/** Snapshot, truncation and archive are one fact: either all updates stand in the table, or all in the other two. */
export const compactStatement = statement<{ code: string }>(
  `with merged as (
    update documents set snapshot = $3, snapshot_number = $2, snapshot_at = now()
    where project_code = $1 and snapshot_number < $2 and last_number >= $2
    returning project_code
  ), taken as (
    delete from document_updates u using merged m
    where u.project_code = m.project_code and u.number <= $2
    returning u.project_code, u.number, u.bytes, u.user_id, u.generation_id, u.at
  )
  , archived as (
    insert into document_archive
      (project_code, first_number, last_number, bytes, sizes, user_ids, generation_ids, times)
    select project_code, min(number), max(number), string_agg(bytes, ''::bytea order by number),
      array_agg(length(bytes) order by number), array_agg(user_id order by number),
      array_agg(generation_id order by number), array_agg(at order by number)
    from taken group by project_code
  )
  select project_code as code from merged`,
);

export const purgeArchiveStatement = statement("delete from document_archive where at < now() - interval '30 days'");

export const clientsStatement = statement(
  `insert into document_clients (project_code, client_id, user_id)
   select c.code, c.client_id, c.user_id
   from unnest($1::text[], $2::bigint[], $3::text[]) as c (code, client_id, user_id)
   join documents d on d.project_code = c.code
   on conflict (project_code, client_id) do nothing`,
  'documents_clients',
);

/** What a document begins with is its first update: the replay begins there. */
export const createStatement = statement(
  `with made as (
    insert into documents (project_code, last_number, snapshot_number, snapshot, snapshot_at)
    values ($1, $2, $2, $3, case when $3::bytea is null then null else now() end)
    returning project_code, snapshot
  )
  insert into document_archive
    (project_code, first_number, last_number, bytes, sizes, user_ids, generation_ids, times)
  select project_code, 1, 1, snapshot, array[length(snapshot)], array[null::text], array[null::uuid], array[now()]
  from made where snapshot is not null`,
);
