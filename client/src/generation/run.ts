/** One generation as this page knows it, and what each event makes of it. */
import type { ChunkEvent, EndedEvent } from '@penora/protocol/events';
import { continuable, type Generation, running } from '@penora/protocol/schemas/generation';

/** Its text is the chunks up to `seq`, joined. */
export type Run = Generation;

export const isRunning = (run: Run): boolean => running.includes(run.status);
/** Nothing of it has to stand in the text: it writes its first words, has written none, or lost its place. */
export const hasNoText = (run: Run): boolean => isRunning(run) || run.words === 0 || run.reason === 'place_deleted';
export const mayContinue = (run: Run): boolean => continuable.includes(run.status);

/** Only the next chunk by number may be added; `seq` counts from 1 without a gap (contract.md, Sockets). */
export type ChunkFate = 'next' | 'old' | 'gap';

export function fateOf(run: Run, seq: number): ChunkFate {
  if (seq <= run.seq) return 'old';
  return seq === run.seq + 1 ? 'next' : 'gap';
}

/** With the next chunk. Its words and cost are its own; the generation's are their sums. */
export function withChunk(run: Run, chunk: Pick<ChunkEvent, 'seq' | 'text' | 'words' | 'costMilliku'>): Run {
  return {
    ...run,
    status: run.status === 'queued' ? 'streaming' : run.status,
    seq: chunk.seq,
    text: run.text + chunk.text,
    words: run.words + chunk.words,
    costMilliku: run.costMilliku + chunk.costMilliku,
  };
}

/** Ended; its words and cost are the server's sums. */
export function withEnd(run: Run, ended: EndedEvent, at: string): Run {
  const { status, words, costMilliku, reason } = ended;
  return { ...run, status, words, costMilliku, reason, endedAt: at };
}

/** What is known and what the server says: an answer that chunks have overtaken is too old to say how it goes. */
export function merged(known: Run | undefined, told: Run): Run {
  if (known === undefined || told.seq >= known.seq) return told;
  const { seq, text, words, costMilliku, status, reason, endedAt, progress } = known;
  return { ...told, seq, text, words, costMilliku, status, reason, endedAt, progress };
}

/** Newest first; the takes of one request, which begin together, in their order. */
export function byTime(a: Run, b: Run): number {
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? 1 : -1;
  return a.take - b.take || (a.id < b.id ? -1 : 1);
}

/** Takes begin together; this far apart at most. */
const TOGETHER_MS = 3_000;

/** Whether two are takes of one request: the same person asked the same at the same moment. */
export function isSameRequest(a: Run, b: Run): boolean {
  return (
    a.take !== b.take &&
    a.requestedBy === b.requestedBy &&
    a.tool === b.tool &&
    a.prompt === b.prompt &&
    Math.abs(Date.parse(a.createdAt) - Date.parse(b.createdAt)) < TOGETHER_MS
  );
}

/** The takes of a request, by number; the others alone. Keeps the order of what is given. */
export function grouped(runs: readonly Run[]): Run[][] {
  const groups: Run[][] = [];
  for (const run of runs) {
    const group = groups.find((others) => others.every((other) => isSameRequest(other, run)));
    if (group === undefined) groups.push([run]);
    else group.push(run);
  }
  for (const group of groups) group.sort((a, b) => a.take - b.take);
  return groups;
}
