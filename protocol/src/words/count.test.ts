import fc from 'fast-check';
import { expect, test } from 'vitest';
import { segmentsOf, wordsInPiece } from './count.ts';
import { segmenterCount } from './test/reference.ts';
import { anyOfThem } from './test/texts.ts';

const beginnings = ['', '"', '“', '«', '(', '_', '1', "'"];
const letters = fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-ɏА-яЁё]{1,8}$/);
const middles = ["'", '’', '', '-', '.', "''", ':', '\u00ad', '\u202f'];
const ends = ['', '.', ',', '?!', '…', '”', '.”', ':', "'", '’', ' ', '.\n', '\u202f', '\u00a0', '\ufeff', '  ', '_'];

/** What is nearly one word with punctuation around it. */
const nearlyOneWord = fc
  .tuple(fc.constantFrom(...beginnings), letters, fc.constantFrom(...middles), letters, fc.constantFrom(...ends))
  .map((parts) => parts.join(''));

test('the short way and the segmenter agree', () => {
  const piece = fc.oneof(nearlyOneWord, anyOfThem, fc.stringMatching(/^\s{0,4}$/));
  fc.assert(
    fc.property(piece, (text) => {
      expect(wordsInPiece(text)).toBe(segmenterCount(text));
    }),
    { numRuns: 3_000 },
  );
});

test('segments reach to the end and hold the words', () => {
  fc.assert(
    fc.property(anyOfThem, (text) => {
      const segments = [...segmentsOf(text)];
      expect(segments.at(-1)?.end ?? 0).toBe(text.length);
      expect(segments.filter(({ isWord }) => isWord).length).toBe(segmenterCount(text));
    }),
  );
});
