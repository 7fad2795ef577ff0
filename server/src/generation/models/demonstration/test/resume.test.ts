/** Going on after a stop: at the very letter where the text is the model's own, after a clean break where it is not. */
import { countWords } from '@penora/protocol/words/pieces';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allSentences, sentenceKey } from '../sentences.ts';
import { PROMPTS, TEXT } from './prompts.ts';
import { briefFor, briefsAbout, briefsOn, composed } from './requests.ts';

const briefs = [...briefsAbout(PROMPTS[1]), ...briefsAbout(PROMPTS[4]), ...briefsOn()];

describe('a continuation', () => {
  it('goes on at the very letter, for every tool, wherever the text was cut', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...briefs),
        fc.integer({ min: 1, max: 3 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (given, take, share) => {
          const brief = { ...given, take };
          const whole = composed(brief);
          const written = whole.slice(0, Math.floor(whole.length * share));
          expect(written + composed({ ...brief, written })).toBe(whole);
        },
      ),
      { numRuns: 60, seed: 11 },
    );
  });

  it('adds the white space that was dropped at the cut', () => {
    const brief = briefFor('prompt', { prompt: PROMPTS[1], words: { min: 300, max: 400 } });
    const whole = composed(brief);
    const written = whole.slice(0, whole.indexOf('\n\n'));
    expect(written + composed({ ...brief, written })).toBe(whole);
  });

  it('finds its own beginning behind earlier chapters', () => {
    const brief = briefFor('story', {
      prompt: PROMPTS[1],
      options: { chapters: 3, chapter: 2 },
      words: { min: 340, max: 460 },
    });
    const before = '## Chapter 1\n\nIt began long ago.\n\n## Chapter 2\n\n';
    const whole = composed(brief);
    const begun = whole.slice(0, 500);
    expect(begun + composed({ ...brief, written: before + begun })).toBe(whole);
  });

  it('says nothing more after the end', () => {
    const brief = briefFor('write', { input: TEXT, options: { mode: 'auto' } });
    expect(composed({ ...brief, written: composed(brief) })).toBe('');
  });

  it('repeats no sentence of a text that it has not written', () => {
    const brief = briefFor('prompt', { prompt: PROMPTS[1], words: { min: 300, max: 400 } });
    const written = `Somebody else wrote this. ${composed({ ...brief, words: { min: 100, max: 150 } }, 1)}`;
    const rest = composed({ ...brief, written });
    const said = new Set(allSentences(written).map(sentenceKey));
    expect(allSentences(rest).filter((sentence) => said.has(sentenceKey(sentence)))).toEqual([]);
    expect(countWords(written + rest)).toBeLessThanOrEqual(400);
    expect(countWords(written + rest)).toBeGreaterThanOrEqual(300);
    expect(rest.startsWith('\n\n')).toBe(true);
  });
});
