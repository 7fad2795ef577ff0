/** How many words a request may bring: the upper end is the quote's and is never passed (domain.md, Generation). */
import { limits } from '@penora/protocol/catalog/limits';
import type {
  brainstormCategories,
  fileInstructions,
  rewriteStyles,
  ToolOptions,
} from '@penora/protocol/catalog/tools';
import type { WordRange } from './draft.ts';

type Style = (typeof rewriteStyles)[number];
type Category = (typeof brainstormCategories)[number];
type Instruction = (typeof fileInstructions)[number];

const LENGTHS = {
  short: { min: 100, max: 150 },
  medium: { min: 300, max: 500 },
  long: { min: 500, max: 1_000 },
} as const;
const PAGE_TOLERANCE = 0.1;
const CHAPTER_TOLERANCE = 0.15;
const WRITE_WORDS = 200;
const WRITE_TOLERANCE = 0.2;
const SENSE_WORDS = 60;
const SENSE_TOLERANCE = 0.25;
const ALL_SENSES = 7;
/** One line of an outline: number, title, a sentence. */
const OUTLINE_LINE = { min: 14, max: 45 } as const;
/** "Chapter 12: " and a title. */
const HEADING = { min: 2, max: 14 } as const;
/** A heading over the outline. */
const OUTLINE_HEADING_WORDS = 1;

/** Shares of the words that are worked on. A writer's own instruction may be "twice as long" as well as "a poem". */
export const rewriteShares: Record<Style, readonly [least: number, most: number]> = {
  improve: [0.9, 1.3],
  'show-dont-tell': [1, 1.6],
  expand: [1.5, 2.2],
  shorten: [0.4, 0.7],
  formal: [0.9, 1.3],
  casual: [0.9, 1.3],
  dramatic: [0.9, 1.3],
  tone: [0.9, 1.3],
  custom: [0.6, 1.5],
};

const ITEMS: Record<Category, WordRange> = {
  plot: { min: 20, max: 50 },
  names: { min: 4, max: 18 },
  locations: { min: 12, max: 35 },
  objects: { min: 12, max: 35 },
  conflicts: { min: 15, max: 40 },
  dialogue: { min: 6, max: 30 },
  world: { min: 20, max: 50 },
  titles: { min: 1, max: 9 },
  custom: { min: 5, max: 45 },
};

/** Of one idea, its number not counted. */
export const itemWords = (category: Category): WordRange => ITEMS[category];

/** Below this, shares say little: a selection of three words may become a sentence. */
const LEAST_MOST = 25;

const around = (words: number, tolerance: number): WordRange => ({
  min: Math.max(1, Math.round(words * (1 - tolerance))),
  max: Math.max(1, Math.round(words * (1 + tolerance))),
});

function share(words: number, [least, most]: readonly [number, number]): WordRange {
  const min = Math.max(1, Math.round(words * least));
  return { min, max: Math.max(LEAST_MOST, Math.round(words * most), min) };
}

/** A summary grows with the root: 300 words give a hundred, a novel a few pages. Never longer than two thirds. */
function summaryWords(words: number): WordRange {
  const middle = 6 * Math.sqrt(words);
  const max = Math.max(LEAST_MOST, Math.min(Math.round(middle * 1.25), Math.ceil((words * 2) / 3)));
  return { min: Math.max(1, Math.min(Math.round(middle * 0.75), Math.floor(max * 0.6))), max };
}

/** A text is continued by a scene that is in proportion to it. */
const continuationWords = (words: number): WordRange =>
  around(Math.min(1_500, Math.max(400, Math.round(words * 0.2))), WRITE_TOLERANCE);

const FILES: Record<Instruction, (words: number) => WordRange> = {
  expand: (words) => share(words, rewriteShares.expand),
  'fine-tune': (words) => share(words, [0.9, 1.1]),
  script: (words) => share(words, [0.8, 1.4]),
  summarize: summaryWords,
  continue: continuationWords,
};

/** Of the outline alone, its heading included. */
export const outlineWords = (chapters: number): WordRange => ({
  min: OUTLINE_LINE.min * chapters,
  max: OUTLINE_LINE.max * chapters + OUTLINE_HEADING_WORDS,
});

/** Of one chapter, its heading not included. */
export const chapterWords = (wordsPerChapter: number): WordRange => around(wordsPerChapter, CHAPTER_TOLERANCE);

function storyWords({ chapters, wordsPerChapter }: ToolOptions['story']): WordRange {
  const outline = outlineWords(chapters);
  const chapter = chapterWords(wordsPerChapter);
  return {
    min: outline.min + chapters * (chapter.min + HEADING.min),
    max: outline.max + chapters * (chapter.max + HEADING.max),
  };
}

type Ranges = { [Tool in keyof ToolOptions]: (options: ToolOptions[Tool], inputWords: number) => WordRange };

const ranges: Ranges = {
  prompt: ({ length, pages }) =>
    pages === undefined ? { ...LENGTHS[length ?? 'medium'] } : around(pages * limits.wordsPerPage, PAGE_TOLERANCE),
  story: storyWords,
  write: ({ words }) => around(words ?? WRITE_WORDS, WRITE_TOLERANCE),
  rewrite: ({ style }, inputWords) => share(inputWords, rewriteShares[style]),
  describe: ({ senses }) => around(SENSE_WORDS * (new Set(senses).size || ALL_SENSES), SENSE_TOLERANCE),
  brainstorm: ({ category, count }) => {
    const { min, max } = itemWords(category);
    // Each item's number is a word too.
    return { min: count * (min + 1), max: count * (max + 1) };
  },
  file: ({ instruction }, inputWords) => FILES[instruction](inputWords),
};

/**
 * The words that a whole request may bring, in this form for estimates and as the ceiling of a run. `inputWords`: of
 * the text that is worked on; 0 where there is none.
 */
export function wordRange<Tool extends keyof ToolOptions>(
  tool: Tool,
  options: ToolOptions[Tool],
  inputWords: number,
): WordRange {
  return ranges[tool](options, inputWords);
}
