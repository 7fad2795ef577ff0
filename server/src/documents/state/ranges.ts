/** Lists of ranges as flat pairs of start and end, and what is done with many at once: in one pass, never one by one. */

/** More than the ranges of one update, as a factor that leaves room for their order beside their starts. */
const INDEX = 2 ** 20;

/** In order, neither touching nor overlapping. */
export function inOrder(ranges: readonly number[]): number[] {
  const order = isInOrder(ranges) ? null : orderOf(ranges);
  const merged: number[] = [];
  for (let at = 0; at + 1 < ranges.length; at += 2) {
    const from = order === null ? at : ((order[at / 2] ?? 0) % INDEX) * 2;
    const [start = 0, end = 0] = [ranges[from], ranges[from + 1]];
    const last = merged[merged.length - 1];
    if (last === undefined || start > last) merged.push(start, end);
    else if (end > last) merged[merged.length - 1] = end;
  }
  return merged;
}

/** Both, which are in order. */
export const union = (some: readonly number[], others: readonly number[]): number[] =>
  inOrder(interleaved(some, others));

/** What of `some` is not in `others`; both are in order. */
export function without(some: readonly number[], others: readonly number[]): number[] {
  const rest: number[] = [];
  let other = 0;
  for (let at = 0; at + 1 < some.length; at += 2) {
    let [start = 0, end = 0] = [some[at], some[at + 1]];
    while ((others[other + 1] ?? Number.POSITIVE_INFINITY) <= start) other += 2;
    for (let hole = other; start < end; hole += 2) {
      const nextStart = others[hole] ?? Number.POSITIVE_INFINITY;
      if (nextStart > start) rest.push(start, Math.min(end, nextStart));
      start = others[hole + 1] ?? end;
    }
  }
  return rest;
}

function isInOrder(ranges: readonly number[]): boolean {
  for (let at = 2; at < ranges.length; at += 2) if ((ranges[at] ?? 0) < (ranges[at - 2] ?? 0)) return false;
  return true;
}

/** Starts with their places, sorted as numbers: quicker than pairs by far. */
function orderOf(ranges: readonly number[]): Float64Array {
  const keys = new Float64Array(ranges.length / 2);
  for (let index = 0; index < keys.length; index += 1) keys[index] = (ranges[index * 2] ?? 0) * INDEX + index;
  return keys.sort();
}

function interleaved(some: readonly number[], others: readonly number[]): number[] {
  const all: number[] = [];
  let other = 0;
  for (let at = 0; at + 1 < some.length; at += 2) {
    const [start = 0, end = 0] = [some[at], some[at + 1]];
    for (; (others[other] ?? Number.POSITIVE_INFINITY) < start; other += 2)
      all.push(others[other] ?? 0, others[other + 1] ?? 0);
    all.push(start, end);
  }
  for (; other + 1 < others.length; other += 2) all.push(others[other] ?? 0, others[other + 1] ?? 0);
  return all;
}
