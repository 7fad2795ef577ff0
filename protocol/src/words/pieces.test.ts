import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { priceOf } from '../ku.ts';
import { countWords, type Piece, PieceCutter, piecesOf } from './pieces.ts';
import { HELD_CODE_POINTS, RUN_CODE_POINTS } from './splitter.ts';
import { literalCount, referenceCount, referencePieces, segmenterCount } from './test/reference.ts';
import { anyOfThem, cutText, prose } from './test/texts.ts';

const sumOfWords = (pieces: readonly Piece[]) => pieces.reduce((sum, piece) => sum + piece.words, 0);
const textsOf = (pieces: readonly Piece[]) => pieces.map((piece) => piece.text);

function stream(deltas: readonly string[]): Piece[] {
  const cutter = new PieceCutter();
  return [...deltas.flatMap((delta) => cutter.push(delta)), ...cutter.flush()];
}

describe('G1 text, words and price do not depend on how the provider cuts the text', () => {
  test('any cut gives the same pieces', () => {
    fc.assert(
      fc.property(cutText, ({ text, deltas }) => {
        const pieces = stream(deltas);
        expect(pieces).toEqual(piecesOf(text));
        expect(textsOf(pieces).join('')).toBe(text.toWellFormed());
        expect(sumOfWords(pieces)).toBe(countWords(text));
        expect(priceOf(sumOfWords(pieces), 15)).toBe(priceOf(countWords(text), 15));
      }),
      { numRuns: 1_000 },
    );
  });

  test('unit by unit gives the same pieces', () => {
    fc.assert(
      fc.property(anyOfThem, (text) => {
        expect(stream(text.split(''))).toEqual(piecesOf(text));
      }),
    );
  });

  test.each(Object.entries(prose))('%s: every cut in two', (_, text) => {
    const whole = piecesOf(text);
    for (let place = 0; place <= text.length; place += 1)
      expect(stream([text.slice(0, place), text.slice(place)])).toEqual(whole);
  });

  test('what was released is never taken back', () => {
    fc.assert(
      fc.property(anyOfThem, fc.nat(400), (text, place) => {
        const released = new PieceCutter().push(text.slice(0, place));
        expect(piecesOf(text).slice(0, released.length)).toEqual(released);
      }),
    );
  });
});

describe('the rule of domain.md', () => {
  test('pieces and words are those of a plain reading of the rule', () => {
    fc.assert(
      fc.property(anyOfThem, (text) => {
        expect(textsOf(piecesOf(text))).toEqual(referencePieces(text));
        expect(countWords(text)).toBe(referenceCount(text));
      }),
      { numRuns: 1_000 },
    );
  });

  test.each(Object.entries(prose))('%s: ordinary prose counts as by the signs the rule names', (_, text) => {
    expect(countWords(text)).toBe(literalCount(text));
  });

  test.each([
    ['The cat sat.', 3],
    ["wasn't don’t", 2],
    ['well-earned e-mail', 4],
    ['It cost 1,000.50 coins', 4],
    ['see https://example.com/a', 4],
    ['एक समय की बात है', 5],
    ['क्‍षत्रिय क्‌ष ज़मीन', 3],
    ['옛날 옛적에', 2],
    ['中华人民共和国', 3],
    ['人々', 1],
    ['ラーメン', 1],
    ['👨‍👩‍👧 👍🏽 🇮🇳 …—“”', 0],
    ['   \r\n\t', 0],
    ['', 0],
    ['_', 0],
    ['漢\ud83d', 1],
  ])('%j has %i words', (text, words) => expect(countWords(text)).toBe(words));

  test.each([
    ['one two', ['one ', 'two']],
    ['a\r\n b', ['a\r', '\n', ' ', 'b']],
    ['abc漢字def', ['abc漢字', 'def']],
    ['「漢字」とかな。', ['「漢字', '」とかな', '。']],
    ['漢ไทย ', ['漢ไทย', ' ']],
    ['か\u3099く', ['か\u3099く']],
    ['葛\u{e0100}城', ['葛\u{e0100}城']],
    ['ﾃﾞｰﾀ!', ['ﾃﾞｰﾀ', '!']],
    ['e\u0301漢', ['e\u0301漢']],
    ['𠮷野家x', ['𠮷野家', 'x']],
    ['a\ud83d', ['a\ufffd']],
    ['漢\ud83d', ['漢', '\ufffd']],
  ])('%j is cut into %j', (text, pieces) => expect(textsOf(piecesOf(text))).toEqual(pieces));

  test('a run is cut every 128 code points from its own start, wherever the piece began', () => {
    const sizes = (text: string) => textsOf(piecesOf(text)).map((piece) => Array.from(piece).length);
    expect(sizes('漢'.repeat(300))).toEqual([128, 128, 44]);
    expect(sizes(`abc${'漢'.repeat(130)}d`)).toEqual([131, 2, 1]);
    expect(sizes(`${'𠮷'.repeat(RUN_CODE_POINTS)}。`)).toEqual([128, 1]);
    expect(sizes(`${'漢'.repeat(100)},${'漢'.repeat(128)}。`)).toEqual([100, 129, 1]);
    expect(sizes(`${'か'.repeat(RUN_CODE_POINTS)}\u3099か`)).toEqual([128, 2]);
  });

  test('text without a stable place is cut after HELD_CODE_POINTS', () => {
    const cutter = new PieceCutter();
    let longestHeld = 0;
    let released = 0;
    for (let sent = 0; sent < 1_000_000; sent += 100) {
      released += cutter.push('x'.repeat(100)).length;
      longestHeld = Math.max(longestHeld, cutter.held.length);
    }
    expect(released).toBe(Math.floor(1_000_000 / HELD_CODE_POINTS));
    expect(longestHeld).toBeLessThan(HELD_CODE_POINTS);
    const text = `${'é'.repeat(HELD_CODE_POINTS - 3)}漢字漢字 ${'🎉'.repeat(HELD_CODE_POINTS)}🎉`;
    expect(textsOf(piecesOf(text))).toEqual(referencePieces(text));
  });
});

describe('why text is held back', () => {
  test.each([
    ['むかし', 'むか'],
    ['ဘာသာစကား', 'ဘာသာစ'],
    ['ระดับเส', 'ระดับเ'],
  ])('the segmenter counts %s less than its own beginning %s', (whole, beginning) => {
    expect(whole.startsWith(beginning)).toBe(true);
    expect(segmenterCount(beginning)).toBeGreaterThan(segmenterCount(whole));
    const cutter = new PieceCutter();
    expect(cutter.push(beginning)).toEqual([]);
    expect(cutter.held).toBe(beginning);
  });

  test('a word is released with the white space after it, a run with what follows it', () => {
    const cutter = new PieceCutter();
    expect(cutter.push('Hello')).toEqual([]);
    expect(textsOf(cutter.push(' wor'))).toEqual(['Hello ']);
    expect(cutter.held).toBe('wor');
    expect(textsOf(cutter.push('ld 漢'))).toEqual(['world ']);
    expect(textsOf(cutter.push('字。'))).toEqual(['漢字']);
    expect(cutter.held).toBe('。');
  });
});

describe('G4 a continued generation costs the words of its joined text', () => {
  /** Delivers `first`, ends there, and goes on with `second` as another process would. */
  function continued(first: string, second: string): number {
    const cutter = new PieceCutter(first.toWellFormed());
    return countWords(first) + sumOfWords([...cutter.push(second), ...cutter.flush()]);
  }

  test.each([
    ['Hello wor', 'ld again'],
    ['12', ',500 ships'],
    ['漢', '字。'],
    ['Hello ', 'world'],
    ['中华人', '民共和国'],
    ['x', ''],
  ])('%j and then %j', (first, second) => expect(continued(first, second)).toBe(countWords(first + second)));

  test('a piece that was delivered whole is not delivered again', () => {
    expect(textsOf(new PieceCutter('漢字').push('。 '))).toEqual(['。 ']);
  });

  test('a word that was paid and then merged is taken off those that follow', () => {
    expect(countWords('むか')).toBe(2);
    expect(countWords('むかし')).toBe(1);
    expect(continued('むか', 'し')).toBe(2);
    expect(continued('むか', 'し、海')).toBe(countWords('むかし、海'));
  });

  test('any ends: paid is what the joined text counted at its most, so nothing is paid twice', () => {
    fc.assert(
      fc.property(cutText, ({ deltas }) => {
        const parts = deltas.map((delta) => delta.toWellFormed());
        const cutter = new PieceCutter();
        const pieces = parts.flatMap((part) => [...cutter.push(part), ...cutter.flush()]);
        const counts = parts.map((_, index) => countWords(parts.slice(0, index + 1).join('')));
        expect(textsOf(pieces).join('')).toBe(parts.join(''));
        expect(sumOfWords(pieces)).toBe(Math.max(...counts));
      }),
      { numRuns: 500 },
    );
  });

  test('a process that takes over after the committed text comes to the same words', () => {
    fc.assert(
      fc.property(cutText, ({ text, deltas }) => {
        const cutter = new PieceCutter();
        const released = deltas.slice(0, -1).flatMap((delta) => cutter.push(delta));
        const committed = textsOf(released).join('');
        const successor = new PieceCutter(committed);
        const rest = [...successor.push(text.toWellFormed().slice(committed.length)), ...successor.flush()];
        expect(textsOf([...released, ...rest]).join('')).toBe(text.toWellFormed());
        expect(sumOfWords(released) + sumOfWords(rest)).toBe(countWords(text));
      }),
      { numRuns: 500 },
    );
  });
});
