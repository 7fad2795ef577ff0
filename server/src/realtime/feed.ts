import type { ChunkEvent, ProgressEvent } from '@penora/protocol/events';
import type { Generation } from '@penora/protocol/schemas/generation';
import { unreachable } from '../kernel/errors.ts';
import type { Logger } from '../kernel/log.ts';
import { endedOf, type FeedEvent, type FeedSource, isRunning, type Standing } from './source.ts';

/** Tells everybody in this process who joined the project or watches the generation. */
export interface FeedAudience {
  started(generation: Generation): void;
  chunk(chunk: ChunkEvent): void;
  progress(progress: ProgressEvent): void;
  ended(event: ReturnType<typeof endedOf>): void;
}

const GAP_PAGE = 200;
const PAST_LIMIT = 500;

/**
 * What one process delivers of one project: every chunk of every generation once and in order. Events, joins and the
 * healing poll pass through one queue, so that a joiner stands at an exact number; a gap is read from the database.
 */
export class ProjectFeed {
  readonly #code: string;
  readonly #source: FeedSource;
  readonly #audience: FeedAudience;
  readonly #log: Logger;
  /** The last number delivered of each running generation. */
  readonly #delivered = new Map<string, number>();
  /** Where those stood that have ended, so that one that goes on is not told from its beginning again. */
  readonly #past = new Map<string, number>();
  readonly #unsubscribe: () => void;
  #queue: Promise<unknown>;
  /** Turns in the queue that are not over. */
  #turns = 0;

  constructor(code: string, source: FeedSource, audience: FeedAudience, log: Logger) {
    this.#code = code;
    this.#source = source;
    this.#audience = audience;
    this.#log = log;
    this.#unsubscribe = source.subscribe(code, (event) => this.#hear(event));
    this.#queue = this.#turn(async () => {
      for (const { id, seq, isRunning: runs } of await source.standings([code])) {
        if (runs) this.#delivered.set(id, seq);
        else this.#remember(id, seq);
      }
    });
  }

  /**
   * Runs `join` at a moment when nothing is being delivered. It gets the running ones as they were read, and all that
   * they hold has been delivered to the others: what comes next is `seq + 1`.
   */
  async join(join: (running: Generation[]) => void): Promise<void> {
    await this.#exclusive(async () => {
      await this.#heal();
      const running = await this.#source.running(this.#code);
      for (const { id, seq } of running) {
        if (!this.#delivered.has(id)) await this.#startMissed(id);
        await this.#deliverUpTo(id, seq);
      }
      join(running);
    });
  }

  /**
   * Hands over the chunks after `after` and then calls `attach` at the moment when the next chunk would be delivered
   * live; `attach` gets the generation when it has ended, so that nothing more will come. Between two pages it waits for
   * `taken`.
   */
  async catchUp(
    id: string,
    after: number,
    give: (chunk: ChunkEvent) => void,
    attach: (ended: Generation | null) => void,
    taken: () => Promise<void> = async () => undefined,
  ) {
    let reached = after;
    for (;;) {
      const chunks = await this.#source.chunks(id, reached, GAP_PAGE);
      for (const chunk of chunks) give(chunk);
      await taken();
      reached = chunks.at(-1)?.seq ?? reached;
      if (chunks.length < GAP_PAGE) break;
    }
    await this.#exclusive(async () => {
      // Of one that has ended everybody else is told first: nothing of it comes live behind what is given here.
      const generation = (await this.#end(id)) ?? (await this.#source.generation(id));
      const end = isRunning(generation) ? await this.#deliveredOf(generation) : generation.seq;
      for (const chunk of await this.#between(id, reached, end)) give(chunk);
      attach(isRunning(generation) ? null : generation);
    });
  }

  /** The number up to which everybody in the project has been told of a generation; 0 before its first chunk. */
  deliveredUpTo(id: string): number {
    return this.#delivered.get(id) ?? this.#past.get(id) ?? 0;
  }

  /** Whether something has not been delivered, or an end not told, that stands in the database. */
  isBehind(standings: readonly Standing[]): boolean {
    const isMissing = ({ id, seq }: Standing): boolean => (this.#delivered.get(id) ?? -1) < seq;
    return standings.length !== this.#delivered.size || standings.some(isMissing);
  }

  /** Takes up what was missed: the poll's part, with what stands in the database. */
  async poll(standings: readonly Standing[]): Promise<void> {
    await this.#exclusive(() => this.#take(standings));
  }

  close(): void {
    this.#unsubscribe();
  }

  #exclusive<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn(() => this.#queue.then(work, work));
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #turn<T>(work: () => Promise<T>): Promise<T> {
    this.#turns += 1;
    try {
      return await work();
    } finally {
      this.#turns -= 1;
    }
  }

  /** What everybody waits for, the next chunk while nothing else is under way, needs no turn. */
  #hear(event: FeedEvent): void {
    const isNext = event.kind === 'chunk' && this.#delivered.get(event.chunk.generationId) === event.chunk.seq - 1;
    if (isNext && this.#turns === 0) this.#deliverNow(event.chunk);
    else void this.#exclusive(() => this.#handle(event)).catch((error: unknown) => this.#missed(error));
  }

  /** The database was away: the next event or poll reads what is missing. */
  #missed(error: unknown): void {
    this.#log.warn({ err: error }, 'a feed fell behind');
  }

  async #handle(event: FeedEvent): Promise<void> {
    switch (event.kind) {
      case 'started':
        return this.#start(event.generation);
      case 'chunk':
        return this.#advance(event.chunk);
      case 'progress':
        // It holds no more than its chunks have said: one that comes too late is passed over.
        if (this.#delivered.has(event.progress.generationId)) this.#audience.progress(event.progress);
        return;
      case 'ended':
        await this.#end(event.ended.generationId);
        return;
      default:
        unreachable(event);
    }
  }

  #start(generation: Generation): void {
    if (this.#delivered.has(generation.id)) return;
    // A late word of a beginning: what came after it was told from the database.
    if ((this.#past.get(generation.id) ?? 0) > generation.seq) return;
    this.#delivered.set(generation.id, generation.seq);
    this.#audience.started(generation);
  }

  async #advance(chunk: ChunkEvent): Promise<void> {
    const before = this.#delivered.get(chunk.generationId);
    if (before === undefined) return this.#heal();
    if (chunk.seq <= before) return;
    if (chunk.seq > before + 1) await this.#deliverUpTo(chunk.generationId, chunk.seq - 1);
    if (this.#delivered.get(chunk.generationId) === chunk.seq - 1) this.#deliver(chunk);
  }

  /** Whoever committed the chunk calls this: what goes wrong here is no business of theirs. */
  #deliverNow(chunk: ChunkEvent): void {
    try {
      this.#deliver(chunk);
    } catch (error) {
      this.#missed(error);
    }
  }

  #deliver(chunk: ChunkEvent): void {
    this.#delivered.set(chunk.generationId, chunk.seq);
    this.#audience.chunk(chunk);
  }

  async #deliverUpTo(id: string, seq: number): Promise<void> {
    if (!this.#delivered.has(id)) return;
    for (const chunk of await this.#between(id, this.#delivered.get(id) ?? 0, seq)) this.#deliver(chunk);
  }

  /** Delivers what is missing of one that is being told, and its end, when it has ended; null when it is not told. */
  async #end(id: string): Promise<Generation | null> {
    if (!this.#delivered.has(id)) return null;
    const generation = await this.#source.generation(id);
    await this.#deliverUpTo(id, generation.seq);
    // Continued since: another end will be told.
    if (isRunning(generation)) return generation;
    this.#delivered.delete(id);
    this.#remember(id, generation.seq);
    this.#audience.ended(endedOf(generation));
    return generation;
  }

  #remember(id: string, seq: number): void {
    this.#past.set(id, seq);
    const oldest = this.#past.keys().next();
    if (this.#past.size > PAST_LIMIT && !oldest.done) this.#past.delete(oldest.value);
  }

  /** Everything that this process should have delivered by now. */
  async #heal(): Promise<void> {
    await this.#take(await this.#source.standings([this.#code]));
  }

  async #take(standings: readonly Standing[]): Promise<void> {
    for (const { id, seq, isRunning: runs } of standings) {
      if (!runs && !this.#delivered.has(id) && (this.#past.get(id) ?? -1) >= seq) continue;
      if (!this.#delivered.has(id)) await this.#startMissed(id);
      const before = this.#delivered.get(id) ?? 0;
      await this.#deliverUpTo(id, seq);
      if (seq > before) await this.#tellProgress(id);
    }
    const alive = new Set(standings.filter((standing) => standing.isRunning).map(({ id }) => id));
    for (const id of [...this.#delivered.keys()]) if (!alive.has(id)) await this.#end(id);
  }

  /** The words about how far it is were missed with the chunks. */
  async #tellProgress(id: string): Promise<void> {
    const progress = await this.#source.progress(id);
    if (progress !== null) this.#audience.progress(progress);
  }

  /** Tells of it as it stood when it began or went on, whatever has become of it since. */
  async #startMissed(id: string): Promise<void> {
    const now = await this.#source.generation(id);
    const generation: Generation = isRunning(now) ? now : { ...now, status: 'streaming', reason: null, endedAt: null };
    const seq = this.#past.get(id) ?? 0;
    this.#start(seq === 0 ? { ...generation, seq, text: '', words: 0, costMilliku: 0 } : { ...generation, seq });
  }

  async #deliveredOf(generation: Generation): Promise<number> {
    if (!this.#delivered.has(generation.id)) await this.#heal();
    return this.#delivered.get(generation.id) ?? generation.seq;
  }

  async #between(id: string, after: number, upTo: number): Promise<ChunkEvent[]> {
    const all: ChunkEvent[] = [];
    for (let last = after; last < upTo; ) {
      const page = await this.#source.chunks(id, last, Math.min(GAP_PAGE, upTo - last));
      if (page.length === 0) break;
      all.push(...page);
      last = page.at(-1)?.seq ?? last;
    }
    return all;
  }
}
