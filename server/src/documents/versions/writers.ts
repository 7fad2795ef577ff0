import type { Version, Writer } from '@penora/protocol/schemas/version';
import type { VersionsDeps } from './deps.ts';
import type { VersionRow } from './statements.ts';

/** Somebody as the log or the text names them. */
export interface Trace {
  userId: string | null;
  generationId: string | null;
}

type Naming = Pick<VersionsDeps, 'namesOf' | 'generationsOf'>;

/** Who stands behind traces. A generation comes first: its text is the model's, whoever has moved it. */
export async function writersOf(deps: Naming, traces: readonly Trace[]): Promise<(trace: Trace) => Writer> {
  const generations = await deps.generationsOf(unique(traces.map(({ generationId }) => generationId)));
  const asked = [...generations.values()].map(({ userId }) => userId);
  const names = await deps.namesOf(unique([...traces.map(({ userId }) => userId), ...asked]));
  return ({ userId, generationId }) => {
    if (generationId !== null) {
      const facts = generations.get(generationId);
      const name = names.get(facts?.userId ?? '') ?? '';
      const { model = null, tool = null } = facts ?? {};
      return { kind: 'model', generationId, model, tool, userId: facts?.userId ?? null, name };
    }
    if (userId === null) return { kind: 'unknown' };
    return { kind: 'person', userId, name: names.get(userId) ?? 'Somebody' };
  };
}

const unique = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))];

/** Versions as the outside sees them. */
export async function presentVersions(deps: Naming, rows: readonly VersionRow[]): Promise<Version[]> {
  const traces = rows.flatMap((row) => [
    ...tracesOf(row),
    { userId: row.user_id, generationId: null },
    { userId: null, generationId: row.generation_id },
  ]);
  const writerOf = await writersOf(deps, traces);
  return rows.map((row) => {
    const by = row.user_id === null ? null : writerOf({ userId: row.user_id, generationId: null });
    return {
      id: row.id,
      kind: row.kind,
      name: row.name,
      at: row.at.toISOString(),
      sizeBytes: row.size_bytes,
      words: row.words,
      by: by?.kind === 'person' ? { userId: by.userId, name: by.name } : null,
      writers: tracesOf(row).map(writerOf),
      before: row.generation_id === null ? null : writerOf({ userId: null, generationId: row.generation_id }),
      undoable: row.client_id !== null && row.undone_at === null,
    };
  });
}

const tracesOf = (row: VersionRow): Trace[] => [
  ...row.user_ids.map((userId) => ({ userId, generationId: null })),
  ...row.generation_ids.map((generationId) => ({ userId: null, generationId })),
];

/** One version as the outside sees it. */
export async function presentVersion(deps: Naming, row: VersionRow): Promise<Version> {
  const [version] = await presentVersions(deps, [row]);
  if (version === undefined) throw new Error('one row gave no version');
  return version;
}
