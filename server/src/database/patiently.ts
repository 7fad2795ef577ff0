import { setTimeout as wait } from 'node:timers/promises';
import { Refusal } from '../kernel/errors.ts';
import { databaseError, isConnectionLoss } from './failures.ts';

export interface Patience {
  /** How often it is repeated before the database's error is thrown. */
  repeats: number;
  /** The longest pause between two tries; they begin at 50 ms. */
  maxDelayMs: number;
}

/** The database could not take it now; the same may succeed later. Its outcome may be unknown. */
export function isPassing(error: unknown): boolean {
  const code = databaseError(error)?.code ?? '';
  const isUnavailable = error instanceof Refusal && error.code === 'unavailable';
  // Resources, I/O, serialization and deadlocks, and our own timeouts.
  return isUnavailable || isConnectionLoss(error) || /^(53|58|40)|^(55P03|57014)$/.test(code);
}

/**
 * Repeats the identical work while the database is away or overwhelmed; then its error is thrown. Work that changes
 * something must recognise its own change when `isRepeat` (a lost COMMIT is ambiguous), or say by `mayRepeat`
 * that nothing has been tried yet.
 */
export async function repeatPatiently<T>(
  { repeats, maxDelayMs }: Patience,
  work: (isRepeat: boolean) => Promise<T>,
  mayRepeat = () => true,
): Promise<T> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await work(failures > 0);
    } catch (error) {
      if (!isPassing(error) || !mayRepeat() || failures >= repeats) throw error;
      await wait(Math.min(maxDelayMs, 50 * 2 ** failures));
    }
  }
}
