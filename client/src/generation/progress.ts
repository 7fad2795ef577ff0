/** How far a generation is, as near as can be known before it ends. */
import { z } from 'zod';
import type { Run } from './run.ts';

const StoryOptions = z.object({ chapters: z.number().int().min(1), wordsPerChapter: z.number().int().min(1) });

export interface StoryState {
  /** 0 while the outline is written. */
  chapter: number;
  chapters: number;
}

/** Each chapter begins with such a heading; what stands before the first is the outline. */
const CHAPTER = /^#{1,3}\s+Chapter\s+\d+/gim;

/** Null for what is no story. */
export function storyOf(run: Run): StoryState | null {
  const options = StoryOptions.safeParse(run.options);
  if (run.tool !== 'story' || !options.success) return null;
  const headings = run.text.match(CHAPTER)?.length ?? 0;
  return { chapter: Math.min(headings, options.data.chapters), chapters: options.data.chapters };
}

/** 0 to 1. Of a story by its words, of anything else by what it may cost at most. */
export function progressOf(run: Run): number {
  const options = StoryOptions.safeParse(run.options);
  if (run.tool === 'story' && options.success)
    return Math.min(1, run.words / (options.data.chapters * options.data.wordsPerChapter));
  return run.maxMilliku === 0 ? 0 : Math.min(1, run.costMilliku / run.maxMilliku);
}

/** How many words the chapter that is being written is to have; null for what has no chapters. */
export function chapterTarget(run: Run): number | null {
  const options = StoryOptions.safeParse(run.options);
  return run.tool === 'story' && options.success ? options.data.wordsPerChapter : null;
}
