/** Which sentences of a text tell most. */

import { countWords } from '@penora/protocol/words/pieces';
import { ADJECTIVES } from '../lexicon/adjectives.ts';
import { isFunctionWord } from '../lexicon/functionWords.ts';
import { allSentences } from '../sentences.ts';
import { hasSpeech } from './sentence.ts';

const LONGEST_TEXT = 400_000;

function contentWords(sentence: string): string[] {
  return (sentence.toLowerCase().match(/\p{L}{3,}/gu) ?? []).filter(
    (word) => !isFunctionWord(word) && !ADJECTIVES.has(word),
  );
}

/** The `count` most telling sentences in their order. */
export function telling(text: string, count: number): string[] {
  const sentences = allSentences(text.slice(0, LONGEST_TEXT)).filter(
    (s) => /[.!?]$/u.test(s) && !hasSpeech(s) && countWords(s) >= 4,
  );
  const frequency = new Map<string, number>();
  for (const sentence of sentences)
    for (const word of new Set(contentWords(sentence))) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const score = (sentence: string): number => {
    const found = contentWords(sentence);
    return found.reduce((sum, word) => sum + Math.log1p(frequency.get(word) ?? 0), 0) / (4 + found.length);
  };
  return sentences
    .map((sentence, at) => ({ sentence, at, score: score(sentence) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, count)
    .sort((a, b) => a.at - b.at)
    .map(({ sentence }) => sentence);
}
