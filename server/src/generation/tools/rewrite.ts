/** Advanced Rewrite: the same, said another way. */

import { RewriteOptions, type ToolOptions } from '@penora/protocol/catalog/tools';
import { countWords } from '@penora/protocol/words/pieces';
import type { ComposeInput } from './composeInput.ts';
import type { Draft } from './draft.ts';
import { KEEP_VOICE } from './house.ts';
import { pieceLines, pieceSections } from './pieceContext.ts';
import { draftOf } from './plan.ts';
import { passage, requestSection } from './sections.ts';
import { besidePassage, contextLines, documentLines, documentSections } from './surroundings.ts';
import { ownTone, toneGuide } from './tones.ts';
import { wordRange } from './wordRange.ts';

type Style = ToolOptions['rewrite']['style'];

const TASK = `Your task: rewrite the passage. Your answer takes its place.
- Rewrite all of it, from its first sentence to its last, in its order. What happens, who is there, what is said and meant stays, unless the style below changes it.
- Keep its division into paragraphs, its headings and its scene breaks. Keep the people's names.
- Neither continue it nor add an ending.`;

const STYLES: Record<Exclude<Style, 'tone'>, string> = {
  improve: `Style: improve. Make it read as its writer would wish on the best day: clear the sentence that stumbles, find the exact verb, cut filler and repetition, mend grammar, let the rhythm carry. Leave alone what is good already.\n- ${KEEP_VOICE}`,
  'show-dont-tell': `Style: show, don't tell. Wherever the passage names a feeling, a trait or a fact about somebody, let it be seen instead: in gesture, speech, objects, the body, what is noticed. Strike the naming word itself. Leave plain what only serves to move on.\n- ${KEEP_VOICE}`,
  expand: `Style: expand. Deepen what is there: a beat of action between the lines, what the senses take in, a thought held back, an exchange carried to its end. Nothing new may happen, and nothing is said twice.\n- ${KEEP_VOICE}`,
  shorten: `Style: shorten. Keep every event, every fact that matters later and the best images; cut what the reader can do without: doubles, hedges, explanations, stage business. It must read as written, not as a summary.\n- ${KEEP_VOICE}`,
  formal: `Style: formal. Raise the level of language: full forms, exact terms, balanced sentences, no slang and no familiarity; courteous, never stiff or bureaucratic. Direct speech changes only as far as its speaker could.`,
  casual: `Style: casual. Let it sound like somebody talking to a friend: everyday words, contractions where the language has them, shorter sentences, a light touch. No slang that would soon be dated.`,
  dramatic: `Style: dramatic. Raise the stakes of what is there: sharpen what people want and fear, delay what is awaited, put the weight at the end of sentences and paragraphs, cut to the decisive gesture. Tension, not exclamation marks.`,
  custom: `Style: the request says how. Do exactly that to the passage and nothing else; whatever it leaves open stays as it is.`,
};

const styleGuide = ({ style, tone }: ToolOptions['rewrite']): string =>
  style === 'tone'
    ? `Style: another tone. Keep what happens; change how it feels.\n${toneGuide(tone ?? '')}`
    : STYLES[style];

export function rewriteDraft(input: ComposeInput): Draft {
  const options = RewriteOptions.parse(input.options);
  const { prompt, after, piece, around } = input;
  const beside = besidePassage(around, after);
  const isFirst = piece === undefined || piece.number === 1;
  const isLast = piece === undefined || (around?.isFound === true && piece.number === piece.count);
  const own = options.style === 'tone' ? ownTone(options.tone ?? '') : '';
  const has = countWords(input.input);
  return draftOf(input, {
    instructions: [TASK, styleGuide(options), ...(prompt.trim() === '' ? [] : ['Heed what the request says.'])],
    sections: [
      ...documentSections(around),
      requestSection(own, 'the tone'),
      requestSection(prompt),
      ...(isFirst ? beside.before : []),
      ...pieceSections(piece),
      passage(input.input),
      ...(isLast ? beside.after : []),
    ],
    task: [
      ...documentLines(around),
      ...contextLines(around, 'rewrite'),
      ...pieceLines(piece),
      `Rewrite the passage now. It has ${has} words.`,
    ],
    words: piece?.words ?? wordRange('rewrite', options, has),
    takes: 'wording',
    sample: input.input,
  });
}
