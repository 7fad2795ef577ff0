/** Complete Write: the text goes on from the cursor. */
import { type ToolOptions, WriteOptions } from '@penora/protocol/catalog/tools';
import type { ComposeInput } from './composeInput.ts';
import type { Draft } from './draft.ts';
import { CRAFT, KEEP_VOICE } from './house.ts';
import { draftOf } from './plan.ts';
import { requestSection, textAfter, textBefore } from './sections.ts';
import { documentLines, documentSections, wholeBefore } from './surroundings.ts';
import { ownTone, toneGuide } from './tones.ts';
import { wordRange } from './wordRange.ts';

const TASK = `Your task: go on with the text from the cursor.
- Your first word follows the last word of the text before the cursor. If that stops inside a sentence, finish the sentence; if it ends a paragraph, begin the next.
- Repeat nothing that is there, not even in other words.
- Stay in the moment: go on in scene, at the pace of the text. Do not sum up, do not skip ahead, do not end the story.
- ${KEEP_VOICE}`;

const TOWARDS = `- The text after the cursor follows directly on your last word. Lead up to it so that no seam shows: say nothing that it says, and leave people, place and time as it takes them up.`;

/** Where the text is to go. */
function directionOf({ mode, tone }: ToolOptions['write'], hasPrompt: boolean): string {
  const wish = hasPrompt ? ' Heed what the request says.' : '';
  switch (mode) {
    case 'auto':
      return `Direction: choose it from the text itself. Take up the strongest thing that it has left open, a wish, a threat, a question, a promise, and move it one clear step.${wish}`;
    case 'guided':
      return 'Direction: the request says it. Let that come about step by step, out of this very moment and in scene. Neither announce it nor sum it up, and go no further than it goes.';
    case 'tone':
      return `Direction: from here on the mood turns, by degrees and for a reason that lies in the scene, while the voice stays the same.${wish}\n${toneGuide(tone ?? '')}`;
  }
}

const SENTENCE_END = /[.!?…。！？।]["'”’»」』)]*$/u;

/** Said in words, since white space at the end of a text is easily overlooked. */
function cursorOf(before: string): string {
  const text = before.trimEnd();
  if (text === '') return 'There is no text before the cursor yet: begin it.';
  const go = 'Go on now, directly after the last word before the cursor.';
  if (before.slice(text.length).includes('\n')) return `${go} The cursor stands at the beginning of a new paragraph.`;
  return SENTENCE_END.test(text.slice(-8))
    ? `${go} The last sentence is complete.`
    : `${go} The last sentence is not complete yet.`;
}

export function writeDraft(input: ComposeInput): Draft {
  const options = WriteOptions.parse(input.options);
  const { prompt, input: before, after, around } = input;
  const own = options.mode === 'tone' ? ownTone(options.tone ?? '') : '';
  return draftOf(input, {
    instructions: [
      TASK,
      ...(after.trim() === '' ? [] : [TOWARDS]),
      directionOf(options, prompt.trim() !== ''),
      '',
      CRAFT,
    ],
    sections: [
      ...documentSections(around),
      requestSection(own, 'the tone'),
      requestSection(prompt),
      textBefore(wholeBefore(before, around)),
      textAfter(after),
    ],
    task: [...documentLines(around), cursorOf(before)],
    words: wordRange('write', options, 0),
    takes: 'telling',
    sample: before.trim() === '' ? prompt : before,
    rounds: 'stretch',
  });
}
