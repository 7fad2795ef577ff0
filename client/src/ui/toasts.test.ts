import { beforeEach, expect, test } from 'vitest';
import { announcementStore, dismissToast, toast, toastStore } from './toasts.ts';

beforeEach(() => toastStore.set([]));

test('at most three are shown, the oldest goes', () => {
  for (const text of ['one', 'two', 'three', 'four']) toast(text);
  expect(toastStore.get().map((one) => one.text)).toEqual(['two', 'three', 'four']);
});

test('each is said, the same words too', () => {
  toast('Saved.');
  const first = announcementStore.get();
  toast('Saved.');
  expect(announcementStore.get()).not.toBe(first);
  expect(announcementStore.get().text).toBe('Saved.');
});

test('one can be dismissed', () => {
  const id = toast('one');
  dismissToast(id);
  expect(toastStore.get()).toEqual([]);
});
