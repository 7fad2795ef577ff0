/** The request in the product's own terms, for a model that composes instead of predicting tokens. */
import type { Brief } from '../models/model.ts';
import type { ComposeInput } from './composeInput.ts';
import type { WordRange } from './draft.ts';

/** Options as validated, with what a chapter needs of its story. */
export function briefOf(input: ComposeInput, words: WordRange): Brief {
  const { tool, prompt, after, take, written, story } = input;
  const ofStory = story && {
    title: story.title,
    chapters: story.chapters,
    ...(story.chapter === undefined ? {} : { chapter: story.chapter }),
    ...(story.outline === undefined ? {} : { outline: story.outline }),
  };
  return { tool, options: { ...input.options, ...ofStory }, prompt, input: input.input, after, words, take, written };
}
