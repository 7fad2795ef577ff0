import type { Against, Diff, OpenVersion } from '@penora/protocol/schemas/version';
import { countWords } from '@penora/protocol/words/pieces';
import { notFound } from '../../kernel/errors.ts';
import type { VersionsDeps } from './deps.ts';
import { findStatement, previousStatement, stateStatement, type VersionRow } from './statements.ts';
import type { Opened, State } from './workshop/work.ts';
import type { Workshop } from './workshop/workshop.ts';
import { presentVersion, writersOf } from './writers.ts';

/** A version of a project. Throws `not_found`. */
export async function findVersion({ database }: VersionsDeps, code: string, id: string): Promise<VersionRow> {
  const [row] = await database.sql.query(findStatement, [code, id]);
  if (row === undefined) throw notFound('version');
  return row;
}

/** The kept state of a version, deflated. Throws `not_found` when it was deleted just now. */
export async function packedOf({ database }: VersionsDeps, id: string): Promise<Uint8Array> {
  const [row] = await database.sql.query(stateStatement, [id]);
  if (row === undefined) throw notFound('version');
  // A copy: what is read lies in a larger buffer of the driver's.
  return new Uint8Array(row.state);
}

/** The other text of a comparison; `versionIs` says on which side the version stands: older comes first. */
interface Other {
  name: string;
  state: State;
  versionIs: 'from' | 'to';
}

const EMPTY: Uint8Array = Uint8Array.of(0, 0);

async function otherOf(deps: VersionsDeps, row: VersionRow, against: Against): Promise<Other | null> {
  if (against === 'none') return null;
  if (against === 'current') {
    const { update } = await deps.documents.numbered(row.project_code);
    return { name: 'current', state: { update }, versionIs: 'from' };
  }
  if (against === 'previous') {
    const [before] = await deps.database.sql.query(previousStatement, [row.project_code, row.micros, row.id]);
    // Before the first version there was nothing.
    if (before === undefined) return { name: 'nothing', state: { update: EMPTY }, versionIs: 'to' };
    return { name: before.id, state: { packed: await packedOf(deps, before.id) }, versionIs: 'to' };
  }
  const other = await findVersion(deps, row.project_code, against);
  const isOlder = other.micros < row.micros;
  return { name: other.id, state: { packed: await packedOf(deps, other.id) }, versionIs: isOlder ? 'to' : 'from' };
}

/** A version with its text and what changed. */
export async function openVersion(
  deps: VersionsDeps,
  workshop: Workshop,
  row: VersionRow,
  against: Against,
): Promise<OpenVersion> {
  const other = await otherOf(deps, row, against);
  const version = { packed: await packedOf(deps, row.id) };
  const opened = await workshop.do({
    ...{ kind: 'open', version },
    ...{ other: other?.state ?? null, versionIs: other?.versionIs ?? 'from' },
  });
  return {
    version: await presentVersion(deps, row),
    content: opened.tree,
    text: opened.text,
    diff: other === null ? null : await presentDiff(deps, row, other, opened.diff),
  };
}

async function presentDiff(
  deps: VersionsDeps,
  row: VersionRow,
  { name, versionIs }: Other,
  diff: Opened['diff'],
): Promise<Diff | null> {
  if (diff === null) return null;
  const { authors, blocks, isCoarse } = diff;
  const clients = authors.flatMap(({ client, generationId }) => (generationId === null ? [client] : []));
  const userOf = await deps.documents.clientsOf(row.project_code, [...new Set(clients)]);
  const traces = authors.map(({ client, generationId }) => ({ userId: userOf.get(client) ?? null, generationId }));
  const writerOf = await writersOf(deps, traces);
  const [from, to] = versionIs === 'from' ? [row.id, name] : [name, row.id];
  return { from, to, writers: traces.map(writerOf), blocks, isCoarse, words: wordsOf(blocks) };
}

/** How many words came and went. */
function wordsOf(blocks: Diff['blocks']): Diff['words'] {
  const sum = (change: 'added' | 'removed'): number =>
    blocks.reduce((total, { parts }) => {
      const text = parts.map((part) => (part.change === change ? part.text : ' ')).join('');
      return total + (text.trim() === '' ? 0 : countWords(text));
    }, 0);
  return { added: sum('added'), removed: sum('removed') };
}
