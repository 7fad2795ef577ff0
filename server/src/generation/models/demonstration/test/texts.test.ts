/** What is measured of the texts of every tool: the prompt's nouns, no repeats, takes apart, length, grammar. */
import { countWords } from '@penora/protocol/words/pieces';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Brief } from '../../model.ts';
import { isForeign, quotedTopics } from '../reading/quoted.ts';
import { readRequest } from '../reading/request.ts';
import { readTopics } from '../reading/topics.ts';
import { allSentences, sentenceKey } from '../sentences.ts';
import { faultsOf, quotesAreEven, tenseFaults } from './lint.ts';
import { PROMPTS } from './prompts.ts';
import { briefsAbout, briefsOn, composed, nameOf } from './requests.ts';

/** Screenplays have lines that are no sentences. */
const HEADING = /^(?:FADE|CUT TO|DISSOLVE TO|MATCH CUT|INT\.|EXT\.|[A-Z .()]+(?: - [A-Z]+)?$)/u;

function sentencesOf(text: string): string[] {
  return allSentences(text.replace(/^\d+\. /gmu, '')).filter((sentence) => !HEADING.test(sentence));
}

/** Words of the nouns that a request names, in both numbers. */
function nounsOf({ prompt, input, tool }: Brief): Set<string> {
  const source = tool === 'rewrite' || tool === 'file' || tool === 'summary' || prompt === '' ? input : prompt;
  const { subject } = readRequest(source);
  const topics = isForeign(subject) ? quotedTopics(subject) : readTopics(subject, () => 'she').topics;
  const words = topics.flatMap(
    ({ noun, plural, name }) => `${noun} ${plural} ${name}`.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [],
  );
  return new Set(words.filter((word) => word !== 'the' && word !== 'word' && word !== 'words'));
}

function shareWith(nouns: ReadonlySet<string>, sentences: readonly string[]): number {
  const hits = sentences.filter((s) =>
    (s.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []).some((word) => nouns.has(word)),
  );
  return hits.length / sentences.length;
}

function checkTakes(brief: Brief): void {
  const takes = [1, 2, 3].map((take) => composed({ ...brief, take }, 7 + take));
  expect(composed({ ...brief, take: 1 }, 8)).toBe(takes[0]);
  const seen = new Map<number, number>();
  const nouns = nounsOf(brief);
  takes.forEach((text, take) => {
    const sentences = sentencesOf(text);
    for (const sentence of sentences) {
      const key = sentenceKey(sentence);
      expect(seen.get(key), `take ${take + 1} says again: ${sentence}`).toBeUndefined();
      seen.set(key, take);
      expect(faultsOf(sentence), sentence).toEqual([]);
    }
    if (brief.tool !== 'file' && brief.tool !== 'rewrite') expect(quotesAreEven(text), text).toBe(true);
    const words = countWords(text);
    expect(words, text).toBeGreaterThanOrEqual(brief.words.min);
    expect(words, text).toBeLessThanOrEqual(brief.words.max);
    if (nouns.size > 0) expect(shareWith(nouns, sentences), text).toBeGreaterThanOrEqual(0.5);
  });
}

describe('the texts of the demonstration model', () => {
  for (const prompt of PROMPTS) {
    describe(prompt, () => {
      for (const brief of briefsAbout(prompt)) it(nameOf(brief), () => checkTakes(brief));
    });
  }

  for (const brief of briefsOn()) it(nameOf(brief), () => checkTakes(brief));

  it('tells stories in the past, and outlines in the present', () => {
    for (const prompt of PROMPTS.filter((p) => !/^(?:I walk|Explain|quantum)/u.test(p))) {
      const [story, , , outline] = briefsAbout(prompt);
      if (story !== undefined) expect(tenseFaults(composed(story), 'past'), prompt).toEqual([]);
      if (outline !== undefined) expect(tenseFaults(composed(outline), 'present'), prompt).toEqual([]);
    }
  });

  it('has as many lines as asked for, each numbered', () => {
    for (const brief of briefsAbout('A lighthouse keeper who finds a letter').filter(
      (b) => b.tool === 'brainstorm' || b.tool === 'outline',
    )) {
      const lines = composed(brief).split('\n');
      expect(lines.map((line) => Number.parseInt(line, 10))).toEqual(
        Array.from({ length: brief.tool === 'outline' ? 9 : 10 }, (_, i) => i + 1),
      );
    }
  });

  it('says something whatever it is asked, and leaves no sign of its patterns', () => {
    const words = fc.constantFrom(
      'the',
      'cat',
      '“',
      '”',
      'Anna',
      'said',
      'I',
      'my',
      'of',
      '???',
      '1984',
      'was',
      '月亮',
      'राजा',
      '\n',
      'when',
      '|',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.array(words, { maxLength: 40 }).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...briefsAbout('a cat'), ...briefsOn('The cat sat.')),
        texts,
        texts,
        (brief, prompt, input) => {
          const text = composed({ ...brief, prompt, input });
          expect(text.trim()).not.toBe('');
          if (!/[{}[\]]/u.test(prompt + input))
            expect(text).not.toMatch(/undefined|\{[A-Za-z.]+\}|\[[a-z]+(?: \w+)?\]/u);
        },
      ),
      { numRuns: 300, seed: 17 },
    );
  });
});
