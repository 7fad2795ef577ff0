/** Uploaded file: the whole of a text is expanded, polished, turned into a screenplay, summarized or continued. */

import { FileOptions, type ToolOptions } from '@penora/protocol/catalog/tools';
import { countWords } from '@penora/protocol/words/pieces';
import type { ComposeInput } from './composeInput.ts';
import type { Draft } from './draft.ts';
import { CRAFT, KEEP_VOICE } from './house.ts';
import { pieceLines, pieceSections } from './pieceContext.ts';
import { draftOf } from './plan.ts';
import { passage, requestSection, textBefore } from './sections.ts';
import { wordRange } from './wordRange.ts';

type Instruction = ToolOptions['file']['instruction'];

/** How the structure of a text is written, in what is given and in what comes back (files/import, writer). */
const KEEP_SIGNS =
  'A line that begins with # is a heading, a line "* * *" a scene break, one that begins with "* " an item of a list, *…* and **…** are italic and bold. Give each heading, scene break and item again as a line of its own, with its signs, in its place; add none.';

const TASKS: Record<Instruction, string> = {
  expand: `Your task: expand the passage into a fuller version of itself.
- Go through it from beginning to end. Where it only reports, make a scene; where it hurries, stay: action between the lines, the senses, thoughts held back, exchanges carried to their end.
- Every event, fact and line of the passage is there again, in its order. Nothing new may happen that would change what follows. In a text that argues or explains, deepen with reasons, examples and consequences instead.
- ${KEEP_SIGNS} ${KEEP_VOICE}`,
  'fine-tune': `Your task: copy-edit the passage.
- Mend spelling, grammar, punctuation, wrong words, slips of tense and name, doubled words, sentences that stumble. Straighten what is clumsy with the least change that does it.
- Whatever is right already stays letter by letter, and so do paragraphs and the writer's deliberate oddities. Nothing is added or left out.
- ${KEEP_SIGNS} ${KEEP_VOICE}`,
  script: `Your task: turn the passage into a screenplay.
- Every scene begins with a line in capitals: INT. or EXT., the place, a dash, the time of day, such as "INT. HARBOUR OFFICE - NIGHT".
- Then action, in the present tense, in short paragraphs: only what a camera can see and a microphone hear. Thoughts become behaviour, images or speech.
- A speaker's name stands on a line of its own in capitals, the speech on the line below it; directions in brackets between the two only where the speech would be misread.
- Lines that begin with # are chapter headings, lines "* * *" scene breaks: leave both out, and let a new scene begin there.
- Keep the order of events and the best of the dialogue. No camera directions, no scene numbers, no title page. In languages with scene headings of their own, use those.`,
  summarize: `Your task: summarize the passage for somebody who has not read it.
- A story: who, where, what happens and why, in its order, turns and end included, in the present tense and with the people's names. Any other text: its claims, reasons and results, in its order.
- Only what it says: no judgement, no praise, nothing between the lines, no "this text is about". Flowing paragraphs, own words.
- Lines that begin with # are headings, lines "* * *" scene breaks: write neither.`,
  continue: `Your task: go on with the text from its end.
- Your first word follows its last word. If that stops inside a sentence, finish it; if it ends a chapter, begin the next with its first sentence, without a heading. Lines that begin with # are the text's headings, a line "* * *" is a scene break.
- Take up what it has left open and move it on, in scene and at its pace. Repeat nothing, sum up nothing, do not end the story.
- ${KEEP_VOICE}`,
};

const NOW: Record<Instruction, string> = {
  expand: 'Expand the passage now.',
  'fine-tune': 'Copy-edit the passage now and give it back whole.',
  script: 'Write the screenplay of the passage now.',
  summarize: 'Summarize the passage now.',
  continue: 'Go on now, directly after the last word.',
};

const tells = (instruction: Instruction): boolean => instruction === 'expand' || instruction === 'continue';

export function fileDraft(input: ComposeInput): Draft {
  const options = FileOptions.parse(input.options);
  const { instruction } = options;
  const { prompt, piece } = input;
  const text = instruction === 'continue' ? textBefore(input.input) : passage(input.input);
  const has = countWords(input.input);
  return draftOf(input, {
    instructions: [
      TASKS[instruction],
      ...(prompt.trim() === '' ? [] : ['Heed what the request says.']),
      ...(tells(instruction) ? ['', CRAFT] : []),
    ],
    sections: [requestSection(prompt), ...pieceSections(piece), text],
    task: [
      ...pieceLines(piece),
      instruction === 'continue' ? NOW.continue : `${NOW[instruction]} It has ${has} words.`,
    ],
    words: piece?.words ?? wordRange('file', options, has),
    takes: tells(instruction) ? 'telling' : 'wording',
    sample: input.input,
    ...(instruction === 'continue' ? { rounds: 'stretch' } : {}),
  });
}
