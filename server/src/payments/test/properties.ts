/** Runs and seed of a property: few in `npm test`, many with PENORA_LONG; the seed is printed to be given back. */
export function properties(runs: number, longRuns: number): { numRuns: number; seed: number; endOnFailure: boolean } {
  const seed = Number(process.env.PENORA_SEED ?? Date.now() % 1_000_000_000);
  const numRuns = process.env.PENORA_LONG === undefined ? runs : longRuns;
  console.log(`seed ${seed}, ${numRuns} runs`);
  return { numRuns, seed, endOnFailure: false };
}
