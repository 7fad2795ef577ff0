import { packages } from '@penora/protocol/catalog/packages';
import { expect, test } from 'vitest';
import { bestValue, centsPer1000Words, plansOf, priceWords, topUpsOf, yearlyWords } from './offers.ts';

const list = packages.map((one) => ({ ...one, currency: 'USD' as const }));
const [lite, pro, studio] = plansOf(list);

test('yearly is said as it is: half the payments and half the coins', () => {
  if (!lite || !studio) throw new Error('a plan is missing');
  expect(yearlyWords(lite)).toBe('50% off: $10 a month instead of $20 · 250 Ku a month');
  expect(yearlyWords(studio)).toBe('50% off: $75 a month instead of $150 · 2,500 Ku a month');
});

test('the price of a coin is the same for both terms of a plan', () => {
  for (const plan of plansOf(list)) expect(centsPer1000Words(plan.month)).toBe(centsPer1000Words(plan.year));
  expect([lite, pro, studio].map((plan) => plan && centsPer1000Words(plan.month))).toEqual([40, 33, 30]);
});

test('both terms name what is really paid', () => {
  if (!lite) throw new Error('a plan is missing');
  expect(priceWords(lite, 'month')).toEqual({ perMonth: '$20', total: 'for one month at a time' });
  expect(priceWords(lite, 'year')).toEqual({ perMonth: '$10', total: '$120 paid once a year' });
});

test('best value stands only where a coin is cheapest', () => {
  expect(bestValue(list)).toBe('studio');
  expect(bestValue(list.filter((one) => one.id === 'topup_10' || one.id === 'lite_monthly'))).toBe('lite');
  const same = list.map((one) => ({ ...one, amountCents: one.ku }));
  expect(bestValue(same)).toBeNull();
});

test('top-ups need no plan', () => {
  expect(topUpsOf(list).map((one) => one.ku)).toEqual([10, 25, 50]);
});
