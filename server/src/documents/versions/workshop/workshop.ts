import { oneThread } from '../../../kernel/workers/settings.ts';
import { WorkerPool } from '../../../kernel/workers/workerPool.ts';
import type { Answers, Asked } from './work.ts';

/** One thread for all that versions compute; one thing after the other. */
export class Workshop {
  readonly #pool = new WorkerPool<Asked, Answers[Asked['kind']]>(new URL('./thread.ts', import.meta.url), {
    ...oneThread,
    timeMs: 30_000,
    fullWords: 'Many versions are being opened. Try again in a moment.',
  });

  /** Throws `unavailable` when too much waits, and a `JobFailure` when the thread fails or is stopped. */
  do<Kind extends Asked['kind']>(asked: Extract<Asked, { kind: Kind }>): Promise<Answers[Kind]> {
    // The thread answers in kind (work.ts).
    return this.#pool.run(asked) as Promise<Answers[Kind]>;
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}
