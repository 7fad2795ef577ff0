import type { LedgerEntry } from '@penora/protocol/schemas/ledger';
import { expect, test } from 'vitest';
import { entryWords } from './ledgerWords.ts';

const entry = (facts: Partial<LedgerEntry>): LedgerEntry => ({
  number: 1,
  kind: 'chunk',
  app: 'penora',
  amountMilliku: -410,
  balanceAfterMilliku: 49_590,
  reference: 'r',
  description: '',
  projectCode: null,
  model: null,
  words: 0,
  chunks: 1,
  at: '2026-11-23T05:00:00.000Z',
  ...facts,
});
const modelName = (key: string) => (key === 'balanced' ? 'Balanced' : key);

test('an entry says what it was for, as far as that is known', () => {
  const written = entry({ description: 'write', words: 41, model: 'balanced' });
  expect(entryWords(written, modelName)).toBe('Complete Write · 41 words · Balanced');
  expect(entryWords(entry({}), modelName)).toBe('');
});

test('what was spent in a sister application names it', () => {
  expect(entryWords(entry({ description: 'Image', app: 'imagegene' }), modelName)).toBe('Image · in ImageGene');
  expect(entryWords(entry({ app: 'another' }), modelName)).toBe('in another');
});
