/** Which part of speech each word of a prompt plays, decided by the lexicon and by its neighbours. */

import { MOSTLY_VERBS } from '../lexicon/actions.ts';
import { ADJECTIVES, NATIONAL, NUMBERS } from '../lexicon/adjectives.ts';
import {
  AUXILIARIES,
  CALENDAR,
  CONJUNCTIONS,
  DETERMINERS,
  isFunctionWord,
  POSSESSIVES,
  PREPOSITIONS,
  PRONOUNS,
} from '../lexicon/functionWords.ts';
import { GEOGRAPHY, HER_NAMES, HIS_NAMES } from '../lexicon/names.ts';
import { TITLES } from '../lexicon/people.ts';
import { EMPTY_NOUNS } from '../lexicon/shapes.ts';
import { type NounReading, readNoun, readVerb } from './dictionary.ts';
import { guessNoun, looksLikeAnIdea } from './guess.ts';
import type { Token } from './tokens.ts';

export type Part = 'noun' | 'proper' | 'adjective' | 'number' | 'verb' | 'function' | 'mark' | 'other';

export interface Tagged {
  token: Token;
  part: Part;
  noun?: NounReading;
}

const FINITE_MARKS = new Set(['and', 'or', 'but', 'who', 'that', 'which', 'where', 'when', 'while', 'because']);

/** Tags a text's words from left to right. */
export function tagged(tokens: readonly Token[]): Tagged[] {
  const contents = tokens.filter((t) => t.word && !isFunctionWord(t.lower));
  const titleCase = contents.length >= 3 && contents.filter((t) => t.capital).length > contents.length * 0.7;
  const joined = withPairs(tokens);
  const result: Tagged[] = [];
  joined.forEach((token, i) => {
    result.push(tagOne(token, result.at(-1), result.at(-2), joined[i + 1], titleCase));
  });
  return result;
}

/** Nouns of two words that the lexicon knows ("black hole", "time machine") become one token. */
function withPairs(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    if (
      last?.word &&
      token.word &&
      !last.possessive &&
      !last.text.includes(' ') &&
      readNoun(`${last.lower} ${token.lower}`) !== undefined
    ) {
      joined[joined.length - 1] = {
        ...token,
        text: `${last.text} ${token.text}`,
        lower: `${last.lower} ${token.lower}`,
        capital: false,
        opening: last.opening,
      };
    } else joined.push(token);
  }
  return joined;
}

const MEASURED_TIME = /^(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|miles?|times?)$/u;
const NAME_BEGINNINGS = new Set([
  'new',
  'san',
  'los',
  'el',
  'saint',
  'st',
  'north',
  'south',
  'east',
  'west',
  'great',
  'santa',
  'rio',
  'cape',
  'mount',
  'lake',
  'port',
  'fort',
]);

function tagOne(
  token: Token,
  before: Tagged | undefined,
  earlier: Tagged | undefined,
  next: Token | undefined,
  titleCase: boolean,
): Tagged {
  const { lower } = token;
  if (!token.word) return { token, part: 'mark' };
  if (isFunctionWord(lower) && !(token.capital && !token.opening && !titleCase && token.text.length > 3)) {
    return { token, part: 'function' };
  }
  if (/^\p{N}/u.test(lower) || NUMBERS.has(lower)) return { token, part: 'number' };
  if (MEASURED_TIME.test(lower) && before?.part === 'number') return { token, part: 'other' };
  if (CALENDAR.has(lower) || (EMPTY_NOUNS.has(lower) && !token.possessive)) return { token, part: 'other' };
  if (isProper(token, before, next, titleCase)) return { token, part: 'proper' };
  return tagCommon(token, before, earlier, next, titleCase);
}

function isProper(token: Token, before: Tagged | undefined, next: Token | undefined, titleCase: boolean): boolean {
  if (!token.capital) return false;
  const previous = before?.token.lower ?? '';
  if (['named', 'called', 'nicknamed'].includes(previous)) return true;
  const known =
    readNoun(token.lower) !== undefined || ADJECTIVES.has(token.lower) || readVerb(token.lower) !== undefined;
  const famous = isFamous(token.text);
  if (TITLES.has(token.lower)) return false;
  if (NATIONAL.has(token.lower) && next !== undefined && readNoun(next.lower) !== undefined) return false;
  if (NAME_BEGINNINGS.has(token.lower) && !token.opening && !titleCase && next?.capital) return true;
  if (TITLES.has(previous) && before?.token.capital && !titleCase) return true;
  if (titleCase) return famous || (!known && !token.opening && followsPlaceWord(before));
  if (!token.opening) return !known || famous;
  return famous ? !known || !startsNounPhrase(next) : !known && followsAName(token, next);
}

/** In a title only a preposition tells an unknown name: "of Winterfell". */
function followsPlaceWord(before: Tagged | undefined): boolean {
  return before !== undefined && PREPOSITIONS.has(before.token.lower);
}

/** A given name or a place of this world. */
export function isFamous(name: string): boolean {
  return HER_NAMES.has(name) || HIS_NAMES.has(name) || GEOGRAPHY.has(name);
}

function startsNounPhrase(next: Token | undefined): boolean {
  if (next === undefined || !next.word) return false;
  return DETERMINERS.has(next.lower) || POSSESSIVES.has(next.lower) || readNoun(next.lower) !== undefined;
}

/** An unknown word at the start of a sentence is a name when a verb, a comma or another capital comes next. */
function followsAName(token: Token, next: Token | undefined): boolean {
  if (token.possessive) return true;
  if (/(?:s|ing|ed|ly)$/u.test(token.lower) || looksLikeAnIdea(token.lower)) return false;
  if (next === undefined || PREPOSITIONS.has(next.lower)) return true;
  if (!next.word) return next.text === ',';
  const form = readVerb(next.lower)?.form;
  if (next.lower === 'and') return true;
  return next.capital || AUXILIARIES.has(next.lower) || form === 'third' || form === 'past' || next.lower === 'the';
}

function tagCommon(
  token: Token,
  before: Tagged | undefined,
  earlier: Tagged | undefined,
  next: Token | undefined,
  titleCase: boolean,
): Tagged {
  const noun = readNoun(token.lower);
  const verb = readVerb(token.lower);
  if (ADJECTIVES.has(token.lower) && !token.possessive && describesNext(token, next))
    return { token, part: 'adjective' };
  if (noun !== undefined && (token.possessive || verb === undefined)) {
    return ADJECTIVES.has(token.lower) && !introduces(before)
      ? { token, part: 'adjective' }
      : { token, part: 'noun', noun };
  }
  if (noun !== undefined)
    return (before === undefined && next === undefined) || nounHere(token, noun, before, earlier, next)
      ? { token, part: 'noun', noun }
      : { token, part: 'verb' };
  if (ADJECTIVES.has(token.lower) || /-\w+(?:ed|en)$/u.test(token.lower)) return { token, part: 'adjective' };
  if (verb !== undefined) return { token, part: isParticipleBefore(verb.form, before, next) ? 'adjective' : 'verb' };
  const guess = titleCase && token.capital ? undefined : guessNoun(token, introduction(before, next), next);
  return guess === undefined ? { token, part: 'other' } : { token, part: 'noun', noun: guess };
}

/** "the frozen lake", "a lost king": another description or a noun follows at once. */
function describesNext(token: Token, next: Token | undefined): boolean {
  if (next === undefined || !next.word || isFunctionWord(next.lower) || EMPTY_NOUNS.has(next.lower)) return false;
  const noun = readNoun(next.lower);
  if (ADJECTIVES.has(next.lower)) return true;
  if (noun !== undefined) return readNoun(token.lower) === undefined || !MOSTLY_VERBS.has(next.lower);
  return readVerb(next.lower) === undefined && !next.capital && readNoun(token.lower) === undefined;
}

/** "a knitting club" is left alone; "a broken clock", "a stolen ring" are descriptions. */
function isParticipleBefore(form: string, before: Tagged | undefined, next: Token | undefined): boolean {
  return (
    form !== 'base' &&
    form !== 'third' &&
    introduces(before) &&
    next !== undefined &&
    readNoun(next.lower) !== undefined
  );
}

/** Something before the word asks for a noun: an article, a description, a number, an owner, a preposition. */
function introduces(before: Tagged | undefined): boolean {
  if (before === undefined) return false;
  const { lower, possessive } = before.token;
  if (possessive || before.part === 'adjective' || before.part === 'number') return true;
  if (lower === 'to') return false;
  return DETERMINERS.has(lower) || POSSESSIVES.has(lower) || PREPOSITIONS.has(lower);
}

/** How an unknown word is introduced: by an article or a description, or by nothing but its place. */
function introduction(before: Tagged | undefined, next: Token | undefined): 'article' | 'bare' | undefined {
  if (before === undefined || before.part === 'mark') {
    return next === undefined || PREPOSITIONS.has(next.lower) || next.lower === 'and' ? 'bare' : undefined;
  }
  if (!introduces(before)) return undefined;
  return PREPOSITIONS.has(before.token.lower) ? 'bare' : 'article';
}

/** A word that may be noun or verb: which one is it? */
function nounHere(
  token: Token,
  noun: NounReading,
  before: Tagged | undefined,
  earlier: Tagged | undefined,
  next: Token | undefined,
): boolean {
  const mostlyVerb = MOSTLY_VERBS.has(token.lower);
  const objectFollows =
    next?.word && (DETERMINERS.has(next.lower) || POSSESSIVES.has(next.lower) || PRONOUNS.has(next.lower));
  if (before === undefined || before.part === 'mark') return !mostlyVerb && !objectFollows;
  if (before.token.lower === 'that' && earlier?.part === 'noun') return false;
  if (introduces(before)) return before.part !== 'adjective' || !mostlyVerb || introduces(earlier);
  const { lower } = before.token;
  if (lower === 'to' || PRONOUNS.has(lower) || AUXILIARIES.has(lower)) return false;
  if (before.part === 'noun' || before.part === 'proper') {
    if (mostlyVerb || objectFollows) return false;
    return noun.plural ? !followedByObject(next) : before.noun?.plural !== true;
  }
  if (FINITE_MARKS.has(lower) || CONJUNCTIONS.has(lower)) return !mostlyVerb && !objectFollows;
  return !mostlyVerb && before.part !== 'verb'
    ? !objectFollows
    : before.part === 'verb' && !objectFollows && !mostlyVerb;
}

function followedByObject(next: Token | undefined): boolean {
  if (next === undefined || !next.word) return false;
  return isFunctionWord(next.lower) || next.capital || readNoun(next.lower) !== undefined;
}
