import { tooMany } from '../../kernel/errors.ts';
import { JobFailure, lineFull, stopping } from './failure.ts';
import { type PoolLimits, poolLimits } from './limits.ts';
import { type Job, PoolThread } from './poolThread.ts';

export interface RunOptions {
  /** Who asked, for a fair share of the line. */
  owner: string;
  /** Aborted: a job that waits is forgotten, one under way is ended with its thread. */
  signal?: AbortSignal;
  /** What the job says of itself while it is under way. */
  report?(progress: unknown): void;
  /** Buffers of the job that change hands instead of being copied. */
  transfer?: ArrayBuffer[];
}

const COME_BACK_SECONDS = 5;

/**
 * Threads for what would hold up the event loop or may not be trusted: so many at a time, a line of bounded length,
 * limits on time and memory of each job. A thread that dies fails its own job and is replaced.
 */
export class WorkerPool {
  readonly #module: URL;
  readonly #limits: PoolLimits;
  readonly #threads = new Set<PoolThread>();
  readonly #line: Job[] = [];
  readonly #held = new Map<string, number>();
  #isClosed = false;

  /** `module` calls `serveJobs` of thread.ts. */
  constructor(module: URL, limits: Partial<PoolLimits> = {}) {
    this.#module = module;
    this.#limits = { ...poolLimits(), ...limits };
  }

  /**
   * The value of the job, as its thread hands it back: the caller knows its type or parses it. Throws `unavailable`
   * when the line is full, `too_many_requests` when this owner has too many, the job's own refusal, else `JobFailure`.
   */
  async run(data: unknown, { owner, signal, report, transfer }: RunOptions): Promise<unknown> {
    if (this.#isClosed) throw stopping();
    if (signal?.aborted) throw gone();
    const held = this.#held.get(owner) ?? 0;
    if (held >= this.#limits.perOwner) {
      throw tooMany('You have several files under way. Wait for one of them.', COME_BACK_SECONDS);
    }
    if (this.#line.length >= this.#limits.waiting) throw lineFull();
    this.#held.set(owner, held + 1);
    const stopListening = new AbortController();
    try {
      return await new Promise<unknown>((resolve, reject) => {
        const job: Job = {
          data,
          owner,
          transfer: transfer ?? [],
          report: report ?? (() => undefined),
          resolve,
          reject,
        };
        signal?.addEventListener('abort', () => this.#forget(job), { signal: stopListening.signal });
        this.#line.push(job);
        this.#next();
      });
    } finally {
      stopListening.abort();
      const left = (this.#held.get(owner) ?? 1) - 1;
      if (left === 0) this.#held.delete(owner);
      else this.#held.set(owner, left);
    }
  }

  /** For metrics. */
  stats(): { threads: number; waiting: number } {
    return { threads: this.#threads.size, waiting: this.#line.length };
  }

  /** Ends everything at once; what is under way fails. */
  close(): void {
    this.#isClosed = true;
    for (const job of this.#line.splice(0)) job.reject(stopping());
    for (const thread of [...this.#threads]) thread.end(stopping());
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
    if (this.#threads.size >= this.#limits.threads) return null;
    const thread: PoolThread = new PoolThread(
      this.#module,
      this.#limits,
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
    for (const thread of this.#threads) if (thread.works(job)) thread.end(gone());
  }
}

const gone = (): JobFailure => new JobFailure('gone', 'nobody waits for this any more');
