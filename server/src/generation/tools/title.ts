/** A title for a work that has none. */
import type { ComposeInput } from './composeInput.ts';
import type { Draft } from './draft.ts';
import { draftOf } from './plan.ts';
import { background, beginningOf, requestSection } from './sections.ts';

const TASK = `Your task: find the title of the work that the request describes.
- One title of one to eight words, as it would stand on a cover, in the language of the request.
- Particular to this work: an object, a place, a name, a phrase from it, a quiet contradiction. No subtitle, no colon, no genre, none of the words that titles wear out (shadows, whispers, echoes, secrets, destiny, and their like in other languages).`;

export function titleDraft(input: ComposeInput): Draft {
  const { prompt, story } = input;
  return draftOf(input, {
    instructions: [TASK],
    sections: [
      background(input.input, 'the text so far'),
      beginningOf(story?.outline ?? '', 'the outline'),
      requestSection(prompt),
    ],
    task: ['Give the title now.'],
    words: { min: 1, max: 8 },
    takes: 'opening',
    sample: prompt.trim() === '' ? input.input : prompt,
    length: 'one line, eight words at most',
    closing: 'Answer with the title only, without quotation marks.',
  });
}

/** What is looked at of an answer. */
const MAX_ANSWER_CHARACTERS = 2_000;
/** Eight words of most languages fit; a line beyond it is prose. */
const MAX_TITLE_CHARACTERS = 80;
const LABEL = /^(?:title|titel|titre|título|titolo|название|शीर्षक|标题|標題|タイトル)\s*[:：]\s*/iu;
const WRAPPING = /^[\s"'“”„«»‘’「」『』《》*_#`]+|[\s"'“”„«»‘’「」『』《》*_`]+$/gu;

const bare = (line: string): string =>
  line
    .replace(WRAPPING, '')
    .replace(LABEL, '')
    .replace(/[.。]$/u, '')
    .replace(WRAPPING, '');

/** Of a line that is prose the first sentence, else the whole words that fit. */
function shortened(line: string): string {
  const [sentence = line] = line.match(/^.+?[.!?。！？](?=\s|$)/u) ?? [];
  const title = bare(line.length > MAX_TITLE_CHARACTERS ? sentence : line);
  const characters = Array.from(title);
  if (characters.length <= MAX_TITLE_CHARACTERS) return title;
  const cut = characters.slice(0, MAX_TITLE_CHARACTERS).join('');
  const isCutInWord = /\S/u.test(characters[MAX_TITLE_CHARACTERS] ?? '');
  return bare(isCutInWord ? cut.replace(/\s+\S*$/u, '') : cut);
}

/** The title in an answer that may hold more; empty when there is none. */
export function parseTitle(answer: string): string {
  // "Here is a title:" is no title.
  const isTitle = (line: string): boolean => /[\p{L}\p{N}]/u.test(line) && !/[:：]$/u.test(line);
  const title =
    answer
      .slice(0, MAX_ANSWER_CHARACTERS)
      .split(/[\r\n]+/)
      .map(bare)
      .find(isTitle) ?? '';
  return shortened(title);
}
