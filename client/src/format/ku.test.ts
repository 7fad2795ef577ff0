import { expect, test } from 'vitest';
import { kuWords, rangeWords, signedKu } from './ku.ts';

const plain = (text: string) => text.replace('\u00a0', ' ');

test('a balance rounds down, a price up, the ledger is exact', () => {
  expect(plain(kuWords(49_375))).toBe('49.37 Ku');
  expect(plain(kuWords(15, 'price'))).toBe('0.02 Ku');
  expect(plain(kuWords(49_375, 'exact'))).toBe('49.375 Ku');
});

test('thousands stand in groups', () => {
  expect(plain(kuWords(1_234_567_890))).toBe('1,234,567.89 Ku');
  expect(plain(kuWords(999_990))).toBe('999.99 Ku');
});

test('a range never shows less than its upper end', () => {
  expect(plain(rangeWords(1_200, 3_001))).toBe('1.20–3.01 Ku');
  expect(plain(rangeWords(3_000, 3_000))).toBe('3.00 Ku');
});

test('what goes has a minus sign, what comes a plus', () => {
  expect(signedKu(-410)).toBe('−0.410');
  expect(signedKu(50_000)).toBe('+50.000');
  expect(signedKu(-1_204_500)).toBe('−1,204.500');
});
