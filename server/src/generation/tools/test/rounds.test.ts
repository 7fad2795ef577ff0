import { countWords } from '@penora/protocol/words/pieces';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compose } from '../compose.ts';
import { roundOf, splitWritten, WORDS_PER_ANSWER } from '../rounds.ts';
import { inputOf, ownWordsOf } from './inputs.ts';

describe('rounds of a long text', () => {
  test('a text of one answer has one round', () => {
    expect(roundOf({ min: 300, max: 500 }, 0, true)).toMatchObject({
      number: 1,
      count: 1,
      words: { min: 300, max: 500 },
    });
    expect(roundOf({ min: 300, max: 500 }, 200, true)).toMatchObject({ count: 1, words: { min: 100, max: 300 } });
  });

  test('whoever writes what each round asks for arrives inside the range', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.double({ min: 0, max: 1, noNaN: true }), (pages, luck) => {
        const whole = { min: pages * 450, max: pages * 550 };
        let written = 0;
        let rounds = 0;
        for (let last = false; !last; rounds += 1) {
          const { number, count, words } = roundOf(whole, written, true);
          expect(words.max).toBeLessThanOrEqual(WORDS_PER_ANSWER * 1.4);
          expect(words.max).toBeGreaterThanOrEqual(words.min);
          written += Math.round(words.min + (words.max - words.min) * luck);
          last = number === count;
          expect(rounds).toBeLessThan(400);
        }
        expect(written).toBeGreaterThanOrEqual(whole.min);
        expect(written).toBeLessThanOrEqual(whole.max);
      }),
    );
  });

  test('the last round alone ends the work', () => {
    const at = (words: number) =>
      ownWordsOf(compose(inputOf({ tool: 'prompt', options: { pages: 10 }, written: 'word '.repeat(words) })).messages);
    expect(at(0)).toContain('part 1');
    expect(at(2_500)).toMatch(/Do not begin to close/);
    expect(at(3_700)).toMatch(/Draw the threads together/);
    expect(at(4_500)).toMatch(/This is the last part/);
    expect(at(2_500)).not.toMatch(/This is the last part/);
  });

  test('what was written is given whole, in order, and once', () => {
    const paragraphs = Array.from({ length: 200 }, (_, index) => `Paragraph number ${index} is here.`);
    const written = `${paragraphs.join('\n\n')}\n\nAnd then she`;
    const round = roundOf({ min: 4_500, max: 5_500 }, countWords(written), true);
    const { earlier, prefix } = splitWritten(written, round, 32_768);
    expect(prefix).toBe('And then she');
    expect(earlier).toBe(paragraphs.join('\n\n'));
    const { answer, words } = compose(inputOf({ tool: 'prompt', options: { pages: 10 }, written }));
    expect(words).toEqual({ min: 4_500, max: 5_500 });
    expect(answer.max).toBeLessThan(1_200);
  });
});
