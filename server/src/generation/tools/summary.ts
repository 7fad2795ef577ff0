/** A chapter in a few lines, for the chapters that come after it; the operator's (domain.md, Models). */
import type { ComposeInput } from './composeInput.ts';
import type { Draft } from './draft.ts';
import { draftOf } from './plan.ts';
import { tokensPerWord } from './script.ts';
import { passage } from './sections.ts';

/** What a summary may take (domain.md, Models). */
export const SUMMARY_TOKENS = 200;
/** The model is asked for less, so that the last sentence is whole. */
const ROOM_SHARE = 0.75;

const TASK = `Your task: sum the chapter up for the writer of the next one, who has not read it.
- In the present tense and in order: what happens, who does it and why, with names. What has changed for whom; where everybody is at the end; what is open, promised, hidden or known to whom; objects that may matter again.
- Only what the chapter says. One paragraph, dense and plain, no judgement, no heading.`;

export function summaryDraft(input: ComposeInput): Draft {
  const most = Math.max(20, Math.floor((SUMMARY_TOKENS / tokensPerWord(input.input)) * ROOM_SHARE));
  return draftOf(input, {
    instructions: [TASK],
    sections: [passage(input.input, 'the chapter')],
    task: ['Sum the chapter up now.'],
    words: { min: Math.ceil(most / 3), max: most },
    sample: input.input,
  });
}
