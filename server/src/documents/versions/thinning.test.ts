import fc from 'fast-check';
import { expect, test } from 'vitest';
import { superfluous } from './thinning.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const now = new Date('2026-06-15T12:00:00Z');
const limits = { automatic: 400, automaticBytes: 1_000_000 };

const at = (agoMs: number, id: string) => ({ id, at: new Date(now.getTime() - agoMs), bytes: 100 });
const kept = (versions: ReturnType<typeof at>[], most = limits): string[] => {
  const out = new Set(superfluous(versions, now, most));
  return versions.flatMap(({ id }) => (out.has(id) ? [] : [id]));
};

test('all of the last day, one an hour for a week, one a day for a month, one a week beyond', () => {
  const minutes = (from: number, count: number, step: number) =>
    Array.from({ length: count }, (_, index) => at(from + index * step, `${from}:${index}`));
  expect(kept(minutes(0, 20, 5 * 60_000))).toHaveLength(20);
  const hour = kept(minutes(2 * DAY_MS, 24, 5 * 60_000)).length;
  expect([2, 3]).toContain(hour);
  const days = kept(minutes(10 * DAY_MS, 48, HOUR_MS)).length;
  expect([2, 3]).toContain(days);
  const weeks = kept(minutes(60 * DAY_MS, 28, DAY_MS)).length;
  expect([4, 5]).toContain(weeks);
});

test('whatever there is: the newest stays, the bounds hold, thinning twice is thinning once', () => {
  const anyVersions = fc.uniqueArray(
    fc.tuple(fc.integer({ min: 0, max: 400 * DAY_MS }), fc.integer({ min: 1, max: 900 })),
    {
      maxLength: 120,
      size: 'max',
      minLength: 1,
      selector: ([ago]) => ago,
    },
  );
  const anyLimits = fc.constantFrom(
    { automatic: 20, automaticBytes: 90_000 },
    { automatic: 120, automaticBytes: 6_000 },
  );
  fc.assert(
    fc.property(anyVersions, anyLimits, (drawn, most) => {
      const versions = drawn.map(([ago, bytes], index) => ({ ...at(ago, String(index)), bytes }));
      const out = new Set(superfluous(versions, now, most));
      const left = versions.filter(({ id }) => !out.has(id));
      const newest = versions.toSorted((a, b) => b.at.getTime() - a.at.getTime())[0];
      expect(left).toContain(newest);
      expect(left.length).toBeLessThanOrEqual(most.automatic);
      expect(left.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(most.automaticBytes);
      expect(superfluous(left, now, most)).toEqual([]);
    }),
  );
});
