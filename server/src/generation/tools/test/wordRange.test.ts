import { fileInstructions, rewriteStyles, type ToolOptions, toolOptions } from '@penora/protocol/catalog/tools';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chapterWords, outlineWords, wordRange } from '../wordRange.ts';

describe('words as domain.md has them', () => {
  test.each([
    [{ length: 'short' }, 100, 150],
    [{ length: 'medium' }, 300, 500],
    [{ length: 'long' }, 500, 1_000],
    [{}, 300, 500],
    [{ pages: 1 }, 450, 550],
    [{ pages: 300 }, 135_000, 165_000],
  ] satisfies [ToolOptions['prompt'], number, number][])('prompt %o: %i–%i', (options, min, max) => {
    expect(wordRange('prompt', options, 0)).toEqual({ min, max });
  });

  test('write: 200 or what was asked, a fifth more or less', () => {
    expect(wordRange('write', { mode: 'auto' }, 9_999)).toEqual({ min: 160, max: 240 });
    expect(wordRange('write', { mode: 'auto', words: 1_000 }, 0)).toEqual({ min: 800, max: 1_200 });
  });

  test.each([
    ['improve', 90, 130],
    ['show-dont-tell', 100, 160],
    ['expand', 150, 220],
    ['shorten', 40, 70],
    ['tone', 90, 130],
    ['custom', 60, 150],
  ] as const)('rewrite %s of a hundred words: %i–%i', (style, min, max) => {
    expect(wordRange('rewrite', { style, tone: 'tense' }, 100)).toEqual({ min, max });
  });

  test('describe: about 60 for each sense, all seven when none is named', () => {
    expect(wordRange('describe', { senses: ['sight'] }, 0)).toEqual({ min: 45, max: 75 });
    expect(wordRange('describe', { senses: ['sight', 'sight'] }, 0)).toEqual({ min: 45, max: 75 });
    expect(wordRange('describe', { senses: [] }, 0)).toEqual({ min: 315, max: 525 });
  });

  test('story: all that it holds, and a part is never more than its share', () => {
    const whole = wordRange('story', { chapters: 10, wordsPerChapter: 1_000 }, 0);
    expect(chapterWords(1_000)).toEqual({ min: 850, max: 1_150 });
    expect(whole.min).toBeGreaterThanOrEqual(10 * 850 + outlineWords(10).min);
    expect(whole.max).toBeGreaterThanOrEqual(10 * 1_150 + outlineWords(10).max);
    expect(whole.max).toBeLessThan(13_000);
  });

  test('a summary grows slower than its text and stays shorter', () => {
    const of = (words: number) => wordRange('file', { instruction: 'summarize' }, words);
    expect(of(1_000)).toEqual({ min: 142, max: 237 });
    expect(of(100_000).max).toBeLessThan(2_500);
    expect(of(60).max).toBe(40);
  });
});

describe('every range', () => {
  const words = fc.nat(250_000);
  const fits = ({ min, max }: { min: number; max: number }) => {
    expect(Number.isSafeInteger(min) && Number.isSafeInteger(max)).toBe(true);
    expect(min).toBeGreaterThanOrEqual(1);
    expect(max).toBeGreaterThanOrEqual(min);
  };

  test.each(rewriteStyles)('rewrite %s is whole, positive and in order, and grows with the text', (style) => {
    fc.assert(
      fc.property(words, (n) => {
        const range = wordRange('rewrite', { style }, n);
        fits(range);
        expect(wordRange('rewrite', { style }, n + 1_000).max).toBeGreaterThan(range.max);
      }),
    );
  });

  test.each(fileInstructions)('file %s is whole, positive and in order', (instruction) => {
    fc.assert(fc.property(words, (n) => fits(wordRange('file', { instruction }, n))));
  });

  test('brainstorm holds its items with their numbers', () => {
    const options = toolOptions.brainstorm;
    for (const category of options.shape.category.unwrap().options)
      for (const count of [3, 20]) {
        const range = wordRange('brainstorm', { category, count }, 0);
        fits(range);
        expect(range.min).toBeGreaterThanOrEqual(2 * count);
      }
  });
});
