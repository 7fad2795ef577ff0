import { StoryOptions } from '@penora/protocol/catalog/tools';
import { parseBrainstorm } from '@penora/protocol/lists/ideas';
import { type Generation, running } from '@penora/protocol/schemas/generation';
import { type Sql, statement } from '../database/sql.ts';
import type { GenerationDeps } from './deps.ts';
import { positionsOf } from './life/places.ts';
import { storyProgress } from './parts/storyProgress.ts';
import type { GenerationRecord } from './tables.ts';

const textStatement = statement<{ text: string }>(
  `select coalesce(string_agg(text, '' order by seq), '') as text from chunks where generation_id = $1`,
  'generation_text',
);

/** All that is stored of it by now. */
export async function textOfGeneration(sql: Sql, id: string): Promise<string> {
  const [row] = await sql.query(textStatement, [id]);
  return row?.text ?? '';
}

const textsStatement = statement<{ id: string; text: string }>(
  `select c.generation_id as id, string_agg(c.text, '' order by c.seq) as text
   from unnest($1::uuid[], $2::int[]) as r(id, seq) join chunks c on c.generation_id = r.id and c.seq <= r.seq
   group by c.generation_id`,
  'generation_texts',
);

/**
 * The text of each as far as its record says. What was committed after the record was read is not in it: who goes on
 * from `seq` would have it twice.
 */
async function textsOf(sql: Sql, records: readonly GenerationRecord[]): Promise<Map<string, string>> {
  const begun = records.filter(({ seq }) => seq > 0);
  if (begun.length === 0) return new Map();
  const rows = await sql.query(textsStatement, [begun.map(({ id }) => id), begun.map(({ seq }) => seq)]);
  return new Map(rows.map(({ id, text }) => [id, text]));
}

function present(record: GenerationRecord, text: string, name: string, queuePosition: number | null): Generation {
  const { id, projectCode, status, tool, model, take, words, seq, reason, requestedBy } = record;
  return {
    ...{ id, projectCode, status, tool, model, take, text, words, seq, reason: reason ?? null, requestedBy },
    costMilliku: record.cost,
    maxMilliku: record.maxMilliku,
    requestedByName: name,
    queuePosition,
    prompt: record.prompt,
    options: record.options,
    target: record.target,
    title: record.title ?? null,
    starred: record.starred,
    starredIdeas: record.starredIdeas,
    ideas: ideasOf(record, text),
    progress: progressOf(record, text),
    discarded: record.discardedAt != null,
    createdAt: record.createdAt.toISOString(),
    endedAt: record.endedAt?.toISOString() ?? null,
  };
}

function ideasOf({ tool, status }: GenerationRecord, text: string): string[] | null {
  return tool === 'brainstorm' ? parseBrainstorm(text, !running.includes(status)).done : null;
}

function progressOf(record: GenerationRecord, text: string): Generation['progress'] {
  if (record.tool !== 'story' || !StoryOptions.safeParse(record.options).success) return null;
  const stand = { starts: record.plan?.starts ?? [], characters: text.length, words: record.words };
  return storyProgress(record, { ...stand, isComplete: record.status === 'completed' });
}

/** Records as the outside sees them, with their text and the name of who asked. */
export async function presentAll(
  { db, namesOf }: Pick<GenerationDeps, 'db' | 'namesOf'>,
  records: readonly GenerationRecord[],
): Promise<Generation[]> {
  const people = [...new Set(records.map(({ requestedBy }) => requestedBy))];
  const waiting = records.filter(({ status }) => status === 'queued').map(({ id }) => id);
  const [texts, names, positions] = await Promise.all([
    textsOf(db.sql, records),
    namesOf(people),
    positionsOf(db, waiting),
  ]);
  return records.map((record) => {
    const name = names.get(record.requestedBy) ?? 'Somebody';
    return present(record, texts.get(record.id) ?? '', name, positions.get(record.id) ?? null);
  });
}

export async function presentOne(
  deps: Pick<GenerationDeps, 'db' | 'namesOf'>,
  record: GenerationRecord,
): Promise<Generation> {
  const [generation] = await presentAll(deps, [record]);
  if (generation === undefined) throw new Error('a record without a presentation');
  return generation;
}
