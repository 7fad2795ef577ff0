import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutToWords } from './cutToWords.ts';
import { countWords, joinedText, PieceCutter, piecesOf } from './pieces.ts';
import { HELD_CODE_POINTS } from './splitter.ts';
import { referenceCount, segmenterCount } from './test/reference.ts';
import { anyOfThem, prose } from './test/texts.ts';

describe('G7 the affordable part', () => {
  test('is a beginning of the text, never costs more, and counts outside what it was charged', () => {
    fc.assert(
      fc.property(anyOfThem, fc.nat(80), (text, maxWords) => {
        const cut = cutToWords(piecesOf(text), maxWords);
        expect(cut.text + cut.rest).toBe(text.toWellFormed());
        expect(cut.text.isWellFormed()).toBe(true);
        expect(cut.words).toBeLessThanOrEqual(maxWords);
        expect(referenceCount(cut.text)).toBe(cut.words);
        if (countWords(text) <= maxWords) expect(cut.rest).toBe('');
      }),
      { numRuns: 2_000 },
    );
  });

  test.each(Object.entries(prose))('%s: every budget', (_, text) => {
    const pieces = piecesOf(text);
    for (let maxWords = 0; maxWords <= countWords(text); maxWords += 1) {
      const cut = cutToWords(pieces, maxWords);
      expect(referenceCount(cut.text)).toBe(cut.words);
      expect(cut.words).toBe(mostWordsWithin(text, maxWords));
    }
  });

  test('a chunk that is cut anew for a smaller budget is the same as one cut at once', () => {
    fc.assert(
      fc.property(anyOfThem, fc.nat(60), fc.nat(60), (text, a, b) => {
        const pieces = piecesOf(text);
        const [less, more] = a < b ? [a, b] : [b, a];
        expect(joinedText(pieces).startsWith(cutToWords(pieces, less).text)).toBe(true);
        expect(cutToWords(pieces, less).text.length).toBeLessThanOrEqual(cutToWords(pieces, more).text.length);
      }),
    );
  });

  test('what is cut off and delivered later, after buying coins, makes the words of the whole', () => {
    fc.assert(
      fc.property(anyOfThem, fc.nat(40), (text, maxWords) => {
        const cut = cutToWords(piecesOf(text), maxWords);
        const cutter = new PieceCutter(cut.text);
        const rest = [...cutter.push(cut.rest), ...cutter.flush()];
        const paid = rest.reduce((sum, piece) => sum + piece.words, cut.words);
        expect(paid).toBe(Math.max(cut.words, countWords(text)));
      }),
      { numRuns: 500 },
    );
  });

  test('of a continued text: never more than was asked for, and nothing charged for nothing', () => {
    fc.assert(
      fc.property(anyOfThem, fc.nat(200), fc.nat(20), (anything, place, maxWords) => {
        const text = anything.toWellFormed();
        const delivered = text.slice(0, place).toWellFormed();
        const cutter = new PieceCutter(delivered);
        const pieces = [...cutter.push(text.slice(place)), ...cutter.flush()];
        const cut = cutToWords(pieces, maxWords);
        expect(cut.words).toBeLessThanOrEqual(maxWords);
        if (cut.text === '') expect(cut.words).toBe(0);
        const paid = countWords(delivered) + cut.words;
        expect(paid).toBe(Math.max(countWords(delivered), countWords(delivered + cut.text)));
      }),
      { numRuns: 1_000 },
    );
  });

  test('a continued piece is cut by what it has grown', () => {
    const cutter = new PieceCutter('well-kn');
    const pieces = cutter.push('own-and-trusted ');
    expect(pieces.map(({ text, words }) => [text, words])).toEqual([['own-and-trusted ', 2]]);
    expect(cutToWords(pieces, 1)).toEqual({ text: 'own-and-', words: 1, rest: 'trusted ' });
    expect(cutToWords(pieces, 0)).toEqual({ text: '', words: 0, rest: 'own-and-trusted ' });
  });
});

/** By trying every beginning: the most words up to `maxWords` that some beginning has. */
function mostWordsWithin(text: string, maxWords: number): number {
  let most = 0;
  for (let end = 0; end <= text.length; end += 1) {
    const words = countWords(text.slice(0, end));
    if (words <= maxWords) most = Math.max(most, words);
  }
  return most;
}

describe('where the cut falls', () => {
  test.each([
    ['one two three', 2, 'one two ', 2],
    ['one — “two” three', 1, 'one — ', 1],
    ['foo-bar-baz qux', 2, 'foo-bar-', 2],
    ['costs 1,000.50 coins', 2, 'costs 1,000.50 ', 2],
    ['“Hello”', 0, '', 0],
    ['… “Hello”', 0, '… ', 0],
    ['中华人民共和国的历史', 2, '中华人民', 2],
    ['むかしむかし、あるところに', 2, 'むかしむかし', 2],
    ['👨‍👩‍👧 hello', 0, '👨‍👩‍👧 ', 0],
    ['', 5, '', 0],
  ])('%j for %i words is %j', (text, maxWords, delivered, words) => {
    expect(cutToWords(piecesOf(text), maxWords)).toEqual({
      text: delivered,
      words,
      rest: text.slice(delivered.length),
    });
  });

  test('where no beginning has the wanted number, the longest with less is taken', () => {
    const text = 'ລະດັບສ';
    const counts = Array.from(text, (_, index) => segmenterCount(text.slice(0, index + 1)));
    expect(new Set(counts)).toEqual(new Set([1, 3]));
    expect(cutToWords(piecesOf(text), 2)).toEqual({ text: 'ລະດັບ', words: 1, rest: 'ສ' });
  });

  test('where no end of a word has the wanted number, a place inside a word that has it is taken', () => {
    expect(cutToWords(piecesOf('วรรณยุกต์เ'), 2)).toEqual({ text: 'วรรณยุก', words: 2, rest: 'ต์เ' });
    // No place between two signs: between a sign and its mark, rather than leave a word's price unspent.
    expect(cutToWords(piecesOf('ភាសាផ្'), 2)).toEqual({ text: 'ភាសាផ', words: 2, rest: '្' });
  });

  test('a piece of the greatest length is cut too', () => {
    const text = `${'a-'.repeat(HELD_CODE_POINTS / 2)}tail`;
    const cut = cutToWords(piecesOf(text), 5_000);
    expect(cut).toEqual({ text: 'a-'.repeat(5_000), words: 5_000, rest: text.slice(10_000) });
  });

  test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('%d is no number of words', (maxWords) => {
    expect(() => cutToWords(piecesOf('one'), maxWords)).toThrow(RangeError);
  });
});
