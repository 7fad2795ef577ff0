/** Noun phrases: which nouns and names of a text belong together, with what belongs to them. */
import { ADJECTIVES, NATIONAL, NUMBERS, UNKEPT_ADJECTIVES } from '../lexicon/adjectives.ts';
import { DETERMINERS, POSSESSIVES } from '../lexicon/functionWords.ts';
import type { Tagged } from './parts.ts';

export interface NounPhrase {
  /** Article or owner before it, in lower case; empty when there is none. */
  determiner: string;
  /** The word before all of it: a preposition tells a place. */
  preceding: string;
  /** The word after it. */
  following: string;
  adjective: string;
  words: Tagged[];
  /** Ends in 's: the next phrase belongs to it. */
  possessive: boolean;
  /** Stands directly after a phrase that ends in 's. */
  owned: boolean;
  /** Only a comma, "the" or nothing separates it from the phrase before. */
  apposed: boolean;
}

function describing(tag: Tagged): string {
  const { lower } = tag.token;
  if (tag.part === 'number') return NUMBERS.has(lower) ? lower : '';
  if (UNKEPT_ADJECTIVES.has(lower) || /(?:est|er)$/u.test(lower)) return '';
  if (NATIONAL.has(lower)) return lower.replace(/^./u, (letter) => letter.toUpperCase());
  return ADJECTIVES.has(lower) || /(?:ed|en)$/u.test(lower) ? lower : '';
}

/** A compound breaks after a plural and where a name follows a place: "children books" are two. */
function joins(before: Tagged, tag: Tagged): boolean {
  if (before.token.possessive) return false;
  if (before.part === 'noun' && tag.part === 'noun') return before.noun?.plural !== true;
  return true;
}

/** All noun phrases of a tagged text, in order. */
export function nounPhrases(tags: readonly Tagged[]): NounPhrase[] {
  const phrases: NounPhrase[] = [];
  let determiner = '';
  let preceding = '';
  let adjectives: string[] = [];
  let gap = '';
  let open: NounPhrase | undefined;
  for (const tag of tags) {
    const { lower } = tag.token;
    const last = open?.words.at(-1);
    if (tag.part === 'noun' || tag.part === 'proper') {
      if (open !== undefined && last !== undefined && joins(last, tag)) {
        open.words.push(tag);
        open.possessive = tag.token.possessive;
        continue;
      }
      const previous = phrases.at(-1);
      const owned = previous?.possessive === true && gap === '';
      open = {
        determiner,
        preceding,
        following: '',
        adjective: adjectives.slice(-2).join(' '),
        words: [tag],
        possessive: tag.token.possessive,
        owned,
        apposed: previous !== undefined && /^,?(?:the|a|an|my)?$/u.test(gap) && gap !== '',
      };
      phrases.push(open);
      [determiner, adjectives, gap] = ['', [], ''];
      continue;
    }
    if (open !== undefined && open.following === '') open.following = lower;
    open = undefined;
    if (tag.part === 'adjective' || tag.part === 'number') {
      const kept = describing(tag);
      if (kept !== '') adjectives.push(kept);
      continue;
    }
    gap += lower;
    adjectives = [];
    if (DETERMINERS.has(lower) || POSSESSIVES.has(lower)) determiner = lower;
    else [determiner, preceding] = ['', lower];
  }
  return phrases;
}
