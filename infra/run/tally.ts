import { appendFileSync } from 'node:fs';

/** What a test of `npm run test:long` has done and found right: a line of the report. */
export interface Tally {
  what: string;
  count: number;
  seed: number | null;
}

/** Adds to what the report says was done. Does nothing outside `npm run test:long`, which names the file. */
export function tally(what: string, count: number, seed: number | null = null): void {
  const file = process.env.PENORA_TALLY;
  const line: Tally = { what, count, seed };
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(line)}\n`);
}
