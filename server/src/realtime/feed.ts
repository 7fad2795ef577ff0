import type { ChunkEvent, ProgressEvent } from '@penora/protocol/events';
import type { Generation } from '@penora/protocol/schemas/generation';
import { unreachable } from '../kernel/errors.ts';
import type { Logger } from '../kernel/log.ts';
import { endedOf, type FeedEvent, type FeedSource, isRunning, type Standing, without } from './source.ts';

/** Tells everybody in this process who joined the project or watches the generation. */
export interface FeedAudience {
  started(generation: Generation): void;
  chunk(chunk: ChunkEvent): void;
  progress(progress: ProgressEvent): void;
  ended(event: ReturnType<typeof endedOf>): void;
}

const GAP_PAGE = 200;
/** So many that ended are known by number for each project; the one that was not heard of for longest is forgotten. */
const PAST_LIMIT = 5_000;

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
      const generation = await this.#told(id);
      for (const chunk of await this.#between(id, reached, this.deliveredUpTo(id))) give(chunk);
      attach(isRunning(generation) ? null : generation);
    });
  }

  /** The number up to which everybody in the project has been told of a generation; 0 before its first chunk. */
  deliveredUpTo(id: string): number {
    return this.#delivered.get(id) ?? this.#past.get(id) ?? 0;
  }

  /** Whether something has not been delivered, or an end not told, that stands in the database. */
  isBehind(standings: readonly Standing[]): boolean {
    const isMissing = ({ id, seq, isRunning: runs }: Standing): boolean => {
      const delivered = this.#delivered.get(id);
      return delivered === undefined ? runs || (this.#past.get(id) ?? -1) < seq : !runs || delivered < seq;
    };
    const known = new Set(standings.map(({ id }) => id));
    return standings.some(isMissing) || [...this.#delivered.keys()].some((id) => !known.has(id));
  }

  /** Takes up what was missed: the poll's part. */
  async poll(): Promise<void> {
    // It asks anew: what the poll has read was true before its turn came, and may have ended and been told since.
    await this.#exclusive(() => this.#heal());
  }

  /** Hears nothing more; resolves when what was heard has been told. */
  async close(): Promise<void> {
    this.#unsubscribe();
    await this.#queue.catch(() => undefined);
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
        return this.#begin(event.generation);
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

  async #begin(generation: Generation): Promise<void> {
    const { id } = generation;
    if (this.#delivered.has(id)) return;
    if (!this.#past.has(id)) return this.#start(generation);
    // It goes on, or this is a late word of what has ended since: the database knows.
    const now = await this.#source.generation(id);
    await this.#takeUp({ id, seq: now.seq, isRunning: isRunning(now) });
  }

  #start(generation: Generation): void {
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

  /** How a generation stands, after everybody else was told so: nothing of it comes live behind what is given here. */
  async #told(id: string): Promise<Generation> {
    if (!this.#delivered.has(id) && !this.#past.has(id)) await this.#heal();
    if (!this.#delivered.has(id)) {
      const now = await this.#source.generation(id);
      if (!isRunning(now) && (this.#past.get(id) ?? now.seq) >= now.seq) {
        // Whoever looks at it has all of it: should it go on, it is told from here.
        this.#remember(id, now.seq);
        return now;
      }
      await this.#startMissed(id);
    }
    return (await this.#end(id)) ?? (await this.#source.generation(id));
  }

  #remember(id: string, seq: number): void {
    this.#past.delete(id);
    this.#past.set(id, seq);
    const oldest = this.#past.keys().next();
    if (this.#past.size > PAST_LIMIT && !oldest.done) this.#past.delete(oldest.value);
  }

  /** Everything that this process should have delivered by now. */
  async #heal(): Promise<void> {
    const standings = await this.#source.standings([this.#code]);
    for (const standing of standings) await this.#takeUp(standing);
    const known = new Set(standings.map(({ id }) => id));
    for (const id of [...this.#delivered.keys()]) if (!known.has(id)) await this.#end(id);
  }

  async #takeUp({ id, seq, isRunning: runs }: Omit<Standing, 'code'>): Promise<void> {
    if (!runs && !this.#delivered.has(id) && (this.#past.get(id) ?? -1) >= seq) return;
    if (!this.#delivered.has(id)) await this.#startMissed(id);
    const before = this.#delivered.get(id) ?? 0;
    await this.#deliverUpTo(id, seq);
    if (seq > before) await this.#tellProgress(id);
    if (!runs) await this.#end(id);
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
    this.#start(without(await this.#between(id, this.#past.get(id) ?? 0, now.seq), generation));
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
