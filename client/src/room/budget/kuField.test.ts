import { expect, test } from 'vitest';
import { readKu, typedKu } from './kuField.ts';

test.each([
  ['', null],
  ['  ', null],
  ['0', 0],
  ['25', 25_000],
  ['12.5', 12_500],
  ['12,5', 12_500],
  ['0.001', 1],
])('"%s" is %s milliku', (text, milliku) => {
  expect(readKu(text)).toEqual({ ok: true, milliku });
});

test.each(['-1', '1.2345', 'ten', '1e3', '1 000'])('"%s" is no number of coins', (text) => {
  expect(readKu(text).ok).toBe(false);
});

test('what is shown is read back as it was', () => {
  for (const milliku of [null, 0, 1, 500, 12_500, 1_000_000]) {
    expect(readKu(typedKu(milliku))).toEqual({ ok: true, milliku });
  }
});
