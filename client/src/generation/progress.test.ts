import { describe, expect, it } from 'vitest';
import { emptyDraft, requestOf } from './draft.ts';
import { chapterTarget, minutesLeft, progressOf, storyOf, storyRest, wordsLeft } from './progress.ts';
import { redraft } from './redraft.ts';
import { aRun } from './test/runs.ts';

const story = (words = 0) =>
  aRun({
    ...{ tool: 'story', options: { chapters: 3, wordsPerChapter: 200 }, words, prompt: 'A keeper.' },
    progress: { chapter: 1, chapters: 3, words: 100, costMilliku: 1_000, left: { words: 500, costMilliku: 5_000 } },
  });

describe('how far a generation is', () => {
  it('a story by what the server says of its chapters and the rest, with the words that have come since', () => {
    expect(storyOf(story())).toMatchObject({ chapter: 1, chapters: 3 });
    expect(storyOf(aRun())).toBeNull();
    expect(progressOf(story(150))).toBe(0.25);
    expect(progressOf(story(700))).toBe(1);
    expect(chapterTarget(story())).toBe(200);
  });

  it('what is still to come, and how long it takes at the speed that was seen', () => {
    expect(wordsLeft(story(150))).toBe(450);
    expect(wordsLeft(story(700))).toBe(0);
    expect(wordsLeft(aRun())).toBe(0);
    const from = { words: 100, at: 0 };
    expect(minutesLeft(from, { words: 200, at: 30_000 }, 800)).toBe(4);
    expect(minutesLeft(from, { words: 200, at: 30_000 }, 10)).toBe(1);
    expect(minutesLeft(from, { words: 110, at: 30_000 }, 800)).toBeNull();
    expect(minutesLeft(from, { words: 200, at: 1_000 }, 800)).toBeNull();
    expect(minutesLeft(from, { words: 700, at: 30_000 }, 0)).toBeNull();
  });

  it('what the rest costs agrees with its words, the price and the ceiling', () => {
    const run = { ...story(150), costMilliku: 1_500 };
    expect(storyRest({ ...run, maxMilliku: 8_000 })).toEqual({ words: 450, aboutMilliku: 4_500, mostMilliku: 6_500 });
    expect(storyRest({ ...run, maxMilliku: 4_995 })).toEqual({ words: 349, aboutMilliku: 3_490, mostMilliku: 3_495 });
    expect(storyRest({ ...story(0), maxMilliku: 8_000 })).toMatchObject({ words: 600, aboutMilliku: 6_000 });
    expect(storyRest(aRun())).toEqual({ words: 0, aboutMilliku: 0, mostMilliku: 3_000 });
  });

  it('anything else by what it may cost, never more than all', () => {
    expect(progressOf(aRun({ costMilliku: 1_500, maxMilliku: 3_000 }))).toBe(0.5);
    expect(progressOf(aRun({ costMilliku: 3_500, maxMilliku: 3_000 }))).toBe(1);
  });
});

describe('asking again', () => {
  it('fills in the form as it was', () => {
    const draft = redraft(emptyDraft, { ...story(), target: 'document' }, undefined);
    expect(draft).toMatchObject({ tool: 'story', story: { premise: 'A keeper.', chapters: 3, wordsPerChapter: 200 } });
    const around = { code: 'ABC123', model: null, selection: '', position: 'end', before: '' };
    expect(requestOf(draft, around).ok).toBe(true);
  });

  it('with the text that was sent, where this tab sent it', () => {
    const run = aRun({ tool: 'rewrite', options: { style: 'shorten' } });
    const body = { tool: 'rewrite', options: { style: 'shorten' }, input: { text: 'Long.' }, takes: 2 } as const;
    expect(redraft(emptyDraft, run, body)).toMatchObject({ rewrite: { style: 'shorten', text: 'Long.' }, takes: 2 });
  });
});
