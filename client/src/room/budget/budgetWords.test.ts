import type { Budget } from '@penora/protocol/schemas/budget';
import { expect, test } from 'vitest';
import { budgetSentence } from './budgetWords.ts';

const budget = (change: Partial<Budget>): Budget => ({
  ...{ ownerPays: false, projectMilliku: null, memberMilliku: null, period: 'total' },
  spent: { projectMilliku: 0, yourMilliku: 0 },
  ...change,
});
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

test('who pays, up to what, and what is used', () => {
  expect(plain(budgetSentence(budget({})))).toBe('Everybody pays for themselves. You have used 0.00 Ku.');
  const month = { ownerPays: true, projectMilliku: 50_000, memberMilliku: 10_000, period: 'month' as const };
  const spent = { projectMilliku: 9_000, yourMilliku: 3_205 };
  expect(plain(budgetSentence(budget({ ...month, spent })))).toBe(
    'The owner pays for what you ask for here, up to 50.00 Ku a month for the whole project and 10.00 Ku a month for each person. You have used 3.21 Ku this month.',
  );
});
