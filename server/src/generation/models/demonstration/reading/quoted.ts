/** Words that cannot be taken apart safely (another script, another language, no noun) are quoted instead. */
import { ADJECTIVES } from '../lexicon/adjectives.ts';
import { isFunctionWord } from '../lexicon/functionWords.ts';
import { readNoun, readVerb } from './dictionary.ts';
import { plainTopic, type Topic } from './topic.ts';

const LONGEST_QUOTE = 60;
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

function wordsOf(text: string): string[] {
  return [...segmenter.segment(text)].filter((s) => s.isWordLike).map((s) => s.segment);
}

/** True for a text that is not written in English, by its script or by its words. */
export function isForeign(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return false;
  if ((text.match(/\p{Script=Latin}/gu)?.length ?? 0) < letters / 2) return true;
  const found = wordsOf(text).map((word) => word.toLowerCase());
  if (found.length < 3) return false;
  const known = found.filter(
    (word) =>
      isFunctionWord(word) || ADJECTIVES.has(word) || readNoun(word) !== undefined || readVerb(word) !== undefined,
  );
  return known.length < found.length * 0.35;
}

/** The beginning of a text, cut between words, without quotation marks. */
export function quotable(text: string): string {
  const clean = text
    .replace(/[“”"‘’«»{}[\]]/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/[\s.,;:!?।。！？-]+$/u, '')
    .trim();
  if (clean.length <= LONGEST_QUOTE) return clean;
  const cut = clean.slice(0, LONGEST_QUOTE);
  const space = cut.lastIndexOf(' ');
  return (space > 20 ? cut.slice(0, space) : [...cut].slice(0, 24).join('')).trim();
}

/** "the words “surprise me”", as a topic of its own. */
export function phraseTopic(text: string): Topic {
  const many = wordsOf(text).length > 1;
  const topic = plainTopic(`the ${many ? 'words' : 'word'} “${text}”`, `the words “${text}”`, 'phrase', 'phrase');
  return { ...topic, key: text.toLowerCase(), name: text, pronoun: many ? 'they' : 'it' };
}

/** The whole of a foreign text and its two longest words, as topics. */
export function quotedTopics(text: string): Topic[] {
  const whole = quotable(text);
  if (!/\p{L}/u.test(whole)) return [];
  const parts = [...new Set(wordsOf(whole))].filter((word) => /\p{L}/u.test(word) && [...word].length >= 2);
  const longest = parts.sort((a, b) => b.length - a.length).slice(0, 2);
  return parts.length > 1 ? [whole, ...longest].map(phraseTopic) : [phraseTopic(whole)];
}
