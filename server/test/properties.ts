import { tally } from '../../infra/run/tally.ts';

export interface Properties {
  numRuns: number;
  seed: number;
  endOnFailure: boolean;
  interruptAfterTimeLimit?: number;
  markInterruptAsFailure: boolean;
}

/** One go of the long run may be held shorter than its counts take: the report adds several up. */
const SECONDS = process.env.PENORA_SECONDS;

/** Runs and seed of a property: few in `npm test`, many with PENORA_LONG; the seed is printed to be given back. */
export function properties(runs: number, longRuns: number): Properties {
  const seed = Number(process.env.PENORA_SEED ?? Date.now() % 1_000_000_000);
  const numRuns = process.env.PENORA_LONG === undefined ? runs : longRuns;
  console.log(`seed ${seed}, ${numRuns} runs`);
  const limit = SECONDS === undefined ? {} : { interruptAfterTimeLimit: Number(SECONDS) * 1_000 };
  return { numRuns, seed, endOnFailure: false, markInterruptAsFailure: false, ...limit };
}

/** What fails once in many tries is what such a test looks for: it is not tried again. */
export const once = { retry: 0, timeout: 3_600_000 } as const;

/** What the long run reports: counts the runs in which `holds` has held. */
export function counted<Value>(
  what: string,
  { seed }: Properties,
  holds: (value: Value) => Promise<void>,
): (value: Value) => Promise<void> {
  return async (value) => {
    await holds(value);
    tally(what, 1, seed);
  };
}
