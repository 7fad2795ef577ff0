import type { ChunkEvent, ProgressEvent } from '@penora/protocol/events';
import type { Generation, GenerationRequest } from '@penora/protocol/schemas/generation';
import type { Unsubscribe } from '../kernel/channel.ts';
import { unavailable } from '../kernel/errors.ts';
import { onAnyProjectChange } from '../projects/changes.ts';
import { may } from '../projects/may.ts';
import { runningCards } from './ask/cards.ts';
import { start } from './ask/start.ts';
import { announceStart } from './delivery/announce.ts';
import { chunksAfter } from './delivery/chunks.ts';
import { progressNow } from './delivery/progress.ts';
import { type GenerationEvent, generationEvents } from './delivery/topics.ts';
import type { GenerationDeps } from './deps.ts';
import { recallRates } from './estimates/tokenRates.ts';
import { continueGeneration } from './life/continueGeneration.ts';
import { claimNext } from './life/places.ts';
import { findRecord, runningIn, type Standing, standingsIn } from './life/records.ts';
import { closeLapsed, closeLeftBehind, closeWaiting } from './life/recover.ts';
import { stopGeneration } from './life/stop.ts';
import { presentOne } from './present.ts';
import { Runner } from './run/runner.ts';
import type { GenerationRecord } from './tables.ts';

/** The generations of this process, and the watch over those of others. */
export class Generations {
  readonly #deps: GenerationDeps;
  readonly #runner: Runner;
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #unsubscribe: Unsubscribe;
  /** What was let in and may begin something: the end of the process waits for it. */
  readonly #entered = new Set<Promise<unknown>>();

  constructor(deps: GenerationDeps) {
    this.#deps = deps;
    this.#runner = new Runner(deps);
    this.#runner.onOver = () => this.#promote();
    this.#unsubscribe = onAnyProjectChange(deps.channel, (change) => {
      if (change.kind === 'deleted') this.#stopAllIn(change.code);
      if (change.kind === 'withdrawn') this.#stopAllIn(change.code, change.userId);
      if (change.kind === 'role' && !may(change.role, 'generate')) this.#stopAllIn(change.code, change.userId);
    });
  }

  /**
   * Before the first request: closes what an earlier process left and begins to watch. With several processes those
   * of others are closed when their lease has run out. Returns how many were closed.
   */
  async recoverAtStart(): Promise<number> {
    await recallRates(this.#deps.db.sql, this.#runner.rates);
    const closed = this.#deps.isShared ? await this.sweep() : await closeLeftBehind(this.#deps);
    this.#every(this.#deps.limits.heartbeatMs, () => this.#runner.heartbeat());
    this.#every(this.#deps.limits.sweepMs, () => this.sweep());
    return closed;
  }

  /** Starts a request's takes. See `start` for what it throws; 503 while this process ends. */
  async start(request: GenerationRequest, by: { userId: string; requestId: string }): Promise<GenerationRecord[]> {
    return this.#enter(async () => {
      const { records, isNew } = await start(this.#deps, request, by);
      if (isNew) await this.#begin(records);
      return records;
    });
  }

  /** See `continueGeneration`. */
  async goOn(id: string, maxMilliku?: number, askedBy?: string): Promise<GenerationRecord> {
    return this.#enter(async () => {
      const record = await continueGeneration(this.#deps, id, maxMilliku, askedBy);
      await this.#begin([record]);
      return record;
    });
  }

  /** Ends it now, if it has not ended; the same answer again for one that has. */
  async stop(id: string): Promise<GenerationRecord> {
    const isStopped = await stopGeneration(this.#deps, id);
    const record = await findRecord(this.#deps.db, id);
    if (isStopped) await this.#promote();
    return record;
  }

  /** Closes what nobody runs any more or may have written, begins what waits for a place. Returns how many were closed. */
  async sweep(): Promise<number> {
    const closed = await closeLapsed(this.#deps, this.#runner.ids);
    await this.#stopWithdrawn();
    await this.#promote();
    return closed.length;
  }

  /** Somebody's rights may have changed elsewhere: stops at once what they may no longer have written here. */
  recheck(): void {
    this.#stopWithdrawn().catch((error: unknown) =>
      this.#deps.log.warn({ err: error }, 'generations could not be stopped'),
    );
  }

  /**
   * Brings what runs here to a chunk's end and marks it interrupted; starts nothing more. What waits is left to the other
   * processes; where there are none it is interrupted too.
   */
  async shutdown(): Promise<void> {
    for (const timer of this.#timers.splice(0)) clearInterval(timer);
    this.#unsubscribe();
    await this.#runner.shutdown();
    // What had been let in before may have begun since: it is brought to its end as well.
    await Promise.allSettled(this.#entered);
    await this.#runner.settled();
    if (!this.#deps.isShared) await closeWaiting(this.#deps);
  }

  /** Renews the leases of what runs here; called by a timer. */
  heartbeat(): Promise<void> {
    return this.#runner.heartbeat();
  }

  /** Resolves when nothing runs in this process. */
  settled(): Promise<void> {
    return this.#runner.settled();
  }

  get running(): number {
    return this.#runner.ids.length;
  }

  /** For socket.io: what happens in a project, what runs there, and what was missed. */
  readonly feed = {
    subscribe: (code: string, listener: (event: GenerationEvent) => void): Unsubscribe =>
      generationEvents.subscribe(this.#deps.channel, code, listener),
    standings: (codes: readonly string[]): Promise<Standing[]> => standingsIn(this.#deps.db.sql, codes),
    running: (code: string): Promise<Generation[]> => runningCards(this.#deps, code),
    generation: async (id: string): Promise<Generation> => presentOne(this.#deps, await findRecord(this.#deps.db, id)),
    progress: (id: string): Promise<ProgressEvent | null> => progressNow(this.#deps.db, id),
    chunks: (id: string, after: number, limit: number): Promise<ChunkEvent[]> =>
      chunksAfter(this.#deps.db.sql, id, after, limit),
  };

  async #begin(records: readonly GenerationRecord[]): Promise<void> {
    for (const record of records) {
      await announceStart(this.#deps, record);
      if (record.status === 'streaming') this.#runner.begin(record);
    }
    if (records.some(({ status }) => status === 'queued')) await this.#promote();
  }

  /** Nobody is to pay for text in a project that is in the bin, or that they may no longer write in. */
  #stopAllIn(code: string, userId?: string): void {
    runningIn(this.#deps.db.sql, code, userId)
      .then((ids) => Promise.all(ids.map((id) => this.stop(id))))
      .catch((error: unknown) => this.#deps.log.warn({ err: error }, 'generations could not be stopped'));
  }

  /** A message may have been lost: whoever may write here no longer, does not pay here any longer either (I3). */
  async #stopWithdrawn(): Promise<void> {
    const { asking } = this.#runner;
    const allowed = await this.#deps.mayGenerate(asking);
    for (const { code, userId } of asking) {
      if (allowed.has(`${code} ${userId}`)) continue;
      // What waits as well, or it would begin in the place of what was stopped.
      for (const id of await runningIn(this.#deps.db.sql, code, userId)) await this.stop(id);
    }
  }

  async #promote(): Promise<void> {
    if (this.#runner.isDraining) return;
    await this.#enter(async () => {
      while (!this.#runner.isDraining) {
        const record = await claimNext(this.#deps);
        if (record === null) return;
        await announceStart(this.#deps, record);
        this.#runner.begin(record);
      }
    });
  }

  /** Refuses while this process ends. */
  async #enter<T>(work: () => Promise<T>): Promise<T> {
    if (this.#runner.isDraining) throw unavailable('This server is being restarted; try again in a moment.');
    const entered = work();
    this.#entered.add(entered);
    try {
      return await entered;
    } finally {
      this.#entered.delete(entered);
    }
  }

  #every(ms: number, work: () => Promise<unknown>): void {
    let isBusy = false;
    const timer = setInterval(() => {
      if (isBusy) return;
      isBusy = true;
      void work()
        .catch((error: unknown) => this.#deps.log.warn({ err: error }, 'generations could not be looked after'))
        .finally(() => {
          isBusy = false;
        });
    }, ms);
    timer.unref();
    this.#timers.push(timer);
  }
}
