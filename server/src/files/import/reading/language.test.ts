import { describe, expect, test } from 'vitest';
import { corpus } from '../test/files.ts';
import { languageOf } from './language.ts';

test.each(corpus)('a sentence or a few in $language', ({ language, text }) => {
  expect(languageOf(text)).toBe(language);
  expect(languageOf(`${text}\n\n${text}`)).toBe(language);
});

describe('of a few words', () => {
  test.each([
    'A test file',
    'Hello world',
    'Hallo Welt',
    'Kapitel eins',
    'Ciao mondo',
    'Hello. Hello. Hello.',
    'Dear Sir or Madam',
    'abc def ghi',
    'asdf jkl qwer zxcv',
    'Zoë',
    '42',
    'Anna Ben Carla David',
    'xx yy zz ww vv',
  ])('%s: nothing rather than a guess', (text) => {
    expect(languageOf(text)).toBeNull();
  });

  test.each([
    ['Καλημέρα', 'el'],
    ['שלום עולם', 'he'],
    ['안녕', 'ko'],
    ['こんにちは', 'ja'],
    ['你好', 'zh'],
    ['東京タワー', 'ja'],
    ['สวัสดี', 'th'],
    ['வணக்கம்', 'ta'],
  ])('%s: what the script says', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });

  test.each([
    ['She went home and slept.', 'en'],
    ['Once upon a time there was a king.', 'en'],
    ['Er ging nach Hause und schlief.', 'de'],
    ['La lampe était allumée.', 'fr'],
    ['Лампа горіла всю ніч.', 'uk'],
  ])('%s: what stands out', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });
});
