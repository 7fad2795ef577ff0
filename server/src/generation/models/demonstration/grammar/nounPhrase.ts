/** How a topic is put into words: with which article, in which number. */
import { possessiveOf } from '../language/nouns.ts';
import type { Agreement } from '../language/verbs.ts';
import type { Topic } from '../reading/topic.ts';

/** the: "the letter" · a: "a letter" · bare: "letter" · all: "letters" · of: "the letter’s" · word: "“letter”". */
export type Form = 'the' | 'a' | 'bare' | 'all' | 'of' | 'word';

export interface Manner {
  /** "my", "her", "your": whose the hero's relations are, for whoever speaks here. */
  heroPossessive: string;
  /** "my" or, in somebody else's mouth, "your". */
  narratorPossessive: string;
  /** With descriptions and owners, as at a first meeting. */
  full: boolean;
  /** Prefer the noun to the proper name ("the cat" for Miso). */
  byNoun: boolean;
  /** Of things in general, as an essay speaks: "black holes" rather than "the black holes". */
  general: boolean;
  /** The hero's own topic, if the hero has one: "her bakery" rather than "the baker’s bakery". */
  heroTopic: Topic | undefined;
}

function described(topic: Topic, noun: string, full: boolean): string {
  return full && topic.adjective !== '' ? `${topic.adjective} ${noun}` : noun;
}

function nounOf(topic: Topic): string {
  return topic.number === 'many' ? topic.plural : topic.noun;
}

/** The possessive before the noun, or the empty string. */
function ownerWord(topic: Topic, manner: Manner): string {
  if (topic.owner === 'narrator') return manner.narratorPossessive;
  if (topic.owner === 'hero') return manner.heroPossessive;
  if (topic.owner === 'nobody' || (!manner.full && topic.number !== 'mass')) return '';
  if (topic.owner === manner.heroTopic) return manner.heroPossessive;
  const owner = definite(topic.owner, { ...manner, full: false });
  return possessiveOf(owner, topic.owner.number === 'many');
}

function definite(topic: Topic, manner: Manner): string {
  if (topic.number === 'phrase') return topic.noun;
  if (topic.number === 'name' && !(manner.byNoun && topic.name !== '')) {
    const name = topic.name === '' ? topic.noun : topic.name;
    return topic.definite ? `the ${name}` : name;
  }
  const noun = described(topic, nounOf(topic), manner.full);
  const owner = ownerWord(topic, manner);
  if (owner !== '') return `${owner} ${noun}`;
  const bareMass = topic.number === 'mass' && (topic.kind === 'idea' || manner.general);
  return bareMass || (topic.number === 'many' && manner.general) ? noun : `the ${noun}`;
}

function indefinite(topic: Topic, manner: Manner): string {
  if (topic.definite || topic.number === 'name' || topic.number === 'phrase') return definite(topic, manner);
  if (topic.owner === 'narrator' || topic.owner === 'hero') return definite(topic, manner);
  const noun = described(topic, nounOf(topic), manner.full);
  return topic.number === 'one' ? `a ${noun}` : noun;
}

function general(topic: Topic, manner: Manner): string {
  if (topic.definite || topic.number === 'name' || topic.number === 'phrase') return definite(topic, manner);
  return topic.number === 'mass' ? topic.noun : topic.plural;
}

function bare(topic: Topic): string {
  if (topic.number === 'phrase') return `“${topic.name}”`;
  return topic.number === 'name' && topic.name !== '' ? topic.name : topic.noun;
}

/** The topic in words. */
export function nounPhrase(topic: Topic, form: Form, manner: Manner): string {
  switch (form) {
    case 'the':
      return definite(topic, manner);
    case 'a':
      return indefinite(topic, manner);
    case 'bare':
      return bare(topic);
    case 'all':
      return general(topic, manner);
    case 'word':
      return topic.number === 'phrase' ? bare(topic) : `“${topic.number === 'many' ? topic.plural : bare(topic)}”`;
    case 'of':
      return possessiveOf(definite(topic, manner), topic.number === 'many');
    default:
      return form satisfies never;
  }
}

/** How a verb agrees with that form of the topic. */
export function agreementOf(topic: Topic, form: Form): Agreement {
  if (topic.pronoun === 'they') return 'plural';
  const counted = topic.number === 'one' && !topic.definite;
  return form === 'all' && counted ? 'plural' : 'third';
}
