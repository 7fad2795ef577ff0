import { expect, test } from 'vitest';
import { counted, dollars, percentOf, sizeWords } from './amounts.ts';

test('counts have their plural', () => {
  expect(counted(1, 'word')).toBe('1 word');
  expect(counted(0, 'word')).toBe('0 words');
  expect(counted(1_204, 'entry', 'entries')).toBe('1,204 entries');
});

test('sizes are said in the unit that fits', () => {
  expect([0, 1, 1_023, 1_024, 12_698, 512_000, 1_048_570, 1_048_576, 1_572_864].map(sizeWords)).toEqual([
    '0 bytes',
    '1 byte',
    '1,023 bytes',
    '1 KB',
    '12.4 KB',
    '500 KB',
    '1023 KB',
    '1 MB',
    '1.5 MB',
  ]);
});

test('a share is 0 only for nothing and 100 only for all', () => {
  expect(percentOf(0, 100)).toBe(0);
  expect(percentOf(1, 1_048_576)).toBe(1);
  expect(percentOf(1_048_575, 1_048_576)).toBe(99);
  expect(percentOf(1_100_000, 1_048_576)).toBe(100);
});

test('dollars have cents only when there are some', () => {
  expect([100, 2_000, 12_000, 1_050].map(dollars)).toEqual(['$1', '$20', '$120', '$10.50']);
});
