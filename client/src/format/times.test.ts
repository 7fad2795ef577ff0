import { expect, test } from 'vitest';
import { ago, daysLeft } from './times.ts';

const now = Date.parse('2026-11-23T12:00:00Z');
const before = (ms: number) => new Date(now - ms).toISOString();

test('how long ago, in the words that people use', () => {
  expect(ago(before(20_000), now)).toBe('just now');
  expect(ago(before(5 * 60_000), now)).toBe('5 minutes ago');
  expect(ago(before(3 * 3_600_000), now)).toBe('3 hours ago');
  expect(ago(before(30 * 3_600_000), now)).toBe('yesterday');
  expect(ago(before(9 * 86_400_000), now)).toMatch(/^Nov 14, 2026$/);
});

test('a clock that goes wrong does not speak of the future', () => {
  expect(ago(before(-60_000), now)).toBe('just now');
});

test('the bin says when something goes for good', () => {
  expect(daysLeft(before(0), 30, now)).toBe('in 30 days');
  expect(daysLeft(before(28.5 * 86_400_000), 30, now)).toBe('in 2 days');
  expect(daysLeft(before(40 * 86_400_000), 30, now)).toBe('today');
});
