import * as Y from 'yjs';
import { edit, writer } from './edits.ts';
import type { Random } from './random.ts';

/** Some people write at once and hear of each other now and then; their updates in the order in which they were made. */
export function session(random: Random, people: number, edits: number): Uint8Array[] {
  const writers = Array.from({ length: people }, (_, index) => writer(1_000 + random.below(1_000_000) * 10 + index));
  const all: Uint8Array[] = [];
  for (let count = 0; count < edits; count += 1) {
    const { doc, updates } = random.pick(writers);
    edit(doc, random);
    all.push(...updates.splice(0));
    if (random.chance(30)) {
      const other = random.pick(writers);
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(doc)), 'remote');
      all.push(...updates.splice(0));
    }
  }
  return all;
}
