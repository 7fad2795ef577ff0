/** The one word counter, for text that has no stable place inside. */

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

// Nearly every piece of Western prose: one word with the punctuation around it. The segmenter costs twenty times as much
// as these two, which take in only what no version of the word-break rules sees otherwise.
const LETTERS = '[A-Za-zÀ-ÖØ-öø-ɏА-яЁё]+';
const ONE_WORD = new RegExp(`^["“«(]?${LETTERS}(?:['’]${LETTERS})?[.,;:!?…"”»)]*\\s?$`);
const NO_WORD = /^\s*$/;

export type Segment = { end: number; isWord: boolean };

/** The segments of a piece, by their ends: each begins where the one before it ends. */
export function* segmentsOf(piece: string): Generator<Segment> {
  for (const { index, segment, isWordLike } of segmenter.segment(piece))
    yield { end: index + segment.length, isWord: isWordLike === true };
}

/**
 * Words of one piece: the word-like segments of `Intl.Segmenter('en')`. For a text of several pieces use `countWords`:
 * the count of a whole may differ from the sum over its pieces, and the sum is what is paid.
 */
export function wordsInPiece(piece: string): number {
  if (ONE_WORD.test(piece)) return 1;
  if (NO_WORD.test(piece)) return 0;
  let words = 0;
  for (const segment of segmenter.segment(piece)) if (segment.isWordLike) words += 1;
  return words;
}
