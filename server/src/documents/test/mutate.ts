import type { Random } from './random.ts';

/** Breaks an update in one of many ways: single bytes, holes, insertions, pieces of other updates. */
export function mutate(update: Uint8Array, random: Random, others: readonly Uint8Array[]): Uint8Array {
  const bytes = Array.from(update);
  for (let changes = 1 + random.below(3); changes > 0; changes -= 1) {
    const at = random.below(bytes.length);
    const kind = random.below(6);
    if (kind === 0) bytes[at] = random.below(256);
    else if (kind === 1) bytes[at] = ((bytes[at] ?? 0) + random.pick([1, 2, 255, 254, 128])) % 256;
    else if (kind === 2) bytes.splice(at, 1 + random.below(3));
    else if (kind === 3) bytes.splice(at, 0, ...Array.from({ length: 1 + random.below(3) }, () => random.below(256)));
    else if (kind === 4) {
      const other = random.pick(others);
      const from = random.below(other.length);
      bytes.splice(at, random.below(8), ...other.subarray(from, from + random.below(24)));
    } else bytes[at] = random.pick([0, 1, 4, 6, 7, 8, 10, 127, 128, 132, 199]);
    if (bytes.length === 0) bytes.push(0);
  }
  return Uint8Array.from(bytes);
}
