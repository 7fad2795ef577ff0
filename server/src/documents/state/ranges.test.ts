import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Writer } from '../update/writer.ts';
import { DeletedClocks } from './deletedClocks.ts';
import { DocumentState } from './documentState.ts';
import { inOrder, union, without } from './ranges.ts';

const MANY = 500_000;

const someRanges = fc
  .array(fc.tuple(fc.nat(300), fc.integer({ min: 1, max: 9 })), { maxLength: 60 })
  .map((pairs) => pairs.flatMap(([start, length]) => [start, start + length]));

function clocksOf(ranges: readonly number[]): Set<number> {
  const clocks = new Set<number>();
  for (let at = 0; at < ranges.length; at += 2) {
    for (let clock = ranges[at] ?? 0; clock < (ranges[at + 1] ?? 0); clock += 1) clocks.add(clock);
  }
  return clocks;
}

function expectInOrder(ranges: readonly number[]): void {
  for (let at = 0; at < ranges.length; at += 2) {
    expect(ranges[at]).toBeLessThan(ranges[at + 1] ?? 0);
    if (at > 0) expect(ranges[at]).toBeGreaterThan(ranges[at - 1] ?? 0);
  }
}

describe('many ranges at once', () => {
  test('are put in order, joined and taken out of each other', () => {
    fc.assert(
      fc.property(someRanges, someRanges, (some, others) => {
        const [a, b] = [inOrder(some), inOrder(others)];
        const [all, rest] = [union(a, b), without(a, b)];
        for (const ranges of [a, b, all]) expectInOrder(ranges);
        const [inA, inB] = [clocksOf(some), clocksOf(others)];
        expect(clocksOf(a)).toEqual(inA);
        expect(clocksOf(all)).toEqual(new Set([...inA, ...inB]));
        expect(clocksOf(rest)).toEqual(new Set([...inA].filter((clock) => !inB.has(clock))));
      }),
    );
  });

  test('are deleted as one by one, and taken back exactly', () => {
    fc.assert(
      fc.property(fc.array(someRanges, { maxLength: 6 }), (updates) => {
        const [atOnce, oneByOne] = [new DeletedClocks(), new DeletedClocks()];
        const before: Uint8Array[] = [];
        const fresh: number[][] = [];
        for (const ranges of updates) {
          before.push(atOnce.encode());
          const added: number[] = [];
          for (let at = 0; at < ranges.length; at += 2) {
            added.push(...oneByOne.add(7, ranges[at] ?? 0, ranges[at + 1] ?? 0));
          }
          const all = atOnce.addAll(7, ranges);
          expect(clocksOf(all)).toEqual(clocksOf(added));
          expect(atOnce.encode()).toEqual(oneByOne.encode());
          fresh.push(all);
        }
        for (const ranges of fresh.toReversed()) {
          atOnce.removeAll(7, ranges);
          expect(atOnce.encode()).toEqual(before.pop());
        }
      }),
    );
  });
});

test('D6 as many deletions as an update may have, from last to first: admitted and undone in one pass', () => {
  const state = new DocumentState();
  const garbage = new Writer().uint(1).uint(1).uint(5).uint(0).byte(0);
  state.absorb(
    garbage
      .uint(MANY * 2)
      .uint(0)
      .done(),
  );
  const before = state.everything();
  const update = new Writer(MANY * 5).uint(0).uint(1).uint(5).uint(MANY);
  for (let left = MANY; left > 0; left -= 1) update.uint(left * 2 - 2).uint(1);
  const admission = state.admit(update.done());
  if (admission.kind !== 'new') throw new Error(admission.kind);
  state.undo(admission.admitted);
  expect(state.everything()).toEqual(before);
});
