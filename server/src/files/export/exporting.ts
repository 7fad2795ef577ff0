import type { ExportOptions } from '@penora/protocol/schemas/export';
import { Refusal, unavailable } from '../../kernel/errors.ts';
import { JobFailure } from '../../kernel/workers/failure.ts';
import type { ExportDeps } from './deps.ts';
import type { ExportJob, MadeBy, Source } from './manuscript.ts';

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

/** Makes a file in a thread. Throws `too_large`, `unavailable`, `too_many_requests`. */
export async function makeFile(
  deps: Pick<ExportDeps, 'pool'>,
  job: ExportJob,
  asked: { owner: string; signal?: AbortSignal },
): Promise<Uint8Array> {
  try {
    return await deps.pool.run(job, { ...asked, transfer: given(job.source) });
  } catch (error) {
    throw error instanceof JobFailure ? refusalFor(error, job.options) : error;
  }
}

/** Parts of this size go to the thread without another copy, which would hold up the process. */
const LARGE = 65_536;

const given = (source: Source): ArrayBuffer[] =>
  source.kind === 'document' ? source.updates.filter(({ length }) => length > LARGE).map(({ buffer }) => buffer) : [];

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
