/** The document that a text stands in, as far as a model is told about it: its headings, what came earlier, what is near. */
import { keepBothEnds, markedBefore } from './cut.ts';
import type { Section } from './draft.ts';
import { endOf, textAfter } from './sections.ts';

/** Stands before the heading of the chapter in which the place is. */
export const HERE = '→';
const MARKED = new RegExp(`^ *${HERE} `, 'm');

/** Kept with the request, so that what goes on later is told the same. People's texts throughout. */
export interface Surroundings {
  /** Title and premise of the document's story, as its writer put them; not yet kept with older runs. */
  notes?: string;
  /** A line for each heading; empty where there are less than two. */
  outline: string;
  /** A line for each earlier chapter of which there is a summary. */
  summaries: string;
  /** What stands directly before the text that was given. */
  before: string;
  /** Whether the text before the cursor begins later than the document. */
  isCut: boolean;
  /** Whether it is known where in the document the given text stands. */
  isFound: boolean;
}

const about = (name: string, text: string, weight: number): Section => ({
  kind: 'material',
  name,
  text,
  weight,
  shrink: keepBothEnds,
});

/** The whole document in a few lines. */
export function documentSections(around: Surroundings | undefined): Section[] {
  if (around === undefined) return [];
  return [
    about("the story's notes", around.notes ?? '', 1),
    about('the headings of the document', around.outline, 1),
    about('what happened in earlier chapters', around.summaries, 1.5),
  ];
}

export function documentLines(around: Surroundings | undefined): string[] {
  if (around === undefined) return [];
  const lines: string[] = [];
  if ((around.notes ?? '') !== '') lines.push("The story's notes say what the whole is about. Stay true to them.");
  if (around.outline !== '') {
    const here = MARKED.test(around.outline) ? ` ${HERE} stands before the chapter in which you are.` : '';
    lines.push(`The headings of the document only say where this belongs.${here} Never write or continue that list.`);
  }
  if (around.summaries !== '')
    lines.push('Contradict nothing of what happened in earlier chapters, and do not retell it.');
  return lines;
}

/** The text before the cursor with what stands before it in the document, marked where it is cut. */
export function wholeBefore(input: string, around: Surroundings | undefined): string {
  const text = `${around?.before ?? ''}${input}`;
  return around?.isCut ? markedBefore(text) : text;
}

/** What stands on both sides of a passage that was found in the document. */
export function besidePassage(
  around: Surroundings | undefined,
  after: string,
): { before: Section[]; after: Section[] } {
  const isFound = around?.isFound ?? false;
  return {
    before: [endOf(around?.before ?? '', 'the text before the passage')],
    after: [isFound ? textAfter(after, 'the text after the passage') : textAfter(after)],
  };
}

/** Said where text is given that stands around a passage. */
export const contextLines = (around: Surroundings | undefined, what: string): string[] =>
  around?.isFound
    ? [`The text before and after the passage is context only: ${what} none of it, and repeat none of it.`]
    : [];
