import { expect, test } from 'vitest';
import { initials, peopleColours, personColour } from './person.ts';

test('a person has the same colour everywhere, and all colours are used', () => {
  expect(personColour('pn_abc')).toBe(personColour('pn_abc'));
  const used = new Set(Array.from({ length: 200 }, (_, n) => personColour(`pn_${n}`)));
  expect(used.size).toBe(peopleColours.length);
});

test('initials of names from anywhere', () => {
  expect(['Mira Sol', 'mira', ' Ana  María de la Cruz ', '李雷', 'अनिता राव', ''].map(initials)).toEqual([
    'MS',
    'M',
    'AC',
    '李',
    'अर',
    '?',
  ]);
});
