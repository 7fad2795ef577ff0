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
    'harbour harbour azekka stone uxxam fell',
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

describe('what a file says of itself', () => {
  test.each([
    ['Zoë', 'nl', 'nl'],
    ['Premier. Fin.', 'fr-CA', 'fr'],
    ['A test file of mine', 'af', 'af'],
    ['Premier\n\nIl était\u00a0une fois ici.\n\nSecond\n\nFin de l’histoire, avec du texte.', 'fr', 'fr'],
    ['東京大学', 'ja', 'ja'],
    ['Ovo je pismo', 'sr_Latn', 'sr'],
  ])('%s, %s: is believed', (text, declared, language) => {
    expect(languageOf(text)).not.toBe(language);
    expect(languageOf(text, declared)).toBe(language);
  });

  test.each([
    ['Лампа горіла всю ніч.', 'en', 'uk'],
    ['She went home and slept, and nobody had told her that the lamp was lit.', 'fr', 'en'],
    ['שלום עולם', 'en', 'he'],
    ['Er ging nach Hause und schlief.', 'x', 'de'],
    ['Er ging nach Hause und schlief.', 'en-Zsye', 'de'],
    ['船还没有出现，灯就已经点亮了，城里没有人愿意说是谁点的。'.repeat(4), 'ja', 'zh'],
    ['Zoë', 'ru', null],
    ['42', 'en', null],
  ])('%s, %s: unless the text clearly speaks against it', (text, declared, language) => {
    expect(languageOf(text, declared)).toBe(language);
  });
});
