import { expect, test } from 'vitest';
import { journal } from './journal.ts';

test('keeps the newest entries within both limits', () => {
  const byCount = journal<number>({ maxEntries: 3, maxBytes: 1_000 });
  for (const n of [1, 2, 3, 4]) byCount.add(n, 1);
  expect(byCount.list()).toEqual([2, 3, 4]);

  const bySize = journal<number>({ maxEntries: 100, maxBytes: 10 });
  for (const n of [1, 2, 3]) bySize.add(n, 5);
  expect(bySize.list()).toEqual([2, 3]);
  bySize.add(4, 50);
  expect(bySize.list()).toEqual([4]);
});

test('waits for the nth entry, counted from the last clear', async () => {
  const entries = journal<string>({ maxEntries: 2, maxBytes: 1_000 });
  const second = entries.arrived(2);
  entries.add('a', 1);
  entries.add('b', 1);
  expect(await second).toBe('b');
  entries.add('c', 1);
  expect(await entries.arrived(3)).toBe('c');
  await expect(entries.arrived(1)).rejects.toThrow('no longer kept');

  entries.clear();
  const first = entries.arrived(1);
  entries.add('d', 1);
  expect(await first).toBe('d');
});
