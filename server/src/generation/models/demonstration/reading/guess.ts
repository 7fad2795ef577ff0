/** Nouns the lexicon does not know, taken only where their place in the sentence leaves no doubt. */
import { pluralOf, singularsOf } from '../language/nouns.ts';
import { AUXILIARIES, CONJUNCTIONS, isFunctionWord, PREPOSITIONS, PRONOUNS } from '../lexicon/functionWords.ts';
import { type NounReading, readNoun, readVerb } from './dictionary.ts';
import type { Token } from './tokens.ts';
import type { Kind } from './topic.ts';

const NOT_A_NOUN = /(?:ly|ed|ing|ous|ful|ive|able|ible|less|ish|ical|ic|al|est|ward|wards|ier|iest|some|ary)$/u;
const PERSON = /(?:ist|ologist|eer|smith|keeper|maker|wright|monger|fighter|worker|hunter|seller|teller|rider)$/u;
const MASS = /(?:ness|ism|ology|onomy|ography|hood|ship|synthesis|ization|isation|dynamics|etics|osis)$/u;

/** Endings of ideas that are not counted: "photosynthesis" is nobody's name. */
export function looksLikeAnIdea(word: string): boolean {
  return MASS.test(word) || ABSTRACT.test(word);
}
const ABSTRACT = /(?:tion|sion|ment|ity|ance|ence)$/u;

function kindOf(word: string): Kind {
  if (PERSON.test(word)) return 'person';
  return MASS.test(word) || ABSTRACT.test(word) ? 'idea' : 'thing';
}

function ends(next: Token | undefined): boolean {
  if (next === undefined || !next.word) return true;
  const { lower } = next;
  if (PREPOSITIONS.has(lower) || CONJUNCTIONS.has(lower) || AUXILIARIES.has(lower) || PRONOUNS.has(lower)) return true;
  const form = readVerb(lower)?.form;
  return ['that', 'named', 'called'].includes(lower) || form === 'third' || form === 'past';
}

/**
 * Reads an unknown lower-case word as a noun, or not at all. After an article or a description it is counted; `bare`,
 * after a preposition or at the beginning, it is not.
 */
export function guessNoun(
  token: Token,
  introduced: 'article' | 'bare' | undefined,
  next: Token | undefined,
): NounReading | undefined {
  const word = token.lower;
  if (!/^[a-z][a-z-]{2,}$/u.test(word) || isFunctionWord(word)) return undefined;
  const mass = MASS.test(word) || introduced === 'bare';
  const [stem] = singularsOf(word);
  const plural = stem !== undefined && !/(?:ss|us|is)$/u.test(word) && pluralOf(stem) === word;
  const singular = plural ? stem : word;
  if (!MASS.test(word) && (NOT_A_NOUN.test(singular) || introduced === undefined)) return undefined;
  if (token.capital && introduced !== 'article' && !looksLikeAnIdea(word)) return undefined;
  const modifiesNoun = next?.word && readNoun(next.lower) !== undefined && !plural;
  if (!ends(next) && !modifiesNoun && !token.possessive) return undefined;
  return {
    singular,
    kind: introduced === 'bare' && !plural ? 'idea' : kindOf(singular),
    mass: mass && !plural,
    unique: false,
    gender: undefined,
    plural,
  };
}
