import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Beat } from './beat.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('those who wait for about the same moment are woken together, by one timer, none too early', async () => {
  const beat = new Beat(10);
  const began = Math.ceil(performance.now() / 10) * 10;
  const woken: [at: number, ms: number][] = [];
  for (const at of [1, 4, 9.5, 10, 10.5, 20, 21]) {
    beat.call(began + at, () => woken.push([at, Math.round(performance.now() - began)]));
  }
  expect(vi.getTimerCount()).toBe(3);
  await vi.advanceTimersByTimeAsync(60);
  expect(woken).toEqual([1, 4, 9.5, 10, 10.5, 20, 21].map((at) => [at, Math.ceil(at / 10) * 10]));
});

test('one who comes while others are woken waits for a beat of their own', async () => {
  const beat = new Beat(10);
  const now = performance.now();
  let rounds = 0;
  const again = (): void => {
    rounds += 1;
    if (rounds < 3) beat.call(now + 10 * (rounds + 1), again);
  };
  beat.call(now + 10, again);
  await vi.advanceTimersByTimeAsync(100);
  expect(rounds).toBe(3);
});
