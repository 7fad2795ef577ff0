import { untilGone } from './untilGone.ts';

/** Permits for gated deltas: one permit lets one delta out. What nobody waits for is kept for who comes next. */
export interface Gate {
  /** Resolves with a permit for this request, or when `gone` aborts. */
  pass(requestId: string, gone: AbortSignal): Promise<void>;
  /** Without `requestId` the permits go to whoever waits, longest first. */
  release(count: number, requestId?: string): void;
  /** How many deltas wait. */
  waiting(): number;
  clear(): void;
}

interface Waiter {
  requestId: string;
  resolve: () => void;
}

export function gate(): Gate {
  let shared = 0;
  const own = new Map<string, number>();
  const waiters = new Set<Waiter>();

  const take = (requestId: string): boolean => {
    const mine = own.get(requestId) ?? 0;
    if (mine > 0) own.set(requestId, mine - 1);
    else if (shared > 0) shared -= 1;
    else return false;
    return true;
  };

  return {
    async pass(requestId, gone) {
      if (gone.aborted || take(requestId)) return;
      await untilGone(gone, (over) => {
        const waiter = { requestId, resolve: over };
        waiters.add(waiter);
        return () => waiters.delete(waiter);
      });
    },
    release(count, requestId) {
      if (requestId === undefined) shared += count;
      else own.set(requestId, (own.get(requestId) ?? 0) + count);
      for (const waiter of waiters) {
        if (take(waiter.requestId)) waiter.resolve();
      }
    },
    waiting: () => waiters.size,
    clear() {
      shared = 0;
      own.clear();
    },
  };
}
