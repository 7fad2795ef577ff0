/** What is said about a piece of a long text that is worked through one piece after the other. */
import type { PieceContext } from './composeInput.ts';
import type { Section } from './draft.ts';
import { endOf } from './sections.ts';

/** The end of what came before, in the original and in the answer. */
export function pieceSections(piece: PieceContext | undefined): Section[] {
  if (piece === undefined) return [];
  return [
    endOf(piece.before, 'the text before the passage'),
    endOf(piece.earlier, 'the end of your work on the text before'),
  ];
}

/** Nothing for a text that is worked on as a whole. */
export function pieceLines(piece: PieceContext | undefined): string[] {
  if (piece === undefined || piece.count === 1) return [];
  const lines = [`The passage is part ${piece.number} of ${piece.count} of a longer text; work on this part only.`];
  if (piece.number > 1)
    lines.push('What comes before it is done: join on to the end of your work without repeating any of it.');
  if (piece.number < piece.count) lines.push('More of the text follows: do not round it off.');
  return lines;
}
