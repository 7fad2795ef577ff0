import type { ExportOptions } from '@penora/protocol/schemas/export';
import { Refusal, unavailable } from '../../kernel/errors.ts';
import { JobFailure } from '../../kernel/workers/failure.ts';
import type { ExportDeps } from './deps.ts';
import type { ExportJob, MadeBy, Source } from './manuscript.ts';
import { whole } from './pieces.ts';

/** Largest files last: what is shown of a receipt on paper. */
const MOST_LINES = 200;

/** Words of each person, and of each model and tool; without what it cost. */
export async function madeByOf(deps: ExportDeps, code: string): Promise<MadeBy[]> {
  const { items } = await deps.receipt(code);
  const lines = new Map<string, MadeBy>();
  for (const { name, model, tool, words } of items) {
    const by = model === undefined ? (name ?? 'What it began with') : deps.modelName(model);
    const line = { name: by, tool: model === undefined ? null : (tool ?? null), words };
    const key = `${line.name}\n${line.tool ?? ''}`;
    const known = lines.get(key);
    lines.set(key, { ...line, words: line.words + (known?.words ?? 0) });
  }
  return [...lines.values()].sort((a, b) => b.words - a.words).slice(0, MOST_LINES);
}

type Asked = { owner: string; signal?: AbortSignal };

/** A file whose text is fetched when a thread is free for it. */
export type Wanted = Omit<ExportJob, 'source'> & { source(): Promise<Source> };

/** Makes a file in a thread, piece by piece. Throws `too_large`, `unavailable`, `too_many_requests`. */
export async function* pourFile(
  { pool }: Pick<ExportDeps, 'pool'>,
  { source, ...rest }: Wanted,
  asked: Asked,
): AsyncGenerator<Uint8Array> {
  const given = async () => {
    const data: ExportJob = { ...rest, source: await source() };
    return { data, transfer: buffersOf(data.source) };
  };
  try {
    yield* pool.pour(given, asked);
  } catch (error) {
    throw error instanceof JobFailure ? refusalFor(error, rest.options) : error;
  }
}

/** The same as one. */
export const makeFile = (deps: Pick<ExportDeps, 'pool'>, wanted: Wanted, asked: Asked): Promise<Uint8Array> =>
  whole(pourFile(deps, wanted, asked));

const buffersOf = (source: Source): ArrayBuffer[] =>
  source.kind === 'document' ? source.updates.map(({ buffer }) => buffer) : [];

/** Bytes with memory of their own: what the database hands out may share it. */
export const owned = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer && bytes.buffer.byteLength === bytes.length
    ? new Uint8Array(bytes.buffer)
    : new Uint8Array(bytes);

function refusalFor(failure: JobFailure, { format }: ExportOptions): Error {
  switch (failure.reason) {
    case 'time':
    case 'memory':
      return new Refusal('too_large', `This text is too much for one ${format.toUpperCase()} file. Try a part of it.`);
    case 'stopped':
    case 'gone':
      return unavailable('Penora is restarting. Try again in a moment.');
    case 'crash':
      return failure;
    default:
      return failure.reason satisfies never;
  }
}
