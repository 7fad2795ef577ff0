import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ModelFailure } from '../models/model.ts';
import { StartOver } from './startOver.ts';

const WHOLE = 'The rain fell all night on the roof, and in the morning the yard was a lake with one boat in it.';

const passed = (written: string, deltas: readonly string[]): string => {
  const over = new StartOver(written);
  return deltas.map((delta) => over.pass(delta)).join('') + over.flush();
};

const cut = (text: string, places: readonly number[]): string[] => {
  const all = [0, ...[...places].sort((a, b) => a - b), text.length];
  return all.slice(1).map((to, index) => text.slice(all[index], to));
};
const places = fc.array(fc.nat(WHOLE.length), { maxLength: 12 });

test('what comes again is passed over up to where the text had ended, wherever it was cut and however it comes', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: WHOLE.length - 1 }),
      places,
      fc.constantFrom('', ' ', '\n\n'),
      (at, by, lead) => {
        const written = WHOLE.slice(0, at);
        const rest = WHOLE.slice(written.trimEnd().length);
        expect(passed(written, [lead, ...cut(WHOLE, by)])).toBe(rest);
      },
    ),
  );
});

test('an answer that goes on is as it came, also when it begins with some of the same words', () => {
  fc.assert(
    fc.property(places, (by) => {
      const more = ' The rain stopped at noon.';
      expect(
        passed(
          WHOLE,
          cut(
            more,
            by.map((place) => Math.min(place, more.length)),
          ),
        ),
      ).toBe(more);
    }),
  );
  expect(passed(WHOLE, [' The'])).toBe(' The');
  expect(passed('', ['The ', 'rain'])).toBe('The rain');
});

test('an answer that is begun anew in other words has failed', () => {
  const over = new StartOver(WHOLE);
  expect(over.pass(WHOLE.slice(0, 70))).toBe('');
  expect(() => over.pass(' and nobody slept.')).toThrow(ModelFailure);
  expect(() => new StartOver(WHOLE).pass(`${WHOLE.slice(0, 70)} nobody slept.`)).toThrow(ModelFailure);
});

test('an answer that ends before the text had ended brings nothing', () => {
  expect(passed(WHOLE, [WHOLE.slice(0, 80)])).toBe('');
});
