import { expect, test } from 'vitest';
import { rankTest } from './rankTest.ts';

const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, n) => from + n);

test('the same values are not apart, shifted ones are', () => {
  expect(rankTest(range(0, 50), range(0, 50))).toEqual({ z: 0, superiority: 0.5 });
  expect(rankTest(range(100, 50), range(0, 50)).superiority).toBe(1);
  expect(rankTest(range(0, 50), range(20, 50)).z).toBeLessThan(-5);
});
