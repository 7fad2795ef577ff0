import { describe, expect, it } from 'vitest';
import { type FindRules, findIn } from './find.ts';
import { doc, p } from './test/editing.ts';

const text = doc(p('The lamp, the LAMP.'), p('A [lam]p, twice cut'), p('İstanbul lamp'));
const found = (query: string, rules: FindRules = {}): string[] =>
  findIn(text, query, rules).map(({ from, to }) => text.textBetween(from, to));

describe('find', () => {
  it('finds words whatever their case, across marks, in every block', () => {
    expect(found('lamp')).toEqual(['lamp', 'LAMP', 'lamp', 'lamp']);
    expect(found('the')).toEqual(['The', 'the']);
  });

  it('by their case, or as whole words, when that is asked for', () => {
    expect(found('lamp', { matchCase: true })).toEqual(['lamp', 'lamp', 'lamp']);
    expect(found('LAMP', { matchCase: true, wholeWord: true })).toEqual(['LAMP']);
    expect(found('lam', { wholeWord: true })).toEqual([]);
    const near = doc(p('lamplight lamp über-lamp 𝒳lamp élamp lamp_2 lamp'));
    expect(findIn(near, 'lamp', { wholeWord: true })).toHaveLength(3);
  });

  it('a letter whose small form is longer moves no place', () => {
    expect(found('bul')).toEqual(['bul']);
  });

  it('nothing for nothing, and nothing over the end of a block', () => {
    expect(found('')).toEqual([]);
    expect(found('. A')).toEqual([]);
  });
});
