import { StoryOptions } from '@penora/protocol/catalog/tools';
import { parseBrainstorm } from '@penora/protocol/lists/ideas';
import { type Generation, running } from '@penora/protocol/schemas/generation';
import { type Sql, statement } from '../database/sql.ts';
import type { GenerationDeps } from './deps.ts';
import { positionsOf } from './life/places.ts';
import { storyProgress } from './parts/storyProgress.ts';
import type { GenerationRecord } from './tables.ts';

const textsStatement = statement<{ id: string; text: string }>(
  `select generation_id as id, string_agg(text, '' order by seq) as text
   from chunks where generation_id = any($1::uuid[]) group by generation_id`,
  'generation_texts',
);

/** The joined text of each; those without a chunk are left out. */
export async function textsOfGenerations(sql: Sql, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await sql.query(textsStatement, [ids]);
  return new Map(rows.map(({ id, text }) => [id, text]));
}

export async function textOfGeneration(sql: Sql, id: string): Promise<string> {
  return (await textsOfGenerations(sql, [id])).get(id) ?? '';
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
  const begun = records.filter(({ seq }) => seq > 0).map(({ id }) => id);
  const people = [...new Set(records.map(({ requestedBy }) => requestedBy))];
  const waiting = records.filter(({ status }) => status === 'queued').map(({ id }) => id);
  const [texts, names, positions] = await Promise.all([
    textsOfGenerations(db.sql, begun),
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
