import { expect, it } from 'vitest';
import { fits } from './fits.ts';

it('finds an action by the beginnings of its words, in any order', () => {
  expect(fits('Find and replace Room', 'rep fi')).toBe(true);
  expect(fits('Find and replace Room', '')).toBe(true);
  expect(fits('Find and replace Room', 'place')).toBe(false);
  expect(fits('Underline Text', 'UNDER')).toBe(true);
});
