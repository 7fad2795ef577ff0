import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { properties } from '../../../test/properties.ts';
import { gated } from './gate.ts';
import { IdeaGate } from './ideaGate.ts';

async function through(count: number, deltas: readonly string[], written = ''): Promise<string> {
  async function* answer() {
    yield* deltas;
  }
  let text = '';
  for await (const delta of gated(answer(), new IdeaGate(count, written))) text += delta;
  return text;
}

describe('as many ideas as were asked for, and nothing behind them', () => {
  test.each([
    ['exactly so many', '1. A ferry.\n2. A king.', '1. A ferry.\n2. A king.'],
    ['one more', '1. A ferry.\n2. A king.\n3. A lamp.\n4. A well.', '1. A ferry.\n2. A king.'],
    ['a remark', '1. A ferry.\n2. A king.\n\nHope that helps!', '1. A ferry.\n2. A king.'],
    ['a remark that goes on', '1. A ferry.\n2. A king.\n\nHope that helps!\nMore?', '1. A ferry.\n2. A king.'],
    ['fewer', '1. A ferry.\n', '1. A ferry.\n'],
    ['a fence', '```\n1. A ferry.\n2. A king.\n```', '```\n1. A ferry.\n2. A king.'],
    [
      'a preamble',
      'Sure, 2 ideas:\n\n1. A ferry.\n\n2. A king.\n\n3. No.',
      'Sure, 2 ideas:\n\n1. A ferry.\n\n2. A king.',
    ],
    [
      'over two lines',
      '1. A ferry\nthat sinks.\n2. A king\nwho lies.\n3. No.',
      '1. A ferry\nthat sinks.\n2. A king\nwho lies.',
    ],
    [
      'points below',
      '1. A ferry.\n2. A king.\n   - He lies.\n   - He falls.\n3. No.',
      '1. A ferry.\n2. A king.\n   - He lies.\n   - He falls.',
    ],
    ['bullets', '* A ferry.\n* A king.\n* A lamp.', '* A ferry.\n* A king.'],
    ['no list', 'A ferry.\nA king.\nA lamp.', 'A ferry.\nA king.\nA lamp.'],
    ['other line ends', '1. A ferry.\r\n2. A king.\r\n3. No.', '1. A ferry.\r\n2. A king.\r'],
  ])('%s', async (_, answer, delivered) => {
    expect(await through(2, [answer])).toBe(delivered);
    expect(await through(2, [...answer])).toBe(delivered);
  });

  test('an answer that goes on, in the middle of an idea or behind the last', async () => {
    expect(await through(2, ['ng.\n3. No.'], '1. A ferry.\n2. A ki')).toBe('ng.');
    expect(await through(2, ['\n3. No.'], '1. A ferry.\n2. A king.')).toBe('');
  });

  test('what waits when the answer breaks off is kept, and so is the failure', async () => {
    async function* answer() {
      yield '1. A ferry.\n2. A king\nwho li';
      throw new Error('broken');
    }
    let text = '';
    const reading = async () => {
      for await (const delta of gated(answer(), new IdeaGate(2, ''))) text += delta;
    };
    await expect(reading()).rejects.toThrow('broken');
    expect(text).toBe('1. A ferry.\n2. A king\nwho li');
  });

  test('however the answer is cut', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom('\n', '\n\n', '\n  - below\n', '\nmore of it\n'),
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        async (asked, given, between, lengths) => {
          const items = Array.from({ length: given }, (_, n) => `${n + 1}. Idea ${n + 1}.`);
          const text = items.join(between);
          const deltas: string[] = [];
          for (let at = 0, n = 0; at < text.length; n += 1) {
            const length = lengths[n % lengths.length] ?? 1;
            deltas.push(text.slice(at, at + length));
            at += length;
          }
          const whole = await through(asked, [text]);
          expect(await through(asked, deltas)).toBe(whole);
          expect(text.startsWith(whole)).toBe(true);
          expect(whole.match(/Idea/g)).toHaveLength(Math.min(asked, given));
        },
      ),
      properties(100, 5_000),
    ));
});
