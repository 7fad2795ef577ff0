/** The request in the product's own terms, for a model that composes instead of predicting tokens. */
import type { Brief } from '../models/model.ts';
import type { ComposeInput, StoryContext } from './composeInput.ts';
import type { WordRange } from './draft.ts';
import { parseOutline } from './outlineLines.ts';

/** What a chapter is to be about, in the options' own form. */
function storyOptions({ title, outline, chapter, chapters }: StoryContext): Record<string, unknown> {
  const line = chapter === undefined ? undefined : parseOutline(outline ?? '', chapters)[chapter - 1];
  return { title, chapters, chapter, chapterTitle: line?.title, chapterPlan: line?.summary };
}

export function briefOf(input: ComposeInput, words: WordRange): Brief {
  const { tool, prompt, after, take, written, story } = input;
  const options = { ...input.options, ...(story === undefined ? {} : storyOptions(story)) };
  return { tool, options, prompt, input: input.input, after, words, take, written };
}
