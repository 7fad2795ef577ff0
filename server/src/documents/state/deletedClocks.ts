import { Writer } from '../update/writer.ts';
import { inOrder, union, without } from './ranges.ts';

/** The deleted clocks of one client: starts and ends of ranges that neither touch nor overlap, in order. */
interface Ranges {
  starts: number[];
  ends: number[];
}

/** Numbers of so few ranges that one by one is quicker; each of many would move all behind it. */
const FEW = 16;
/** A range as it is written takes about so much. */
const RANGE_BYTES = 5;
/** Of nobody. */
const NOTHING: Uint8Array = Uint8Array.of(0);

/** Index of the first range that ends at `clock` or later. */
function firstEndingFrom(ends: readonly number[], clock: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ends[middle] ?? 0) < clock) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Which characters and nodes of a document are deleted, without the document: Yjs's delete set, kept up to date. */
export class DeletedClocks {
  readonly #clients = new Map<number, Ranges>();
  #encoded: Uint8Array | null = null;

  /** Deletes ranges in any order and returns what of them was not deleted before, in order. */
  addAll(client: number, ranges: readonly number[]): number[] {
    if (ranges.length <= FEW) return inOrder(pairsOf(ranges).flatMap(([start, end]) => this.add(client, start, end)));
    const known = this.#clients.get(client);
    const added = inOrder(ranges);
    const before = known === undefined ? [] : flat(known);
    const fresh = without(added, before);
    if (fresh.length > 0) this.#put(client, union(before, added));
    return fresh;
  }

  /** Takes back what `addAll` returned. */
  removeAll(client: number, ranges: readonly number[]): void {
    const known = this.#clients.get(client);
    if (known === undefined) return;
    if (ranges.length > FEW) this.#put(client, without(flat(known), ranges));
    else for (const [start, end] of pairsOf(ranges)) this.remove(client, start, end);
  }

  /** Deletes a range and returns what of it was not deleted before, as flat pairs. */
  add(client: number, start: number, end: number): number[] {
    let ranges = this.#clients.get(client);
    if (ranges === undefined) {
      ranges = { starts: [], ends: [] };
      this.#clients.set(client, ranges);
    }
    const { starts, ends } = ranges;
    if (start > (ends[ends.length - 1] ?? -1)) {
      this.#encoded = null;
      starts.push(start);
      ends.push(end);
      return [start, end];
    }
    const fresh = this.missing(client, start, end);
    if (fresh.length === 0) return fresh;
    this.#encoded = null;
    const first = firstEndingFrom(ends, start);
    let last = first;
    while (last < starts.length && (starts[last] ?? 0) <= end) last += 1;
    const mergedStart = first < last ? Math.min(start, starts[first] ?? start) : start;
    const mergedEnd = first < last ? Math.max(end, ends[last - 1] ?? end) : end;
    starts.splice(first, last - first, mergedStart);
    ends.splice(first, last - first, mergedEnd);
    return fresh;
  }

  /** What of a range is not deleted, as flat pairs. */
  missing(client: number, start: number, end: number): number[] {
    const ranges = this.#clients.get(client);
    if (ranges === undefined) return [start, end];
    const { starts, ends } = ranges;
    const holes: number[] = [];
    let from = start;
    for (let at = firstEndingFrom(ends, start + 1); from < end; at += 1) {
      const nextStart = starts[at] ?? Number.POSITIVE_INFINITY;
      if (nextStart > from) holes.push(from, Math.min(end, nextStart));
      from = ends[at] ?? end;
    }
    return holes;
  }

  has(client: number, clock: number): boolean {
    const ranges = this.#clients.get(client);
    if (ranges === undefined) return false;
    const at = firstEndingFrom(ranges.ends, clock + 1);
    return (ranges.starts[at] ?? Number.POSITIVE_INFINITY) <= clock;
  }

  /** Takes back a range that `add` returned. */
  remove(client: number, start: number, end: number): void {
    const ranges = this.#clients.get(client);
    if (ranges === undefined) return;
    this.#encoded = null;
    const { starts, ends } = ranges;
    const at = firstEndingFrom(ends, start + 1);
    const [oldStart = start, oldEnd = end] = [starts[at], ends[at]];
    const left = oldStart < start ? [oldStart, start] : [];
    const right = end < oldEnd ? [end, oldEnd] : [];
    const parts = [...left, ...right];
    starts.splice(at, 1, ...parts.filter((_, index) => index % 2 === 0));
    ends.splice(at, 1, ...parts.filter((_, index) => index % 2 === 1));
    if (starts.length === 0) this.#clients.delete(client);
  }

  /** As the second part of an update. */
  encode(): Uint8Array {
    if (this.#clients.size === 0) return NOTHING;
    this.#encoded ??= this.#write();
    return this.#encoded;
  }

  #put(client: number, ranges: readonly number[]): void {
    this.#encoded = null;
    if (ranges.length === 0) this.#clients.delete(client);
    else {
      const each = (from: number): number[] =>
        Array.from({ length: ranges.length / 2 }, (_, index) => ranges[index * 2 + from] ?? 0);
      this.#clients.set(client, { starts: each(0), ends: each(1) });
    }
  }

  #write(): Uint8Array {
    let ranges = 0;
    for (const { starts } of this.#clients.values()) ranges += starts.length;
    const writer = new Writer(16 + this.#clients.size * 16 + ranges * RANGE_BYTES).uint(this.#clients.size);
    for (const [client, { starts, ends }] of this.#clients) {
      writer.uint(client).uint(starts.length);
      for (let at = 0; at < starts.length; at += 1) {
        const start = starts[at] ?? 0;
        writer.uint(start).uint((ends[at] ?? start) - start);
      }
    }
    // Its own: a piece of Node's pool would keep all that is beside it.
    return new Uint8Array(writer.done());
  }
}

function pairsOf(ranges: readonly number[]): [start: number, end: number][] {
  const pairs: [number, number][] = [];
  for (let at = 0; at + 1 < ranges.length; at += 2) pairs.push([ranges[at] ?? 0, ranges[at + 1] ?? 0]);
  return pairs;
}

function flat({ starts, ends }: Ranges): number[] {
  const ranges: number[] = [];
  for (const [index, start] of starts.entries()) ranges.push(start, ends[index] ?? start);
  return ranges;
}
