/** 300 pages: nothing comes twice within 3,000 words, and the words never run out. */
import { countWords } from '@penora/protocol/words/pieces';
import { expect, it } from 'vitest';
import { composeDemonstration } from '../compose.ts';
import { allSentences, sentenceKey } from '../sentences.ts';
import { briefFor } from './requests.ts';

const WINDOW = 3_000;

function checkLong(prompt: string): void {
  const brief = briefFor('prompt', { prompt, words: { min: 135_000, max: 165_000 } });
  const lastSaid = new Map<number, number>();
  let words = 0;
  let text = '';
  for (const piece of composeDemonstration({ brief, seed: 3 })) {
    for (const sentence of allSentences(piece.trim())) {
      const key = sentenceKey(sentence);
      const before = lastSaid.get(key);
      if (before !== undefined) expect(words - before, sentence).toBeGreaterThan(WINDOW);
      lastSaid.set(key, words);
    }
    words += countWords(piece);
    text += piece;
  }
  expect(words).toBe(countWords(text));
  expect(words).toBeGreaterThanOrEqual(brief.words.min);
  expect(words).toBeLessThanOrEqual(brief.words.max);
  for (const paragraph of text.split('\n\n')) expect(allSentences(paragraph).length, paragraph).toBeLessThanOrEqual(8);
}

it('writes 150,000 words about one noun', () => checkLong('Space pirates steal the moon'), 120_000);
it('writes 150,000 words of explanation', () => checkLong('quantum computing for children'), 120_000);
