import { type Piece, piecesOf } from '@penora/protocol/words/pieces';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { properties } from '../../../test/properties.ts';
import { CeilingGate } from './ceilingGate.ts';

const joined = (pieces: readonly Piece[]): string => pieces.map((piece) => piece.text).join('');

/** What comes out of batches of a text, and whether it was ended by the ceiling. */
function through(text: string, limit: number, batchOf: () => number): { text: string; isOver: boolean } {
  const gate = new CeilingGate(limit, limit);
  const pieces = piecesOf(text);
  let out = '';
  while (pieces.length > 0) {
    const passed = gate.pass(pieces.splice(0, batchOf()));
    out += joined(passed.pieces);
    if (passed.isOver) return { text: out, isOver: true };
  }
  return { text: out + joined(gate.flush()), isOver: false };
}

const sentence = 'one two three four five six. ';

describe('the ceiling', () => {
  test('leaves a text alone that fits', () => {
    const text = `${sentence.repeat(16)}and a tail`;
    expect(through(text, 100, () => 1)).toEqual({ text, isOver: false });
  });

  test('ends a text that does not with the last sentence that does', () => {
    expect(through(sentence.repeat(50), 101, () => 1)).toEqual({ text: sentence.repeat(16), isOver: true });
  });

  test('lets everything through to the ceiling when no sentence ends near it', () => {
    expect(piecesOf(through('word '.repeat(300), 100, () => 1).text)).toHaveLength(101);
  });

  test('ends at once when it is reached exactly', () => {
    expect(through(sentence.repeat(10), 18, () => 1)).toEqual({ text: sentence.repeat(3), isOver: true });
  });

  test('decides the same however the text is cut in time', () => {
    const words = fc.constantFrom('word ', 'end. ', 'Yes! ', '漢字。', '\n', '... ');
    const texts = fc.array(words, { maxLength: 200 }).map((all) => all.join(''));
    fc.assert(
      fc.property(
        texts,
        fc.integer({ min: 1, max: 150 }),
        fc.infiniteStream(fc.integer({ min: 1, max: 30 })),
        (text, limit, sizes) => {
          expect(through(text, limit, () => sizes.next().value ?? 1)).toEqual(through(text, limit, () => 1));
        },
      ),
      properties(200, 5_000),
    );
  });
});
