/** The outline of a story: one line for each chapter, in a form that is read again (outlineLines). */
import { StoryOptions } from '@penora/protocol/catalog/tools';
import type { ComposeInput } from './composeInput.ts';
import type { Draft } from './draft.ts';
import { draftOf } from './plan.ts';
import { background, beginningOf, requestSection, shortText } from './sections.ts';
import { outlineWords } from './wordRange.ts';

const TASK = `Your task: plan a story as an outline of its chapters.
- One line for each chapter, in exactly this form, and nothing else:
1. Title of the chapter: one sentence that says what happens and what it changes.
- Numbers are 1, 2, 3 in every language, each with a full stop and a space. The title has one to six words, without quotation marks and without a colon. Then a colon, then one sentence of 12 to 30 words.
- No heading, no bold type, no empty lines, no acts or parts, nothing before the first line or after the last.
- Give people names and wants. Each chapter follows from the one before by "therefore" or by "but", never by "and then", and holds one turn that cannot be taken back.
- The first chapter sets want and trouble going, the middle turns everything round, the last but one costs the most, the last answers what the first asked.
- Everything that the request states is in it; what the document already holds, if it is given, stays true.`;

export function outlineDraft(input: ComposeInput): Draft {
  const { chapters, wordsPerChapter } = StoryOptions.parse(input.options);
  const { prompt, story } = input;
  return draftOf(input, {
    instructions: [TASK],
    sections: [
      background(input.input),
      beginningOf(story?.notes ?? '', 'notes on the story'),
      shortText(story?.title ?? '', 'the title of the story'),
      requestSection(prompt, 'the premise'),
    ],
    task: [
      chapters === 1
        ? 'Write the outline now: one line, numbered 1.'
        : `Write the outline now: exactly ${chapters} lines, from 1 to ${chapters}.`,
      `Each chapter will have about ${wordsPerChapter} words; plan no more than that holds.`,
    ],
    words: outlineWords(chapters),
    takes: 'planning',
    sample: prompt,
    length: `one line of 15 to 36 words for each chapter`,
    closing: 'Answer with the outline only, beginning with "1. ".',
  });
}
