import { beforeEach, expect, test } from 'vitest';
import { balanceFromEvent, forgetBalance } from '../session/balance.ts';
import { watchLowBalance } from './lowBalance.ts';

beforeEach(forgetBalance);

test('it is said once on the way down, and again only after a top-up', () => {
  const said: string[] = [];
  const stop = watchLowBalance((text) => said.push(text.replace('\u00a0', ' ')));
  const balances = [3_000, 6_000, 5_000, 4_990, 4_000, 14_000, 0];
  for (const [n, balanceMilliku] of balances.entries()) balanceFromEvent({ balanceMilliku, entry: n + 1 });
  stop();
  balanceFromEvent({ balanceMilliku: 9_000, entry: 20 });
  balanceFromEvent({ balanceMilliku: 1_000, entry: 21 });
  expect(said).toEqual(['4.99 Ku left, about 499 words.', '0.00 Ku left, about 0 words.']);
});
