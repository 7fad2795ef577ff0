/** A topic: one person, place or thing that a text is about, with all that grammar needs to know of it. */

export type Kind =
  | 'person'
  | 'animal'
  | 'place'
  | 'object'
  | 'device'
  | 'nature'
  | 'stuff'
  | 'food'
  | 'idea'
  | 'event'
  | 'time'
  | 'thing'
  | 'name'
  | 'phrase';

/** `one` and `many` are counted, `mass` is not; a `name` takes no article; a `phrase` is quoted. */
export type GrammaticalNumber = 'one' | 'many' | 'mass' | 'name' | 'phrase';

export type Pronoun = 'he' | 'she' | 'it' | 'they';

export interface Topic {
  /** Identity: the singular in lower case. */
  key: string;
  kind: Kind;
  number: GrammaticalNumber;
  /** Singular without article: "lighthouse keeper", "Lisbon", "quantum computing". */
  noun: string;
  plural: string;
  pronoun: Pronoun;
  /** Proper name of somebody who has a noun as well: "Miso" of the cat. */
  name: string;
  /** A description that goes along: "broken", "three". */
  adjective: string;
  /** Whose it is: the narrator's ("my"), the hero's (relations), or somebody's named here. */
  owner: 'narrator' | 'hero' | 'nobody' | Topic;
  /** Only one in the world ("the moon"), or a name that is said with "the" ("the Titanic"). */
  definite: boolean;
}

/** A topic with the usual values, to be changed by what was read. */
export function plainTopic(noun: string, plural: string, kind: Kind, number: GrammaticalNumber): Topic {
  return {
    key: noun.toLowerCase(),
    kind,
    number,
    noun,
    plural,
    pronoun: number === 'many' ? 'they' : 'it',
    name: '',
    adjective: '',
    owner: 'nobody',
    definite: false,
  };
}

/** People and animals: those who can act. */
export function isAgent(topic: Topic): boolean {
  return topic.kind === 'person' || topic.kind === 'animal';
}
