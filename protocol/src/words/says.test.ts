import { describe, expect, test } from 'vitest';
import { hasWords, saysSomething } from './says.ts';

describe('what says something', () => {
  test.each(['a', ' 7 ', '\u200bé', 'e\u0301', '漢', 'नमस्ते', 'ฝน', '…and?', '\ufeffx'])('%j has words', (text) => {
    expect([hasWords(text), saysSomething(text)]).toEqual([true, true]);
  });

  test.each(['🐉🔥', '🇯🇵', '👩\u200d🚀'])('%j is a wish, and no text to work on', (text) => {
    expect([hasWords(text), saysSomething(text)]).toEqual([false, true]);
  });

  const nothing = [
    '',
    '   ',
    '\n\t',
    '\u00a0',
    '\u200b',
    '\u200b\u200d\ufeff',
    '\u2060',
    '\u00ad',
    '\u3164',
    '\u115f',
    '\u2800',
  ];
  test.each([...nothing, '\u202e', '\u0000', '\ufe0f', '…', '?!', '—', '***', '「」', '\u0301'])(
    '%j says nothing',
    (text) => {
      expect([hasWords(text), saysSomething(text)]).toEqual([false, false]);
    },
  );
});
