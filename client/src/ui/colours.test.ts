import { expect, test } from 'vitest';
import { coloursOf, peopleColours, personColour } from './person.ts';

const ids = Array.from({ length: 40 }, (_, n) => `pn_${n.toString(36)}x`);

test('alone, everybody has their own colour', () => {
  for (const id of ids) expect(coloursOf([id]).get(id)).toBe(personColour(id));
});

test('up to eight people in one room share no colour, in whatever order they are seen', () => {
  for (let from = 0; from + 8 <= ids.length; from += 1) {
    const here = ids.slice(from, from + 8);
    const colours = coloursOf(here);
    expect(new Set(colours.values()).size).toBe(peopleColours.length);
    expect(coloursOf([...here].reverse())).toEqual(colours);
  }
});

test('more people than colours share them evenly', () => {
  const counts = new Map<string, number>();
  for (const colour of coloursOf(ids).values()) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  expect([...counts.values()]).toEqual(Array.from(peopleColours, () => 5));
});
