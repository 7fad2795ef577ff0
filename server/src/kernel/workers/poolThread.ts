import { Worker } from 'node:worker_threads';
import { JobFailure } from './failure.ts';
import { type Message, type Order, refusalOf } from './messages.ts';
import type { ThreadData } from './serveJobs.ts';
import type { PoolSettings } from './settings.ts';

/** What a thread is given, and buffers in it that change hands instead of being copied. */
export interface Given<Data = unknown> {
  data: Data;
  transfer?: ArrayBuffer[];
}

export interface Job {
  /** Asked for when a thread is free: what waits in line takes up no memory. */
  given(): Promise<Given>;
  report(progress: unknown): void;
  /** A piece of what the job makes; `taken` lets it send as much more. */
  part(bytes: Uint8Array, taken: () => void): void;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

type ThreadSettings = Pick<
  PoolSettings,
  'timeMs' | 'memoryMb' | 'jobsPerThread' | 'idleMs' | 'niceness' | 'windowBytes'
>;

/** Beside the heap: what a thread may need while it starts, and for its code. */
const YOUNG_MB = 32;
const STACK_MB = 4;

/** One thread of a pool: a job at a time, each within its time. Whatever ends the thread fails its job alone. */
export class PoolThread {
  readonly #worker: Worker;
  readonly #settings: ThreadSettings;
  readonly #freed: () => void;
  readonly #ended: () => void;
  #job: Job | null = null;
  #timer: NodeJS.Timeout | null = null;
  #done = 0;
  #over: Promise<unknown> | null = null;

  /** `freed` is called when it can take the next job, `ended` once when it never will again. */
  constructor(module: URL, settings: ThreadSettings, freed: () => void, ended: () => void) {
    this.#settings = settings;
    this.#freed = freed;
    this.#ended = ended;
    const { memoryMb, niceness, windowBytes } = settings;
    this.#worker = new Worker(module, {
      workerData: { niceness, windowBytes } satisfies ThreadData,
      resourceLimits: {
        maxOldGenerationSizeMb: memoryMb,
        maxYoungGenerationSizeMb: YOUNG_MB,
        stackSizeMb: STACK_MB,
      },
    });
    this.#worker.unref();
    this.#worker.on('message', (message: Message) => this.#hear(message));
    this.#worker.on('error', (error: unknown) => this.end(deathOf(error)));
    this.#worker.on('exit', () => this.end(new JobFailure('crash', 'the thread ended in the middle of a job')));
  }

  get isFree(): boolean {
    return this.#job === null && this.#over === null;
  }

  take(job: Job): void {
    this.#job = job;
    this.#wait(this.#settings.timeMs, () => this.end(new JobFailure('time', 'the job took too long')));
    job.given().then(
      (given) => this.#begin(job, given),
      (error: Error) => this.#drop(job, error),
    );
  }

  works(job: Job): boolean {
    return this.#job === job;
  }

  /** Ends the thread at once; a job that it works on fails with this. Resolves when the thread is gone. */
  async end(failure: JobFailure): Promise<void> {
    if (this.#over === null) {
      this.#over = this.#worker.terminate();
      if (this.#timer !== null) clearTimeout(this.#timer);
      const job = this.#job;
      this.#job = null;
      this.#ended();
      job?.reject(failure);
    }
    await this.#over;
  }

  #begin(job: Job, { data, transfer }: Given): void {
    if (this.#job !== job) return;
    try {
      this.#order({ kind: 'job', data }, transfer);
    } catch (error) {
      void this.end(new JobFailure('crash', error instanceof Error ? error.message : String(error)));
    }
  }

  /** There is nothing to work on. */
  #drop(job: Job, error: Error): void {
    if (this.#job !== job) return;
    this.#job = null;
    job.reject(error);
    this.#rest();
  }

  #rest(): void {
    this.#wait(this.#settings.idleMs, () => this.end(new JobFailure('stopped', 'idle')));
    this.#freed();
  }

  #hear(message: Message): void {
    const job = this.#job;
    if (job === null || this.#over !== null) return;
    if (message.kind === 'report') {
      job.report(message.report);
      return;
    }
    if (message.kind === 'part') {
      const { bytes } = message;
      job.part(bytes, () => {
        if (this.#job === job) this.#order({ kind: 'taken', bytes: bytes.length });
      });
      return;
    }
    this.#job = null;
    this.#done += 1;
    if (message.kind === 'done') job.resolve(message.value);
    else if (message.kind === 'refused') job.reject(refusalOf(message));
    else job.reject(new JobFailure('crash', message.detail));
    if (this.#done >= this.#settings.jobsPerThread) {
      void this.end(new JobFailure('stopped', 'worked enough'));
      return;
    }
    this.#rest();
  }

  #order(order: Order, transfer: ArrayBuffer[] = []): void {
    this.#worker.postMessage(order, transfer);
  }

  #wait(milliseconds: number, then: () => void): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(then, milliseconds);
    this.#timer.unref();
  }
}

function deathOf(error: unknown): JobFailure {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const detail = error instanceof Error ? error.message : String(error);
  return new JobFailure(code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'crash', detail);
}
