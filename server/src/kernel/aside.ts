import type { Logger } from './log.ts';

/** Work that nobody waits for: what happens after the answer, or must not be told by its time. */
export interface Aside {
  /** Starts it; a failure is logged. Beyond the limit work is dropped and that is logged too. */
  run(work: () => Promise<void>): void;
  /** Resolves when everything that was begun has ended. */
  settled(): Promise<void>;
}

const MAX_UNDER_WAY = 500;

export function makeAside(log: Pick<Logger, 'error'>): Aside {
  const underWay = new Set<Promise<void>>();
  return {
    run(work) {
      if (underWay.size >= MAX_UNDER_WAY) return log.error('too much is under way: something was dropped');
      const done = work()
        .catch((error: unknown) => log.error({ err: error }, 'something aside failed'))
        .finally(() => underWay.delete(done));
      underWay.add(done);
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
