import { describe, expect, it } from 'vitest';
import { aRun } from '../test/runs.ts';
import { everything, matches } from './filter.ts';

const run = aRun({ text: 'The lamp was lit at the Café.', prompt: 'A storm', tool: 'write', model: 'fast' });

describe('the history’s filters', () => {
  it('search in text, request and name, by words in any order, without accents', () => {
    const fits = (text: string): boolean => matches(run, { ...everything, text });
    expect(['lit LAMP', 'cafe', 'storm', 'anna', ''].map(fits)).toEqual([true, true, true, true, true]);
    expect(fits('lamp tide')).toBe(false);
  });

  it('by tool, person, model, and kind', () => {
    expect(matches(run, { ...everything, tool: 'write', person: 'pn_anna', model: 'fast' })).toBe(true);
    expect(matches(run, { ...everything, tool: 'rewrite' })).toBe(false);
    expect(matches(run, { ...everything, person: 'pn_bob' })).toBe(false);
    expect(matches(run, { ...everything, only: 'starred' })).toBe(false);
    const gone = { ...run, discarded: true };
    expect(matches(gone, everything)).toBe(false);
    expect(matches(gone, { ...everything, only: 'discarded' })).toBe(true);
  });
});
