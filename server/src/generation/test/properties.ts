import { tally } from '../../../../infra/run/tally.ts';

export interface Properties {
  numRuns: number;
  seed: number;
  endOnFailure: boolean;
}

/** How many of the long run's counts at most in one go: the report adds several goes up. */
const AT_MOST = Number(process.env.PENORA_RUNS ?? Number.POSITIVE_INFINITY);

/** Runs and seed of a property: few in `npm test`, many with PENORA_LONG; the seed is printed to be given back. */
export function properties(runs: number, longRuns: number): Properties {
  const seed = Number(process.env.PENORA_SEED ?? Date.now() % 1_000_000_000);
  const numRuns = process.env.PENORA_LONG === undefined ? runs : Math.min(longRuns, AT_MOST);
  console.log(`seed ${seed}, ${numRuns} runs`);
  return { numRuns, seed, endOnFailure: false };
}

/** A property held in all its runs: that is what the long run reports of it. */
export const held = (what: string, { numRuns, seed }: Properties): void => tally(what, numRuns, seed);
