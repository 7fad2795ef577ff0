/** Single prompt: whatever the writer asks for. */
import { PromptOptions, type ToolOptions } from '@penora/protocol/catalog/tools';
import type { ComposeInput } from './composeInput.ts';
import type { Draft } from './draft.ts';
import { CRAFT } from './house.ts';
import { draftOf } from './plan.ts';
import { background, requestSection } from './sections.ts';
import { documentLines, documentSections, wholeBefore } from './surroundings.ts';
import { wordRange } from './wordRange.ts';

const TASK = `Your task: write what the request asks for, as a finished piece.
- Take the form that the request calls for: story, scene, poem, letter, essay, article, speech, list. Where it names none, choose the one that its subject wants. A story gets people, a place, and a turn in it.
- Whatever the request states must be there: names, place, time, narrator, tense, mood. What it leaves open is yours: decide, and be particular.
- Begin in the middle of the matter. End complete, on an image, an act or a line of speech; announce nothing for later.
- What the document already holds, if it is given, is background: keep to its facts, repeat none of it, and go on from it only if the request says so.`;

/** The shape that goes with a length. */
function shapeOf({ length, pages }: ToolOptions['prompt']): string {
  if (pages !== undefined)
    return `Shape: a work of ${pages === 1 ? 'one page' : `${pages} pages`}, in proportion from beginning to end.`;
  switch (length ?? 'medium') {
    case 'short':
      return 'Shape: short. One moment or one thought, no byways.';
    case 'medium':
      return 'Shape: medium. One scene or one line of thought, with a turn.';
    case 'long':
      return 'Shape: long. Several scenes or sections that build on each other.';
  }
}

export function promptDraft(input: ComposeInput): Draft {
  const options = PromptOptions.parse(input.options);
  const { around } = input;
  return draftOf(input, {
    instructions: [TASK, '', CRAFT],
    sections: [...documentSections(around), background(wholeBefore(input.input, around)), requestSection(input.prompt)],
    task: [...documentLines(around), 'Write what the request asks for.', shapeOf(options)],
    words: wordRange('prompt', options, 0),
    takes: 'opening',
    sample: input.prompt,
    rounds: 'work',
  });
}
