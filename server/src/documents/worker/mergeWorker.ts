import { oneThread } from '../../kernel/workers/settings.ts';
import { WorkerPool } from '../../kernel/workers/workerPool.ts';
import type { Done, Work } from './work.ts';

/** Each waits with a copy of its document; whoever is turned away asks again at the next turn (room/upkeep.ts). */
const MOST_WAITING = 256;

/** One thread for what would hold up the event loop; one document after the other. */
export class MergeWorker {
  readonly #pool = new WorkerPool<Work, Done>(new URL('./thread.ts', import.meta.url), {
    ...oneThread,
    waiting: MOST_WAITING,
  });

  /** Rejects when the document is not whole, when too much waits, and when the thread fails or is stopped. */
  do({ update, merge }: Work): Promise<Done> {
    // A copy changes hands: the update may lie in memory that others share.
    const copy = new Uint8Array(update);
    return this.#pool.run({ update: copy, merge }, { transfer: [copy.buffer] });
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}
