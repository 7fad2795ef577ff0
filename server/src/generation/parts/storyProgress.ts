import { StoryOptions } from '@penora/protocol/catalog/tools';
import { affordableWords, priceOf } from '@penora/protocol/ku';
import type { StoryProgress } from '@penora/protocol/schemas/generation';
import type { GenerationRecord } from '../tables.ts';
import { outlineWords } from '../tools/wordRange.ts';
import type { WorkPlan } from './workPlan.ts';

/** What of a story's row says how much of it there is to be. */
export type StoryRow = Pick<GenerationRecord, 'options' | 'pricePerWord' | 'maxMilliku'>;

/** What is stored of it. */
export interface StoryStand {
  starts: WorkPlan['starts'];
  characters: number;
  words: number;
  isComplete: boolean;
}

/** How far a story is, and what the rest will probably bring: as much for each chapter as those before it brought. */
export function storyProgress(row: StoryRow, { starts, characters, words, isComplete }: StoryStand): StoryProgress {
  const { chapters } = StoryOptions.parse(row.options);
  const begun = starts.filter((start) => start <= characters);
  const chapter = Math.min(chapters, Math.max(0, begun.length - 1));
  const costMilliku = priceOf(words, row.pricePerWord);
  const inAll = Math.max(0, affordableWords(row.maxMilliku, row.pricePerWord) - words);
  const rest = isComplete ? 0 : Math.min(inAll, wordsLeft(row, { begun, chapter, characters, words }));
  const left = { words: rest, costMilliku: priceOf(rest, row.pricePerWord) };
  return { chapter, chapters, words, costMilliku, left };
}

interface Reached {
  begun: readonly number[];
  chapter: number;
  characters: number;
  words: number;
}

function wordsLeft({ options }: StoryRow, { begun, chapter, characters, words }: Reached): number {
  const { chapters, wordsPerChapter } = StoryOptions.parse(options);
  if (chapter === 0) {
    const { min, max } = outlineWords(chapters);
    return Math.round(Math.max(0, (min + max) / 2 - words) + chapters * wordsPerChapter);
  }
  const wordsOf = (from: number, to: number): number => (characters === 0 ? 0 : (words * (to - from)) / characters);
  const [, first = 0] = begun;
  const here = begun[chapter] ?? characters;
  const usual = chapter === 1 ? wordsPerChapter : wordsOf(first, here) / (chapter - 1);
  const ofThis = Math.max(0, usual - wordsOf(here, characters));
  return Math.round(ofThis + (chapters - chapter) * usual);
}
