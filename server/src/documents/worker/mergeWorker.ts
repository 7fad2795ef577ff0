import { Worker } from 'node:worker_threads';
import type { Done, Work } from './work.ts';

/** Longer than any document of ours takes; a thread that is stuck is replaced. */
const WORK_MS = 60_000;
const IDLE_MS = 30_000;

interface Pending {
  resolve(done: Done): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

type Answer = { id: number; done: Done } | { id: number; failure: string };

/** One thread for what would hold up the event loop; started when needed, stopped when idle. */
export class MergeWorker {
  #thread: Worker | null = null;
  #idle: NodeJS.Timeout | null = null;
  #nextId = 1;
  readonly #pending = new Map<number, Pending>();

  /** Rejects when the thread fails or is stopped. */
  do(asked: Work): Promise<Done> {
    const thread = this.#start();
    const id = this.#nextId++;
    return new Promise<Done>((resolve, reject) => {
      const timer = setTimeout(() => this.#stop(new Error('merging took too long')), WORK_MS);
      timer.unref();
      this.#pending.set(id, { resolve, reject, timer });
      const update = new Uint8Array(asked.update);
      thread.postMessage({ id, update, merge: asked.merge }, [update.buffer]);
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
