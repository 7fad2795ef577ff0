import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { properties } from '../../../test/properties.ts';
import { HeadingGate } from './headingGate.ts';

const through = (deltas: readonly string[], written = '', chapter = 3): string => {
  const gate = new HeadingGate({ names: chapter === 0 ? ['Outline'] : ['The Lamp'], chapter }, written);
  return deltas.map((delta) => gate.pass(delta)).join('') + gate.flush();
};

const TEXT = 'The keeper counted the waves.\n\nNobody came.';
const dropped = [
  '# The Salt Lantern\n\n',
  '## Chapter 3: The Lamp\n\n',
  '# The Salt Lantern\n## Chapter 3\n\n',
  '**Chapter 3: The Lamp**\n\n',
  '### The Lamp\n',
  'Chapter Three – The Lamp\n\n',
  'THE LAMP\n\n',
  '\n\nKapitel 3: Die Lampe\n',
  '第三章 灯\n',
];
const kept = [
  'The lamp was out. ',
  'Chapter 3 was the one that she never read aloud.\n',
  'Chapter 4: The Well\n',
  '### A letter\n',
  '* * *\n\n',
  '"The Lamp," he said.\n',
  'Lamp.\n',
  'The Lamp ',
  `# ${'a long first line '.repeat(10)}\n`,
];

describe('a heading that a model sets over its part again', () => {
  test.each(dropped)('%j is dropped', (heading) => {
    expect(through([heading + TEXT])).toBe(TEXT);
  });

  test.each(kept)('%j is the text', (beginning) => {
    expect(through([beginning + TEXT])).toBe(beginning + TEXT);
  });

  test('over an outline is dropped', () => {
    expect(through(['## Outline\n\n1. The Lamp: a keeper.'], '', 0)).toBe('1. The Lamp: a keeper.');
    expect(through(['**Outline:**\n1. The Lamp: a keeper.'], '', 0)).toBe('1. The Lamp: a keeper.');
  });

  test('in the middle of a part is the text', () => {
    expect(through(['## Chapter 3\n', TEXT], 'The keeper ')).toBe(`## Chapter 3\n${TEXT}`);
  });

  test('alone is no text', () => {
    expect(through(['## Chapter 3'])).toBe('');
    expect(through(['## Chapter 3', '\n\n'])).toBe('');
  });

  test('however the answer is cut', () => {
    const beginnings = fc.constantFrom(...dropped, ...kept, '');
    fc.assert(
      fc.property(beginnings, fc.array(fc.nat(60), { maxLength: 8 }), (beginning, places) => {
        const whole = beginning + TEXT;
        const cuts = [0, ...places.map((place) => Math.min(place, whole.length)).sort((a, b) => a - b), whole.length];
        const deltas = cuts.slice(1).map((to, index) => whole.slice(cuts[index], to));
        expect(through(deltas)).toBe(through([whole]));
      }),
      properties(200, 20_000),
    );
  });
});
