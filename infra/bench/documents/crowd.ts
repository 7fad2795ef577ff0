/**
 * Opens a document many times at once, again and again, in a process of its own: what a crowd takes of the generator's
 * time must not look like a delay in the rooms that are measured meanwhile. Prints how long each time took, as JSON.
 */
import { z } from 'zod';
import { joinTogether } from './joiner.ts';

const Wanted = z.object({
  addresses: z.array(z.string()),
  headers: z.record(z.string(), z.string()),
  count: z.number(),
  times: z.number(),
});

const { count, times, ...documents } = Wanted.parse(JSON.parse(process.argv[2] ?? ''));
const all: number[] = [];
while (all.length < times) all.push(await joinTogether(documents, count));
console.log(JSON.stringify(all));
process.exit(0);
