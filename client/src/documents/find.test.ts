import { describe, expect, it } from 'vitest';
import { findIn } from './find.ts';
import { doc, p } from './test/editing.ts';

const text = doc(p('The lamp, the LAMP.'), p('A [lam]p, twice cut'), p('İstanbul lamp'));
const found = (query: string): string[] => findIn(text, query).map(({ from, to }) => text.textBetween(from, to));

describe('find', () => {
  it('finds words whatever their case, across marks, in every block', () => {
    expect(found('lamp')).toEqual(['lamp', 'LAMP', 'lamp', 'lamp']);
    expect(found('the')).toEqual(['The', 'the']);
  });

  it('a letter whose small form is longer moves no place', () => {
    expect(found('bul')).toEqual(['bul']);
  });

  it('nothing for nothing, and nothing over the end of a block', () => {
    expect(found('')).toEqual([]);
    expect(found('. A')).toEqual([]);
  });
});
