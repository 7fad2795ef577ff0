import type { ListQuery } from '@penora/protocol/list';
import type { GenerationChange } from '@penora/protocol/schemas/generation';
import type { z } from 'zod';
import { statement } from '../../database/sql.ts';
import { readPage, type Stretch } from '../../kernel/cursor.ts';
import type { GenerationDeps } from '../deps.ts';
import { findRecord, findRecords } from '../life/records.ts';
import { presentAll } from '../present.ts';
import { type GenerationRecord, GenerationTable } from '../tables.ts';

const pageStatement = statement<{ id: string; micros: number }>(
  `select id, (extract(epoch from created_at) * 1000000)::bigint as micros from generations
   where project_code = $1 and discarded_at is null
     and ($2::bigint is null or (created_at, id) <
       ('epoch'::timestamptz + $2 * interval '1 microsecond', $3::uuid))
   order by created_at desc, id desc limit $4`,
  'generation_page',
);
const runningStatement = statement<{ id: string }>(
  `select id from generations where project_code = $1 and status in ('queued', 'streaming') order by created_at, take`,
  'generation_running',
);

const ideaStatement = statement(
  `update generations set starred_ideas = case when $3::boolean
     then (select array_agg(distinct number order by number) from unnest(starred_ideas || $2::integer) as number)
     else array_remove(starred_ideas, $2::integer) end
   where id = $1`,
  'generation_idea',
);

type Reading = Pick<GenerationDeps, 'db' | 'namesOf'>;

/** A project's results, newest first; what was discarded is not among them. */
export async function listCards(deps: Reading, code: string, query: ListQuery) {
  const read = (stretch: Stretch) => deps.db.sql.query(pageStatement, [code, ...stretch]);
  const page = await readPage(query, read, ({ id }) => id);
  return { items: await presentAll(deps, await findRecords(deps.db, page.items)), nextCursor: page.nextCursor };
}

/** Those that wait or are being written, oldest first. */
export async function runningCards(deps: Reading, code: string) {
  const rows = await deps.db.sql.query(runningStatement, [code]);
  return presentAll(
    deps,
    await findRecords(
      deps.db,
      rows.map(({ id }) => id),
    ),
  );
}

/** Stars, titles or discards a result, stars an idea of it; discarding is undone by `discarded: false`. */
export async function changeCard(
  { db }: Pick<GenerationDeps, 'db'>,
  id: string,
  { starred, idea, title, discarded }: z.output<typeof GenerationChange>,
): Promise<GenerationRecord> {
  const discardedAt = discarded === undefined ? undefined : discarded ? new Date() : null;
  const changes = { starred, title, discardedAt };
  const set = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  if (Object.keys(set).length > 0) await db.em().nativeUpdate(GenerationTable, { id }, set);
  if (idea !== undefined) await db.sql.query(ideaStatement, [id, idea.number, idea.starred]);
  return findRecord(db, id);
}
