import { beforeEach, expect, test } from 'vitest';
import { balanceFromEvent, balanceFromMe, balanceStore, forgetBalance } from './balance.ts';

const shown = () => balanceStore.get()?.milliku ?? null;

beforeEach(forgetBalance);

test('an older entry is ignored, a newer one is shown', () => {
  balanceFromEvent({ balanceMilliku: 49_000, entry: 7 });
  balanceFromEvent({ balanceMilliku: 49_500, entry: 6 });
  expect(shown()).toBe(49_000);
  balanceFromEvent({ balanceMilliku: 48_900, entry: 8 });
  expect(shown()).toBe(48_900);
});

test('what comes with the person counts only until the socket has spoken', () => {
  balanceFromMe(50_000);
  expect(shown()).toBe(50_000);
  balanceFromEvent({ balanceMilliku: 49_000, entry: 7 });
  balanceFromMe(50_000);
  expect(shown()).toBe(49_000);
});

test('signing out forgets it, numbers included', () => {
  balanceFromEvent({ balanceMilliku: 49_000, entry: 70 });
  forgetBalance();
  expect(shown()).toBeNull();
  balanceFromEvent({ balanceMilliku: 50_000, entry: 1 });
  expect(shown()).toBe(50_000);
});
