import { expect, test } from 'vitest';
import { powersOf } from './powers.ts';

test.each([
  [[], ''],
  [['users:write'], ''],
  [['credits:read'], 'see your coins'],
  [['credits:debit', 'projects:read', 'credits:read'], 'read your projects, see your coins and pay with your coins'],
] as const)('%j', (scopes, words) => {
  expect(powersOf(scopes)).toBe(words);
});
