/** Rich Describe: what something looks, sounds, smells, tastes and feels like. */
import { DescribeOptions, senses } from '@penora/protocol/catalog/tools';
import type { ComposeInput } from './composeInput.ts';
import { markedBefore } from './cut.ts';
import type { Draft } from './draft.ts';
import { CRAFT, KEEP_VOICE } from './house.ts';
import { draftOf } from './plan.ts';
import { passage, requestSection } from './sections.ts';
import { besidePassage, contextLines, documentLines, documentSections } from './surroundings.ts';
import { wordRange } from './wordRange.ts';

type Sense = (typeof senses)[number];

const TASK = `Your task: describe what the passage is about: the thing, the place or the person that the request names, or else the one that the passage shows or has just come to.
- Write one paragraph for each of the ways below, in this order, and nothing else. Each must stand by itself, so that the writer can take one and leave the others.
- Describe; nothing new happens. Each detail is chosen by the eyes of whoever tells the passage and says something about them too.
- Do not name the sense ("the smell was of"): put the thing itself there. No detail twice.
- ${KEEP_VOICE}`;

const SENSES: Record<Sense, string> = {
  sight: 'Sight: light, colour, shape, distance, movement; one thing that only a close look finds.',
  sound: 'Sound: near and far, constant and sudden, rhythm, echo, and what has fallen silent.',
  smell: 'Smell: what the air brings, where it comes from, and what it wakes in memory.',
  taste:
    'Taste: on the tongue or in the air, sharp, bitter, sweet, metallic; where there is nothing to eat, what one tastes by breathing.',
  touch: 'Touch: texture, temperature, weight, pressure, damp, and what skin and hands do in answer.',
  metaphor:
    'Metaphor: one fresh comparison, taken from the world of whoever tells the passage and carried through; no string of similes.',
  emotion:
    'Emotion: what it does to whoever perceives it, shown in body, breath and impulse, without naming the feeling.',
};

export function describeDraft(input: ComposeInput): Draft {
  const options = DescribeOptions.parse(input.options);
  const chosen = senses.filter((sense) => options.senses.length === 0 || options.senses.includes(sense));
  const { around } = input;
  const beside = besidePassage(around, input.after);
  return draftOf(input, {
    instructions: [TASK, 'The ways, a paragraph each:', ...chosen.map((sense) => `- ${SENSES[sense]}`), '', CRAFT],
    sections: [
      ...documentSections(around),
      ...beside.before,
      passage(around?.isCut ? markedBefore(input.input) : input.input),
      ...beside.after,
      requestSection(input.prompt),
    ],
    task: [
      ...documentLines(around),
      ...contextLines(around, 'describe'),
      chosen.length === 1
        ? 'Describe it now, in one paragraph.'
        : `Describe it now, in ${chosen.length} paragraphs of about the same length.`,
    ],
    words: wordRange('describe', options, 0),
    takes: 'describing',
    sample: input.input.trim() === '' ? input.prompt : input.input,
  });
}
