/** The affordable part of a text: for a balance that ends, a budget, a ceiling (trust.md G7). */
import { segmentsOf, wordsInPiece } from './count.ts';
import { type Delivered, joinedText, type Piece } from './pieces.ts';
import { RUN_CODE_POINTS } from './splitter.ts';

export type Cut = Delivered & { rest: string };

/**
 * The longest beginning of `pieces` with at most `maxWords` words that ends where its count is exact: counted again
 * from outside, the text delivered has the words that were charged. Whole pieces as long as they fit; the first that
 * does not fit is cut inside, at the end of a word where possible.
 *
 * Nearly always exactly `maxWords` are delivered. Fewer only if the text has no more, or if no beginning of that piece
 * counts so many: in Thai, Lao, Khmer and Burmese one more letter can turn one word into three. Then nothing more of
 * this text can be had for what is left. Throws RangeError unless `maxWords` is a whole number of at least 0.
 */
export function cutToWords(pieces: readonly Piece[], maxWords: number): Cut {
  if (!Number.isSafeInteger(maxWords) || maxWords < 0) throw new RangeError(`not a number of words: ${maxWords}`);
  let text = '';
  let words = 0;
  for (const [index, piece] of pieces.entries()) {
    if (words + piece.words > maxWords) {
      const part = beginningOf(piece, maxWords - words);
      const rest = joinedText(pieces.slice(index)).slice(part.text.length);
      return { text: text + part.text, words: words + part.words, rest };
    }
    text += piece.text;
    words += piece.words;
  }
  return { text, words, rest: '' };
}

/** Of a piece with more than `room` words, what may be delivered for them. */
function beginningOf(piece: Piece, room: number): Delivered {
  // Without a word to pay for, the opening quotation mark of the next one is not wanted either.
  if (room === 0) return { text: '', words: 0 };
  const { before } = piece;
  const whole = before.text + piece.text;
  const wanted = before.words + room;
  const countTo = (end: number): number => wordsInPiece(whole.slice(0, end));
  const isNew = (end: number): boolean => end > before.text.length;
  const wordEnds = endsWithin(whole, wanted).filter(isNew);
  const isExact = (end: number): boolean => countTo(end) === wanted;
  const end =
    wordEnds.slice(0, RUN_CODE_POINTS).find(isExact) ??
    runEnds(whole).filter(isNew).find(isExact) ??
    wordEnds.find((place) => countTo(place) <= wanted) ??
    before.text.length;
  return { text: whole.slice(before.text.length, end), words: Math.max(0, countTo(end) - before.words) };
}

/** Ends of segments up to which the segmenter, seeing the whole, finds at most `words` words; the last one first. */
function endsWithin(whole: string, words: number): number[] {
  const ends: number[] = [];
  let count = 0;
  for (const { end, isWord } of segmentsOf(whole)) {
    if (isWord) count += 1;
    if (count > words) break;
    ends.push(end);
  }
  return ends.reverse();
}

/**
 * Places in the run that may close a piece, the last one first; those that part a sign from its mark come after all
 * others. Only in such a run does the count of a beginning differ from what the segmenter, seeing the whole, finds up
 * to the same place.
 */
function runEnds(whole: string): number[] {
  const betweenSigns: number[] = [];
  const beforeMarks: number[] = [];
  let place = whole.length;
  for (let seen = 0; seen < RUN_CODE_POINTS && place > 0; seen += 1) {
    const unit = whole.charCodeAt(place - 1);
    const isLowSurrogate = unit >= 0xdc00 && unit <= 0xdfff;
    place -= isLowSurrogate ? 2 : 1;
    const isMark = /^[\p{M}\u200d]/u.test(whole.slice(place, place + 2));
    (isMark ? beforeMarks : betweenSigns).push(place);
  }
  return [...betweenSigns, ...beforeMarks];
}
