import { expect, test } from 'vitest';
import { appName, whatWords } from './ledgerWords.ts';

test('an entry says what it was for, as far as that is known', () => {
  expect(whatWords({ description: 'write' })).toBe('Complete Write');
  expect(whatWords({ description: 'Pro, monthly' })).toBe('Pro, monthly');
  expect(whatWords({ description: '' })).toBe('');
});

test('an application is called by its name, an unknown one as it calls itself', () => {
  expect(['penora', 'imagegene', 'sukusuku', 'another'].map(appName)).toEqual([
    'Penora',
    'ImageGene',
    'sukusuku.ai',
    'another',
  ]);
});
