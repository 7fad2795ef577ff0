/**
 * The prompts of all tools. Every word that is sent to a model is composed below this folder: our own words in the
 * tool's file, people's texts as fenced data, cut to the model's context.
 */
import { unreachable } from '../../kernel/errors.ts';
import type { Brief, ModelMessage } from '../models/model.ts';
import { assemble } from './assemble.ts';
import { brainstormDraft } from './brainstorm.ts';
import { briefOf } from './brief.ts';
import type { ComposeInput } from './composeInput.ts';
import { describeDraft } from './describe.ts';
import type { Draft, WordRange } from './draft.ts';
import { fileDraft } from './file.ts';
import { outlineDraft } from './outline.ts';
import { promptDraft } from './prompt.ts';
import { rewriteDraft } from './rewrite.ts';
import { storyDraft } from './story.ts';
import { summaryDraft } from './summary.ts';
import { titleDraft } from './title.ts';
import { writeDraft } from './write.ts';

export type { ComposeInput, PieceContext, StoryContext } from './composeInput.ts';
export type { WordRange } from './draft.ts';
export { wordRange } from './wordRange.ts';

/** What is sent to a model for one part of a text. */
export interface Composition {
  messages: ModelMessage[];
  brief: Brief;
  /** Of the whole part, what has been written included. */
  words: WordRange;
  /** What this answer is to bring: the rest of the part, or of a long one a round. Bounds `max_tokens`. */
  answer: WordRange;
  /** Tokens that the model's context leaves for this answer. Bounds `max_tokens` too. */
  roomTokens: number;
}

function draftFor(input: ComposeInput): Draft {
  switch (input.tool) {
    case 'prompt':
      return promptDraft(input);
    case 'story':
      return storyDraft(input);
    case 'write':
      return writeDraft(input);
    case 'rewrite':
      return rewriteDraft(input);
    case 'describe':
      return describeDraft(input);
    case 'brainstorm':
      return brainstormDraft(input);
    case 'file':
      return fileDraft(input);
    case 'outline':
      return outlineDraft(input);
    case 'summary':
      return summaryDraft(input);
    case 'title':
      return titleDraft(input);
    default:
      return unreachable(input.tool);
  }
}

/**
 * The messages for one answer. The same input gives the same messages. With `written`, the last one is the assistant's
 * and holds what the answer goes on from, without white space at its end (`seamAfter` joins what comes). Throws when
 * the options are not the tool's.
 */
export function compose(input: ComposeInput): Composition {
  const draft = draftFor(input);
  const { words, answer } = draft;
  return { ...assemble(draft, input.model.contextTokens), brief: briefOf(input, words), words, answer };
}
