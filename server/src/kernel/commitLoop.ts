/**
 * The rhythm of both logs (design.md, idea 1): collect what has come while the last commit was under way, commit it
 * as one batch, then publish it. A quiet loop commits at once; a busy one commits larger batches.
 */
export interface CommitLoop<Item> {
  /** Joins the next batch. Throws `LoopFull` when `maxWaiting` items wait: the caller says "try later". */
  add(item: Item): void;
  /** Resolves when everything added so far has been committed or handed to `onFailure`. */
  settled(): Promise<void>;
  waiting(): number;
}

export class LoopFull extends Error {
  constructor() {
    super('too much is waiting to be saved');
    this.name = 'LoopFull';
  }
}

export interface CommitLoopOptions<Item> {
  /** Commits one batch and publishes it afterwards. Owns its failures: what it throws goes to `onFailure`. */
  commit: (batch: Item[]) => Promise<void>;
  onFailure: (error: unknown, batch: Item[]) => void;
  maxBatch: number;
  maxWaiting: number;
  /** How long to collect before a commit, asked for each round; 0 commits in the next turn of the event loop. */
  windowMs?: () => number;
}

export function commitLoop<Item>(options: CommitLoopOptions<Item>): CommitLoop<Item> {
  const { commit, onFailure, maxBatch, maxWaiting, windowMs = () => 0 } = options;
  let queue: Item[] = [];
  let active: Promise<void> | null = null;

  const collect = (): Promise<void> =>
    new Promise((resolve) => {
      const ms = windowMs();
      if (ms > 0) setTimeout(resolve, ms);
      else setImmediate(resolve);
    });

  async function run(): Promise<void> {
    while (queue.length > 0) {
      await collect();
      const batch = queue.length <= maxBatch ? queue : queue.slice(0, maxBatch);
      queue = queue.length <= maxBatch ? [] : queue.slice(maxBatch);
      await commit(batch).catch((error: unknown) => onFailure(error, batch));
    }
    active = null;
  }

  return {
    add(item) {
      if (queue.length >= maxWaiting) throw new LoopFull();
      queue.push(item);
      active ??= run();
    },
    async settled() {
      while (active !== null) await active;
    },
    waiting: () => queue.length,
  };
}
