import { expect, test } from 'vitest';
import { createStore } from './store.ts';

test('watchers hear of every change and of nothing else', () => {
  const store = createStore(1);
  const seen: number[] = [];
  const stop = store.watch(() => seen.push(store.get()));
  store.set(2);
  store.set(2);
  store.set((before) => before + 1);
  stop();
  store.set(9);
  expect(seen).toEqual([2, 3]);
  expect(store.get()).toBe(9);
});
