/** How far a generation is, as near as can be known before it ends. */
import type { StoryProgress } from '@penora/protocol/schemas/generation';
import { z } from 'zod';
import type { Run } from './run.ts';

const StoryOptions = z.object({ chapters: z.number().int().min(1), wordsPerChapter: z.number().int().min(1) });

/** As the server counts it, a second ago at most; null for what is no story. */
export const storyOf = (run: Run): StoryProgress | null => run.progress;

/** 0 to 1. Of a story by its words and those that will probably come, of anything else by what it may cost at most. */
export function progressOf(run: Run): number {
  const { progress } = run;
  // What was told a moment ago, and what has come since.
  if (progress !== null) return share(run.words, progress.words + progress.left.words);
  return share(run.costMilliku, run.maxMilliku);
}

const share = (part: number, whole: number): number => (whole <= 0 ? 0 : Math.min(1, part / whole));

/** How many words of a story were written at a moment (ms). */
export interface Pace {
  words: number;
  at: number;
}

/** So long one must have watched before a guess is worth something. */
const WATCHED_MS = 4_000;
const WATCHED_WORDS = 30;

/** Minutes until the rest is written at the speed seen since `from`, at least 1; null while nobody can know. */
export function minutesLeft(from: Pace, now: Pace, wordsLeft: number): number | null {
  const [words, ms] = [now.words - from.words, now.at - from.at];
  if (words < WATCHED_WORDS || ms < WATCHED_MS || wordsLeft <= 0) return null;
  return Math.max(1, Math.round((wordsLeft * (ms / words)) / 60_000));
}

/** Of a story, how many words will probably still come; 0 for anything else. */
export function wordsLeft({ progress, words }: Run): number {
  return progress === null ? 0 : Math.max(0, progress.words + progress.left.words - words);
}

export interface StoryRest {
  words: number;
  /** What these words cost. */
  aboutMilliku: number;
  /** What the ceiling leaves. */
  mostMilliku: number;
}

/** Of a story, what will probably still come and what it costs, never more than the ceiling leaves. */
export function storyRest(run: Run): StoryRest {
  const mostMilliku = Math.max(0, run.maxMilliku - run.costMilliku);
  const price = wordPrice(run);
  if (price === null) return { words: 0, aboutMilliku: 0, mostMilliku };
  const words = Math.min(wordsLeft(run), Math.floor(mostMilliku / price));
  return { words, aboutMilliku: words * price, mostMilliku };
}

/** Every word of a run costs the same; null before anything tells how much. */
function wordPrice({ words, costMilliku, progress }: Run): number | null {
  if (words > 0) return costMilliku / words;
  return progress === null || progress.left.words === 0 ? null : progress.left.costMilliku / progress.left.words;
}

/** How many words the chapter that is being written is to have; null for what has no chapters. */
export function chapterTarget(run: Run): number | null {
  const options = StoryOptions.safeParse(run.options);
  return run.tool === 'story' && options.success ? options.data.wordsPerChapter : null;
}
