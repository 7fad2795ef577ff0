import type { ChunkEvent, EndedEvent } from '@penora/protocol/events';
import { running } from '@penora/protocol/schemas/generation';
import { notFound } from '../../kernel/errors.ts';
import type { GenerationDeps } from '../deps.ts';
import { findRecord } from '../life/records.ts';
import type { GenerationRecord } from '../tables.ts';
import { encodedAfter, stateOf } from './chunks.ts';
import { generationEvents } from './topics.ts';

export type Followed =
  | { kind: 'chunk'; chunk: ChunkEvent }
  /** A chunk that was read from the database, as JSON. */
  | { kind: 'encoded'; seq: number; json: string }
  | { kind: 'ended'; seq: number; ended: EndedEvent };

/** Chunks that are in memory at once for one reader. */
const PAGE = 500;

export const isRunning = ({ status }: Pick<GenerationRecord, 'status'>): boolean => running.includes(status);

export function endedEvent(record: GenerationRecord): EndedEvent {
  const { id, status, words, cost, reason } = record;
  return { generationId: id, status, words, costMilliku: cost, reason: reason ?? null };
}

type Heard = Exclude<Followed, { kind: 'encoded' }>;

/** What has come by topic and was not yet read: bounded, since the database has it all. */
class Live {
  readonly #limit: number;
  #events: Heard[] = [];
  #changed = Promise.withResolvers<void>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(event: Heard): void {
    // A reader that is so slow reads on from the database.
    if (this.#events.length >= this.#limit) this.#events = [];
    this.#events.push(event);
    this.wake();
  }

  take(): Heard[] {
    const taken = this.#events;
    this.#events = [];
    return taken;
  }

  wake(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers<void>();
  }

  /** Until something comes, or for `ms`: then a message may have been lost. Returns whether something came. */
  async wait(ms: number): Promise<boolean> {
    if (this.#events.length > 0) return true;
    const timer = setTimeout(() => this.wake(), ms);
    await this.#changed.promise;
    clearTimeout(timer);
    return this.#events.length > 0;
  }
}

/**
 * Every chunk after `after`, once and in order, from any process and at any time, and at last the end; what is there
 * together comes together. What is missing between two messages is read by number. Ends when the generation has, or
 * when `signal` aborts.
 */
export async function* followInPages(
  { db, channel, limits }: Pick<GenerationDeps, 'db' | 'channel' | 'limits'>,
  { id, projectCode }: Pick<GenerationRecord, 'id' | 'projectCode'>,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<Followed[], void> {
  const live = new Live(limits.liveEvents);
  const unsubscribe = generationEvents.subscribe(channel, projectCode, (event) => {
    if (event.kind === 'chunk' && event.chunk.generationId === id) live.add(event);
    if (event.kind === 'ended' && event.ended.generationId === id) live.add(event);
  });
  const wake = () => live.wake();
  signal.addEventListener('abort', wake);
  let seq = after;
  let isSure = false;
  try {
    while (!signal.aborted) {
      for (const event of live.take()) {
        if (event.kind === 'ended' || event.chunk.seq > seq + 1) isSure = false;
        if (event.kind === 'ended' || event.chunk.seq !== seq + 1) continue;
        seq += 1;
        yield [event];
      }
      if (isSure) {
        isSure = await live.wait(limits.streamPollMs);
        continue;
      }
      // The state first: what it counts is then certainly among the chunks.
      const state = await stateOf(db.sql, id);
      if (state === null) throw notFound('generation');
      // A number beyond what is there names no chunk: it counts as the last.
      seq = Math.min(seq, state.seq);
      if (state.seq <= seq && !isRunning(state)) {
        return yield [{ kind: 'ended', seq, ended: endedEvent(await findRecord(db, id)) }];
      }
      isSure = state.seq <= seq;
      const page = isSure ? [] : await encodedAfter(db.sql, id, seq, PAGE);
      seq = page.at(-1)?.seq ?? seq;
      if (page.length > 0) yield page.map((chunk) => ({ kind: 'encoded', ...chunk }));
    }
  } finally {
    signal.removeEventListener('abort', wake);
    unsubscribe();
  }
}
