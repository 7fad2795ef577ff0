import type { VersionKind } from '@penora/protocol/schemas/version';
import { statement } from '../../database/sql.ts';

export type VersionRow = {
  id: string;
  project_code: string;
  number: number;
  kind: VersionKind;
  name: string | null;
  user_id: string | null;
  generation_id: string | null;
  user_ids: string[];
  generation_ids: string[];
  client_id: number | null;
  undone_at: Date | null;
  size_bytes: number;
  words: number;
  at: Date;
  micros: number;
};

const columns = `v.id, v.project_code, v.number, v.kind, v.name, v.user_id, v.generation_id, v.user_ids, v.generation_ids,
  v.client_id, v.undone_at, v.size_bytes, v.words, v.at, (extract(epoch from v.at) * 1000000)::bigint as micros`;

/** Null where a document has no version yet. `isDue`: the last one is old enough for another by itself. */
export const markStatement = statement<{ last_number: number; number: number | null; is_due: boolean }>(
  `select d.last_number, m.number,
     m.at is null or m.at <= now() - $2 * interval '1 millisecond' as is_due
   from documents d left join document_version_marks m on m.project_code = d.project_code
   where d.project_code = $1`,
);

/** Documents that have gone on since their last version and were changed of late; for a process that has just started. */
export const unversionedStatement = statement<{ code: string }>(
  `select d.project_code as code from documents d join projects p on p.code = d.project_code
   left join document_version_marks m on m.project_code = d.project_code
   where d.last_number > coalesce(m.number, 1) and p.deleted_at is null and p.updated_at > now() - interval '2 days'
   order by p.updated_at desc limit $1`,
);

/**
 * The mark's row decides among processes: whoever moves it makes the version, everybody else finds it moved already and
 * stores nothing. `$4` is how old the last version has to be, in milliseconds; `$5`: also where nothing has changed.
 */
export const keepStatement = statement<VersionRow>(
  `with moved as (
    insert into document_version_marks (project_code, number, at) values ($2, $3, now())
    on conflict (project_code) do update set number = greatest(document_version_marks.number, excluded.number), at = now()
    where $5 or (document_version_marks.number < excluded.number
      and document_version_marks.at <= now() - $4 * interval '1 millisecond')
    returning project_code
  )
  insert into document_versions as v (id, project_code, number, kind, name, user_id, generation_id, user_ids,
    generation_ids, client_id, state, size_bytes, words)
  select $1, project_code, $3, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15 from moved
  returning ${columns}`,
);

/** Who wrote after one number up to another. */
export const writersStatement = statement<{ user_id: string | null; generation_id: string | null }>(
  `select user_id, generation_id from document_updates where project_code = $1 and number > $2 and number <= $3
   union
   select w.user_id, w.generation_id from document_archive a,
     unnest(a.user_ids, a.generation_ids) with ordinality as w (user_id, generation_id, place)
   where a.project_code = $1 and a.last_number > $2 and a.first_number <= $3
     and a.first_number + w.place - 1 > $2 and a.first_number + w.place - 1 <= $3
   limit 200`,
);

export const listStatement = statement<VersionRow>(
  `select ${columns} from document_versions v
   where v.project_code = $1 and ($2::text is null or v.kind = $2)
     and ($3::bigint is null or (v.at, v.id) < (timestamptz 'epoch' + $3 * interval '1 microsecond', $4::uuid))
   order by v.at desc, v.id desc limit $5`,
);

export const findStatement = statement<VersionRow>(
  `select ${columns} from document_versions v where v.project_code = $1 and v.id = $2`,
);

export const previousStatement = statement<VersionRow>(
  `select ${columns} from document_versions v
   where v.project_code = $1 and (v.at, v.id) < (timestamptz 'epoch' + $2 * interval '1 microsecond', $3::uuid)
   order by v.at desc, v.id desc limit 1`,
);

/** The earliest version that reaches a number, from where every later update is at hand. */
export const reachingStatement = statement<VersionRow>(
  `select ${columns} from document_versions v where v.project_code = $1 and v.number >= $2 order by v.number, v.at limit 1`,
);

export const beforeStatement = statement<VersionRow>(
  `select ${columns} from document_versions v where v.project_code = $1 and v.number < $2 order by v.at desc limit $3`,
);

export const stateStatement = statement<{ state: Uint8Array }>('select state from document_versions where id = $1');

export const namedStatement = statement<{ count: number; bytes: number }>(
  `select count(*)::int as count, coalesce(sum(octet_length(state)), 0)::bigint as bytes from document_versions
   where project_code = $1 and name is not null`,
);

export const automaticStatement = statement<{ id: string; at: Date; bytes: number }>(
  `select id, at, octet_length(state) as bytes from document_versions where project_code = $1 and name is null`,
);

export const renameStatement = statement<{ id: string }>(
  `update document_versions set name = $3, kind = 'named' where project_code = $1 and id = $2 returning id`,
);

export const deleteStatement = statement<{ id: string }>(
  'delete from document_versions where project_code = $1 and id = any($2) returning id',
);

export const undoneStatement = statement(
  'update document_versions set undone_at = coalesce(undone_at, now()) where project_code = $1 and id = $2',
);

/** Under the number that the room expects, or not at all. */
export const editStatement = statement<{ number: number }>(
  `with numbered as (
     update documents set last_number = last_number + 1 where project_code = $1 and last_number = $2 - 1
     returning project_code, last_number
   )
   insert into document_updates (project_code, number, bytes, user_id)
   select project_code, last_number, $3, $4 from numbered returning number`,
  'documents_edit',
);

export const clientsOfStatement = statement<{ client_id: number; user_id: string }>(
  'select client_id, user_id from document_clients where project_code = $1 and client_id = any($2)',
);
