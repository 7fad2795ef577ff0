import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultModels } from './catalog/models.ts';
import {
  affordableWords,
  BalanceMilliku,
  formatKu,
  formatKu3,
  formatPriceKu,
  KuAmount,
  millikuPerWord,
  PositiveMilliku,
  parseKu,
  priceOf,
} from './ku.ts';

describe('the price of a word', () => {
  test.each([
    [1, 10],
    [1.5, 15],
    [0.5, 5],
    [0.3, 3],
    [3, 30],
    [0.1, 1],
    [1.1, 11],
    [2.3, 23],
  ])('multiplier %d costs %i milliku', (multiplier, milliku) => expect(millikuPerWord(multiplier)).toBe(milliku));

  test.each([0.25, 0.05, 1.11, 0, -1, 0.1 + 0.2, 1e-7, 1e21, Number.NaN, Number.POSITIVE_INFINITY])(
    'multiplier %d gives no whole milliku',
    (multiplier) => expect(millikuPerWord(multiplier)).toBeNull(),
  );

  test('every multiplier with one decimal is exact', () => {
    for (let tenths = 1; tenths <= 10_000; tenths += 1)
      expect(millikuPerWord(Number(`${Math.floor(tenths / 10)}.${tenths % 10}`))).toBe(tenths);
  });

  test('every default model has a price', () => {
    for (const { multiplier } of defaultModels) expect(millikuPerWord(multiplier)).toBeGreaterThan(0);
  });
});

describe('prices', () => {
  test('100 words at 1.0 cost one Ku', () => expect(priceOf(100, 10)).toBe(1_000));

  test.each([
    [-1, 10],
    [1.5, 10],
    [1, 0.5],
    [Number.NaN, 10],
    [2 ** 52, 10],
  ])('%d words at %d are refused', (words, price) => expect(() => priceOf(words, price)).toThrow(RangeError));

  test('G7 affordable words never cost more than there is, and one more would', () => {
    const balance = fc.oneof(fc.nat(), fc.maxSafeNat());
    fc.assert(
      fc.property(balance, fc.integer({ min: 1, max: 10_000 }), (milliku, price) => {
        const words = affordableWords(milliku, price);
        expect(BigInt(words) * BigInt(price) <= BigInt(milliku)).toBe(true);
        expect(BigInt(words + 1) * BigInt(price) > BigInt(milliku)).toBe(true);
      }),
    );
  });

  test('affordable words of what is no amount are refused', () => {
    for (const [milliku, price] of [
      [-1, 10],
      [10, 0],
      [10, -1],
      [1.5, 1],
      [Number.NaN, 1],
    ] as const)
      expect(() => affordableWords(milliku, price)).toThrow(RangeError);
  });
});

describe('L8 amounts in Ku from the sidecar', () => {
  test.each([
    [1, 1_000],
    [0.5, 500],
    [0.001, 1],
    [1.005, 1_005],
    [4.35, 4_350],
    [49.375, 49_375],
    [8.2, 8_200],
    [1e3, 1_000_000],
    [9_007_199_254_740, 9_007_199_254_740_000],
  ])('%d Ku are %i milliku', (ku, milliku) => expect(parseKu(ku)).toEqual({ ok: true, milliku }));

  test.each([
    [0, 'not_positive'],
    [-0, 'not_positive'],
    [-1, 'not_positive'],
    [-0.0001, 'not_positive'],
    [0.0001, 'too_many_decimals'],
    [1.0005, 'too_many_decimals'],
    [0.1 + 0.2, 'too_many_decimals'],
    [1e-7, 'too_many_decimals'],
    [Number.MIN_VALUE, 'too_many_decimals'],
    [2 ** 53, 'too_large'],
    [9_007_199_254_741, 'too_large'],
    [1_000_000_000_000.5, 'too_large'],
    [1e21, 'too_large'],
    [Number.MAX_VALUE, 'too_large'],
    [Number.NaN, 'not_a_number'],
    [Number.POSITIVE_INFINITY, 'not_a_number'],
    ['1', 'not_a_number'],
    ['', 'not_a_number'],
    [1n, 'not_a_number'],
    [true, 'not_a_number'],
    [null, 'not_a_number'],
    [undefined, 'not_a_number'],
    [[1], 'not_a_number'],
    [{}, 'not_a_number'],
  ])('%s is refused: %s', (ku, reason) => {
    expect(parseKu(ku)).toEqual({ ok: false, reason });
    expect(KuAmount.safeParse(ku).success).toBe(false);
  });

  test('every amount of up to 10^12 Ku survives the way over JSON', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: 1 }), fc.integer({ min: 1, max: 1e15 - 1 })), (milliku) => {
        const ku: unknown = JSON.parse(formatKu3(milliku));
        expect(parseKu(ku)).toEqual({ ok: true, milliku });
        expect(KuAmount.parse(ku)).toBe(milliku);
      }),
    );
  });
});

test('L8 milliku inside: whole, above zero, exact', () => {
  for (const amount of [1, 10, Number.MAX_SAFE_INTEGER]) expect(PositiveMilliku.safeParse(amount).success).toBe(true);
  for (const amount of [0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, '1', null])
    expect(PositiveMilliku.safeParse(amount).success).toBe(false);
  expect(BalanceMilliku.safeParse(0).success).toBe(true);
  expect(BalanceMilliku.safeParse(-1).success).toBe(false);
});

describe('on screen', () => {
  test.each([
    [49_379, '49.37', '49.38', '49.379'],
    [49_370, '49.37', '49.37', '49.370'],
    [50_000, '50.00', '50.00', '50.000'],
    [0, '0.00', '0.00', '0.000'],
    [1, '0.00', '0.01', '0.001'],
    [15, '0.01', '0.02', '0.015'],
    [-15, '-0.02', '-0.01', '-0.015'],
    [-5, '-0.01', '0.00', '-0.005'],
    [-1_500, '-1.50', '-1.50', '-1.500'],
    [9_007_199_254_740_991, '9007199254740.99', '9007199254741.00', '9007199254740.991'],
  ])('%i milliku', (milliku, balance, price, exact) => {
    expect([formatKu(milliku), formatPriceKu(milliku), formatKu3(milliku)]).toEqual([balance, price, exact]);
  });
});
