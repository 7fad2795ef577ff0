/** Smart Brainstorm: a list of ideas, each usable by itself. */
import { BrainstormOptions, type brainstormCategories } from '@penora/protocol/catalog/tools';
import type { ComposeInput } from './composeInput.ts';
import type { Draft } from './draft.ts';
import { draftOf } from './plan.ts';
import { background, requestSection, textAfter } from './sections.ts';
import { documentLines, documentSections, wholeBefore } from './surroundings.ts';
import { itemWords, wordRange } from './wordRange.ts';

type Category = (typeof brainstormCategories)[number];

const TASK = `Your task: a numbered list of ideas for the writer.
- One item on one line: its number, a full stop, a space, the idea. Numbers are 1, 2, 3 in every language. No empty lines, no heading, no bold type, no items below items.
- Each item must be usable by itself: it refers to no other item and needs no explanation.
- Each must be of another kind than the others, not a variant. Leave out what everybody would think of first.
- All of them fit the world, the people and the mood of the material, and contradict nothing in it.`;

const CATEGORIES: Record<Category, string> = {
  plot: 'The ideas are plot ideas: what could happen. Each names who wants what, what stands in the way, and what it would cost.',
  names:
    'The ideas are character names: a full name, then a dash and in a few words who could bear it. They suit place, time and language of the story, and differ in sound and first letter.',
  locations:
    'The ideas are locations: a particular place with a name or an exact kind, one thing that can be seen, heard or smelled there, and why a scene would happen in it.',
  objects:
    'The ideas are objects: a particular thing, its condition, whose it was, and what it could set going or give away.',
  conflicts:
    'The ideas are conflicts: two sides that both have reason, what each stands to lose, and why neither can walk away now.',
  dialogue:
    'The ideas are dialogue starters: a line that somebody says, in quotation marks as the language sets them, which opens a scene because it cannot be left unanswered. Nothing but the line.',
  world:
    'The ideas are for world building: a custom, law, trade, belief, danger or piece of history of this world, and how it gets into somebody’s way on an ordinary day.',
  titles:
    'The ideas are titles: the title alone, without quotation marks or explanation. They differ in build: an object, a place, a sentence, a single word, a contradiction.',
  custom: 'The ideas are of the kind that the request asks for.',
};

export function brainstormDraft(input: ComposeInput): Draft {
  const options = BrainstormOptions.parse(input.options);
  const { category, count } = options;
  const { min, max } = itemWords(category);
  const { around } = input;
  return draftOf(input, {
    instructions: [TASK, CATEGORIES[category]],
    sections: [
      ...documentSections(around),
      background(wholeBefore(input.input, around), 'the text so far'),
      textAfter(input.after),
      requestSection(input.prompt),
    ],
    task: [...documentLines(around), `Write the list now: exactly ${count} items, from 1 to ${count}.`],
    words: wordRange('brainstorm', options, 0),
    takes: 'listing',
    sample: input.input.trim() === '' ? input.prompt : input.input,
    length: `each item ${min} to ${max} words`,
    closing: 'Answer with the list only, beginning with "1. ".',
  });
}
