/** Everything a text is about and how it is told: decided once, before the first sentence. */

import type { HeroPerson } from '../grammar/hero.ts';
import type { Tense } from '../language/verbs.ts';
import type { Pronoun, Topic } from '../reading/topic.ts';

export type Genre = 'town' | 'sea' | 'wild' | 'court' | 'space';

export interface Hero {
  person: HeroPerson;
  /** Full name first, then how people call them; empty for a narrator and for somebody known by a pronoun only. */
  names: readonly string[];
  /** Set when the hero is somebody from the prompt. */
  topic: Topic | undefined;
}

export interface Companion {
  given: string;
  full: string;
  pronoun: 'he' | 'she';
  /** "a retired piano tuner"; empty for somebody the reader knows already. */
  role: string;
}

/** What the prompt says that its hero does: "find", "a letter from the sea". */
export interface Deed {
  verb: string;
  rest: string;
}

export interface World {
  tense: Tense;
  hero: Hero;
  /** What the prompt and the text before the cursor speak of, the hero left out; never empty. */
  topics: readonly Topic[];
  /** Those of them that the writer's own request names. */
  wanted: ReadonlySet<Topic>;
  deed: Deed | undefined;
  /** An explanation rather than a story. */
  essay: boolean;
  genre: Genre;
  /** The town, station or kingdom where it happens. */
  town: string;
  /** People whom the writer's own text names; they take part before anybody invented does. */
  people: readonly Companion[];
  /** "1974", or empty. */
  year: string;
  /** Names that must not be given to anybody else. */
  taken: ReadonlySet<string>;
}

/** What changes from scene to scene in a long text. */
export interface Scene {
  companion: Companion;
  place: string;
  /** With its article: "a brass key". */
  thing: string;
  /** A pattern: who else has a say in this scene. */
  minor: string;
  /** Before when; a noun phrase. */
  deadline: string;
  /** What the hero is after, to be said after "to". */
  aim: string;
}

export const OBJECT_PRONOUN: Readonly<Record<Pronoun, string>> = { he: 'him', she: 'her', it: 'it', they: 'them' };
export const POSSESSIVE_PRONOUN: Readonly<Record<Pronoun, string>> = {
  he: 'his',
  she: 'her',
  it: 'its',
  they: 'their',
};
