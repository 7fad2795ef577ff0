import { Worker } from 'node:worker_threads';
import { unavailable } from '../../../kernel/errors.ts';
import type { Answers, Asked } from './work.ts';

/** Longer than any document of ours takes; a thread that is stuck is replaced. */
const WORK_MS = 30_000;
const IDLE_MS = 30_000;
/** Who comes when so many wait is told to come later. */
const MOST_WAITING = 32;

interface Pending {
  resolve(done: unknown): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

type Answer = { id: number; done: unknown } | { id: number; failure: string };

/** One thread for all that versions compute; started when needed, stopped when idle. One thing after the other. */
export class Workshop {
  #thread: Worker | null = null;
  #idle: NodeJS.Timeout | null = null;
  #nextId = 1;
  readonly #pending = new Map<number, Pending>();

  /** Throws `unavailable` when too much waits, and an error when the thread fails or is stopped. */
  do<Kind extends Asked['kind']>(asked: Extract<Asked, { kind: Kind }>): Promise<Answers[Kind]> {
    if (this.#pending.size >= MOST_WAITING) throw unavailable('Many versions are being opened. Try again in a moment.');
    const thread = this.#start();
    const id = this.#nextId++;
    return new Promise<Answers[Kind]>((resolve, reject) => {
      const timer = setTimeout(() => this.#stop(new Error('a version took too long')), WORK_MS);
      timer.unref();
      // The thread answers in kind (work.ts).
      this.#pending.set(id, { resolve: (done) => resolve(done as Answers[Kind]), reject, timer });
      thread.postMessage({ id, asked });
    });
  }

  async close(): Promise<void> {
    await this.#stop(new Error('the service is stopping'));
  }

  #start(): Worker {
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#idle = null;
    if (this.#thread !== null) return this.#thread;
    const thread = new Worker(new URL('./thread.ts', import.meta.url));
    thread.unref();
    thread.on('message', (answer: Answer) => this.#hear(answer));
    thread.on('error', (error: unknown) => {
      if (this.#thread === thread) void this.#stop(error instanceof Error ? error : new Error(String(error)));
    });
    this.#thread = thread;
    return thread;
  }

  #hear(answer: Answer): void {
    const pending = this.#pending.get(answer.id);
    if (pending === undefined) return;
    this.#pending.delete(answer.id);
    clearTimeout(pending.timer);
    if ('done' in answer) pending.resolve(answer.done);
    else pending.reject(new Error(answer.failure));
    if (this.#pending.size > 0) return;
    this.#idle = setTimeout(() => void this.#stop(new Error('idle')), IDLE_MS);
    this.#idle.unref();
  }

  async #stop(error: Error): Promise<void> {
    if (this.#idle !== null) clearTimeout(this.#idle);
    const thread = this.#thread;
    this.#thread = null;
    for (const { reject, timer } of this.#pending.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.#pending.clear();
    await thread?.terminate();
  }
}
