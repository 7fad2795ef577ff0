import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evenEnds, greedyEnds, type Part, TIGHTEST } from './breaking.ts';
import { breaksOf } from './breaks.ts';

const part = (bare: number, white: number): Part => ({ bare, full: bare + white, white });
const room = { first: 90, rest: 100 };
const parts = fc.array(
  fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 6 })).map(([bare, white]) => part(bare, white)),
  { minLength: 1, maxLength: 40 },
);

interface Filled {
  width: number;
  white: number;
}

function linesOf(all: readonly Part[], ends: readonly number[]): Filled[] {
  return ends.map((end, at) => {
    const line = all.slice(ends[at - 1] ?? 0, end);
    const behind = (line.at(-1)?.full ?? 0) - (line.at(-1)?.bare ?? 0);
    const sum = (of: (one: Part) => number): number => line.reduce((whole, one) => whole + of(one), 0);
    return { width: sum(({ full }) => full) - behind, white: sum(({ white }) => white) - behind };
  });
}

test('every part is in a line, and every line has room', () => {
  fc.assert(
    fc.property(parts, (all) => {
      for (const [endsOf, tighter] of [
        [greedyEnds, 0],
        [evenEnds, TIGHTEST],
      ] as const) {
        const ends = endsOf(all, room);
        expect(ends.at(-1)).toBe(all.length);
        expect([...new Set(ends)].toSorted((a, b) => a - b)).toEqual(ends);
        for (const [at, { width, white }] of linesOf(all, ends).entries()) {
          const wide = at === 0 ? room.first : room.rest;
          const isLast = at === ends.length - 1;
          expect(width - (isLast ? 0 : white * tighter)).toBeLessThanOrEqual(wide + 1e-6);
        }
      }
    }),
  );
});

test('white space is spread over a paragraph where each line by itself would leave a hole', () => {
  const words = [20, 20, 20, 20, 10, 45, 40, 80].map((bare) => part(bare, 5));
  const column = { first: 110, rest: 110 };
  // The first line is full, and the white space of the second is five times as wide as it should be.
  expect(greedyEnds(words, column)).toEqual([5, 7, 8]);
  expect(evenEnds(words, column)).toEqual([4, 7, 8]);
});

test('no line begins with a dash', () => {
  const dashed = 'the bar—a rude attempt—and “so”—he said';
  for (const at of breaksOf(dashed)) expect(dashed.slice(at)).not.toMatch(/^[–—]/);
  expect(breaksOf(dashed)).toContain('the bar—'.length);
});
