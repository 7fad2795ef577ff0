/** Small operations on somebody else's sentence that keep it a sentence. */
import { withArticles } from '../language/articles.ts';
import { ADJECTIVES } from '../lexicon/adjectives.ts';
import { isFunctionWord } from '../lexicon/functionWords.ts';
import type { Random } from '../random.ts';
import { readNoun } from '../reading/dictionary.ts';
import { isFamous } from '../reading/parts.ts';
import type { Substitution } from './vocabulary.ts';

/** Speech keeps its own words. */
export function hasSpeech(sentence: string): boolean {
  return /[“”"]/u.test(sentence);
}

/** Replaces some of what the table knows; `share` is the chance of each replacement. */
export function substituted(sentence: string, table: readonly Substitution[], share: number, random: Random): string {
  let text = sentence;
  for (const { pattern, choices } of table) {
    text = text.replace(pattern, (found) => (random.chance(share) ? asCapital(found, random.pick(choices)) : found));
  }
  return text === sentence ? sentence : withArticles(text);
}

function asCapital(found: string, choice: string): string {
  return /^\p{Lu}/u.test(found) && !choice.startsWith('I ') ? choice.charAt(0).toUpperCase() + choice.slice(1) : choice;
}

/** Puts words before a sentence; undefined when it begins with speech or with what may be a name. */
export function opened(sentence: string, opening: string): string | undefined {
  const first = sentence.match(/^\p{L}[\p{L}’'-]*/u)?.[0];
  if (first === undefined) return undefined;
  if (first === 'I' || /^I['’]/u.test(first)) return `${opening} ${sentence}`;
  const lower = first.toLowerCase();
  if (first === lower || isFamous(first)) return first === lower ? undefined : `${opening} ${sentence}`;
  const common = isFunctionWord(lower) || ADJECTIVES.has(lower) || readNoun(lower) !== undefined;
  if (/^(?:and|but|or|so|yet|then|because|however|well|oh|please|what|who|where|why|how|which)$/u.test(lower))
    return undefined;
  return `${opening} ${common ? lower + sentence.slice(first.length) : sentence}`;
}

/** Puts words behind a sentence, before its full stop; undefined where none stands. */
export function closed(sentence: string, tail: string): string | undefined {
  return /[\p{L}\p{N}]\.$/u.test(sentence) && !sentence.endsWith('...')
    ? `${sentence.slice(0, -1)}, ${tail}.`
    : undefined;
}

const SAYING =
  /(?:said|says|asked|asks|called|calls|whispered|whispers|replied|replies|answered|answers|cried|shouted|murmured|muttered)/u;
const TAG_AT_END = new RegExp(
  String.raw`[”"] (?:${SAYING.source} (?:the )?\p{L}+|(?:the )?\p{L}+ ${SAYING.source})\.$`,
  'u',
);

/** Says how something was said, where the sentence ends with who said it. */
export function saidSomehow(sentence: string, manner: string): string | undefined {
  return TAG_AT_END.test(sentence) ? `${sentence.slice(0, -1)} ${manner}.` : undefined;
}

/** Gives bare speech somebody who says it. */
export function attributed(sentence: string, tag: string): string | undefined {
  if (!/[”"]$/u.test(sentence)) return undefined;
  return `${sentence.replace(/\.([”"])$/u, ',$1')} ${tag}.`;
}
