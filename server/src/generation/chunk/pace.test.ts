import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Pace } from './pace.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Milliseconds until the next statement may begin. */
async function until(due: Promise<void>): Promise<number> {
  const began = performance.now();
  let isOver = false;
  void due.then(() => {
    isOver = true;
  });
  for (await vi.advanceTimersByTimeAsync(0); !isOver; ) await vi.advanceTimersByTimeAsync(1);
  return Math.round(performance.now() - began);
}

test('a chunk that comes after a pause goes at once', async () => {
  const pace = new Pace();
  expect(await until(pace.due(1))).toBe(0);
  pace.began(1);
  await vi.advanceTimersByTimeAsync(40);
  expect(await until(pace.due(1))).toBe(0);
});

test('the more a statement carried, the longer the next one collects, up to a limit', async () => {
  const waits: number[] = [];
  for (const chunks of [1, 3, 6, 60]) {
    const pace = new Pace();
    pace.began(chunks);
    waits.push(await until(pace.due(1)));
  }
  expect(waits).toEqual([2, 6, 12, 12]);
});

test('enough chunks do not wait, whether they are there or come meanwhile', async () => {
  const pace = new Pace();
  pace.began(20);
  expect(await until(pace.due(40))).toBe(0);
  const due = pace.due(5);
  pace.waits(10);
  await vi.advanceTimersByTimeAsync(3);
  pace.waits(32);
  expect(await until(due)).toBe(0);
});
