import { expect, test } from 'vitest';
import { type StoryStand, storyProgress } from './storyProgress.ts';

const row = { options: { chapters: 4, wordsPerChapter: 300 }, pricePerWord: 10, maxMilliku: 100_000 };
const at = (stand: Partial<StoryStand>, given: Partial<typeof row> = {}) =>
  storyProgress(
    { ...row, ...given },
    { starts: [0, 500, 2_500, 4_500], characters: 0, words: 0, isComplete: false, ...stand },
  );

test('the outline comes first, and every chapter after it', () => {
  const { chapter, left } = at({ starts: [0], characters: 0 });
  expect(chapter).toBe(0);
  expect(left.words).toBeGreaterThan(4 * 300);
  expect(left.costMilliku).toBe(left.words * 10);
});

test('a chapter has begun when its text is stored, whatever is planned beyond', () => {
  expect(at({ characters: 499, words: 100 }).chapter).toBe(0);
  expect(at({ characters: 500, words: 100 }).chapter).toBe(1);
  expect(at({ characters: 2_600, words: 520 })).toMatchObject({
    chapter: 2,
    chapters: 4,
    words: 520,
    costMilliku: 5_200,
  });
});

test('those that are to come are as long as those that came', () => {
  // Five characters a word: 400 in each chapter, though 300 were asked for.
  expect(at({ characters: 500, words: 100 }).left.words, 'nothing is known yet').toBe(4 * 300);
  expect(at({ characters: 2_500, words: 500 }).left.words).toBe(3 * 400);
  expect(at({ characters: 3_500, words: 700 }).left.words).toBe(200 + 2 * 400);
  expect(at({ characters: 6_500, words: 1_300 }).left.words).toBe(400);
});

test('never more than the ceiling leaves, and nothing when it is complete', () => {
  const stand = { characters: 2_500, words: 500 };
  expect(at(stand, { maxMilliku: 5_995 }).left).toEqual({ words: 99, costMilliku: 990 });
  expect(at(stand, { maxMilliku: 4_000 }).left).toEqual({ words: 0, costMilliku: 0 });
  expect(at({ ...stand, isComplete: true }).left).toEqual({ words: 0, costMilliku: 0 });
});
