import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { Packets } from '../../../../../../infra/stand-ins/deepinfra/scenario.ts';
import { attempt, providerAndModel, request } from './ask.ts';

const { provider, model } = await providerAndModel();
afterAll(() => provider.close());

const words = ['rain', 'वर्षा', 'बूँदें', '雨が降る', 'ฝนตก', '👩‍👩‍👧‍👦', '😀', '𠮷', 'café', '\n\n', '“so,”', '\\n"', ' '];
const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 30 }).map((all) => all.join(' '));

/** The text cut between any two UTF-16 units, so that pairs are torn. */
const cutText = text.chain((whole) =>
  fc.array(fc.nat(whole.length), { maxLength: 20 }).map((places) => {
    const at = [0, ...places.sort((a, b) => a - b), whole.length];
    return { whole, deltas: at.slice(1).map((end, n) => whole.slice(at[n], end)) };
  }),
);

const packets: fc.Arbitrary<Packets | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.record({ by: fc.constant('frames' as const), n: fc.integer({ min: 2, max: 8 }) }),
  fc.record({ by: fc.constant('bytes' as const), n: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ by: fc.constant('cuts' as const), at: fc.array(fc.integer({ min: 1, max: 5_000 }), { maxLength: 50 }) }),
);

test('however a text is cut into deltas, frames and packets, the same text comes in whole characters', async () => {
  const shape = fc.record({
    encoding: fc.constantFrom('utf8' as const, 'ascii' as const),
    lineEnd: fc.constantFrom('lf' as const, 'crlf' as const),
    usage: fc.constantFrom('together' as const, 'separate' as const),
    finishWithText: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(cutText, packets, shape, async ({ whole, deltas }, plan, how) => {
      provider.script({ deltas, packets: plan, ...how });
      const answer = await attempt(model, request({ maxTokens: 100 }));
      expect(answer.failure).toBeUndefined();
      expect(answer.text).toBe(whole);
      expect(answer.deltas.every((delta) => delta !== '' && delta.isWellFormed())).toBe(true);
      expect(answer.end).toMatchObject({ finish: 'stop', usage: { completionTokens: deltas.length } });
    }),
    { numRuns: 150 },
  );
});

test('half a character at the end, and characters that no text has, become harmless', async () => {
  provider.script(
    ...[{ deltas: ['a\u0000b\u0007\t', 'c\ud83d'] }, { deltas: ['\udc00x'] }, { deltas: ['two\u000bwords\u0085more'] }],
  );
  expect((await attempt(model)).text).toBe('ab\tc\ufffd');
  expect((await attempt(model)).text).toBe('\ufffdx');
  expect((await attempt(model)).text).toBe('two\nwords\nmore');
});
