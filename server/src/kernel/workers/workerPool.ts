import { tooMany, unavailable } from '../errors.ts';
import { gone, stopping } from './failure.ts';
import { Parts } from './parts.ts';
import { type Given, type Job, PoolThread } from './poolThread.ts';
import type { PoolSettings } from './settings.ts';

export interface RunOptions {
  /** Who asked, for a fair share of the line. */
  owner?: string;
  /** Aborted: a job that waits is forgotten, one under way is ended with its thread. */
  signal?: AbortSignal;
  /** What the job says of itself while it is under way. */
  report?(progress: unknown): void;
}

const COME_BACK_SECONDS = 5;

/** For jobs that send nothing but their answer. */
const NOWHERE: Pick<Parts, 'put'> = { put: (_, taken) => taken() };

/**
 * Threads for what would hold up the event loop or may not be trusted: so many at a time, a line of bounded length,
 * limits on time and memory of each job. A thread that dies fails its own job and is replaced.
 */
export class WorkerPool<Asked, Answer> {
  readonly #module: URL;
  readonly #settings: PoolSettings;
  readonly #threads = new Set<PoolThread>();
  readonly #line: Job[] = [];
  readonly #held = new Map<string, number>();
  #isClosed = false;

  /** `module` calls `serveJobs` with work from `Asked` to `Answer`. */
  constructor(module: URL, settings: PoolSettings) {
    this.#module = module;
    this.#settings = settings;
  }

  /**
   * What the job hands back. Throws `unavailable` when the line is full, `too_many_requests` when this owner has too
   * many, the job's own refusal, else `JobFailure`.
   */
  async run(data: Asked, { transfer, ...options }: RunOptions & Pick<Given, 'transfer'> = {}): Promise<Answer> {
    // The word of `module`, which is ours (see the constructor).
    return (await this.#admitted(async () => ({ data, ...(transfer && { transfer }) }), options, NOWHERE)) as Answer;
  }

  /**
   * What the job sends while it is under way, piece by piece; the job begins with the first look and waits for a slow
   * reader. `given` is called when its turn has come. Throws what `run` and `given` throw, before the first piece or
   * later. Whoever stops reading ends the job.
   */
  async *pour(given: () => Promise<Given<Asked>>, options: RunOptions = {}): AsyncGenerator<Uint8Array> {
    const left = new AbortController();
    const parts = new Parts(this.#settings.stallMs, () => left.abort());
    const signals = options.signal === undefined ? [left.signal] : [left.signal, options.signal];
    const done = this.#admitted(given, { ...options, signal: AbortSignal.any(signals) }, parts).then(
      () => parts.end(null),
      (error: Error) => parts.end(error),
    );
    try {
      yield* parts.read();
    } finally {
      left.abort();
      await done;
    }
  }

  /** For metrics. */
  stats(): { threads: number; waiting: number } {
    return { threads: this.#threads.size, waiting: this.#line.length };
  }

  /** Ends everything at once; what is under way fails. Resolves when no thread is left. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const job of this.#line.splice(0)) job.reject(stopping());
    await Promise.all([...this.#threads].map((thread) => thread.end(stopping())));
  }

  async #admitted(given: Job['given'], { owner, ...options }: RunOptions, parts: Pick<Parts, 'put'>): Promise<unknown> {
    if (this.#isClosed) throw stopping();
    if (options.signal?.aborted) throw gone();
    const { perOwner, waiting, fullWords, ownFullWords } = this.#settings;
    if (owner !== undefined && this.#heldBy(owner) >= perOwner) throw tooMany(ownFullWords, COME_BACK_SECONDS);
    if (this.#line.length >= waiting) throw unavailable(fullWords);
    this.#hold(owner, 1);
    try {
      return await this.#done(given, options, parts);
    } finally {
      this.#hold(owner, -1);
    }
  }

  async #done(
    given: Job['given'],
    { signal, report = () => undefined }: Omit<RunOptions, 'owner'>,
    parts: Pick<Parts, 'put'>,
  ): Promise<unknown> {
    const ended = new AbortController();
    try {
      return await new Promise<unknown>((resolve, reject) => {
        const part: Job['part'] = (bytes, taken) => parts.put(bytes, taken);
        const job: Job = { given, report, part, resolve, reject };
        signal?.addEventListener('abort', () => this.#forget(job), { signal: ended.signal });
        this.#line.push(job);
        this.#next();
      });
    } finally {
      ended.abort();
    }
  }

  #heldBy(owner: string): number {
    return this.#held.get(owner) ?? 0;
  }

  #hold(owner: string | undefined, more: 1 | -1): void {
    if (owner === undefined) return;
    const held = this.#heldBy(owner) + more;
    if (held === 0) this.#held.delete(owner);
    else this.#held.set(owner, held);
  }

  #next(): void {
    while (this.#line.length > 0) {
      const thread = this.#freeThread();
      const job = thread === null ? undefined : this.#line.shift();
      if (thread === null || job === undefined) return;
      thread.take(job);
    }
  }

  #freeThread(): PoolThread | null {
    for (const thread of this.#threads) if (thread.isFree) return thread;
    if (this.#threads.size >= this.#settings.threads) return null;
    const thread: PoolThread = new PoolThread(
      this.#module,
      this.#settings,
      () => this.#next(),
      () => {
        this.#threads.delete(thread);
        this.#next();
      },
    );
    this.#threads.add(thread);
    return thread;
  }

  #forget(job: Job): void {
    const at = this.#line.indexOf(job);
    if (at >= 0) {
      this.#line.splice(at, 1);
      job.reject(gone());
      return;
    }
    for (const thread of this.#threads) if (thread.works(job)) void thread.end(gone());
  }
}
