import { unavailable } from '../kernel/errors.ts';

/** Runs a few pieces of heavy work at a time and lets a limited number wait; more are told to come back. */
export function boundedWork(maxAtOnce: number, maxWaiting: number) {
  const waiting: (() => void)[] = [];
  let running = 0;

  async function enter(): Promise<void> {
    if (running < maxAtOnce) {
      running += 1;
      return;
    }
    if (waiting.length >= maxWaiting) throw unavailable('Too many people are signing in. Try again in a moment.');
    // Whoever leaves hands its place over, so that nobody overtakes.
    await new Promise<void>((resolve) => waiting.push(resolve));
  }

  function leave(): void {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }

  return async function run<T>(work: () => Promise<T>): Promise<T> {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
