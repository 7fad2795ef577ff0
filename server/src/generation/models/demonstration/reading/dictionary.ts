/** What the lexicon knows about a single word or a two-word noun. */

import { pluralOf, singularsOf } from '../language/nouns.ts';
import { pastParticiple, pastTense, presentParticiple, thirdPerson } from '../language/verbs.ts';
import { ACTIONS } from '../lexicon/actions.ts';
import { ANIMALS } from '../lexicon/animals.ts';
import { DEVICES } from '../lexicon/devices.ts';
import {
  GROUPS,
  MORE_BODY,
  MORE_DEVICES,
  MORE_EVENTS,
  MORE_IDEAS,
  MORE_MASS_IDEAS,
  MORE_NATURE,
  MORE_PEOPLE,
  MORE_PLACES,
  MORE_STUFF,
  MORE_THINGS,
} from '../lexicon/everyday.ts';
import { COUNT_IDEAS, EVENTS, MASS_IDEAS, TIMES, UNIQUE_IDEAS } from '../lexicon/ideas.ts';
import { FOODS, STUFF } from '../lexicon/materials.ts';
import { NATURE, UNIQUE_NATURE } from '../lexicon/nature.ts';
import { OBJECTS } from '../lexicon/objects.ts';
import { MEN, PEOPLE, WOMEN } from '../lexicon/people.ts';
import { PLACES, UNIQUE_PLACES } from '../lexicon/places.ts';
import { SUBJECTS } from '../lexicon/science.ts';
import { PLURAL_ONLY, SINGULAR_IN_S } from '../lexicon/shapes.ts';
import type { Kind } from './topic.ts';

export interface NounEntry {
  singular: string;
  kind: Kind;
  mass: boolean;
  unique: boolean;
  gender: 'he' | 'she' | undefined;
}

export interface NounReading extends NounEntry {
  plural: boolean;
}

const NOUNS = new Map<string, NounEntry>();

function add(list: readonly string[], kind: Kind, more: Partial<NounEntry> = {}): void {
  for (const singular of list) {
    if (!NOUNS.has(singular))
      NOUNS.set(singular, { singular, kind, mass: false, unique: false, gender: undefined, ...more });
  }
}

add(WOMEN, 'person', { gender: 'she' });
add(MEN, 'person', { gender: 'he' });
add([...PEOPLE, ...MORE_PEOPLE], 'person');
add([...GROUPS, ...MORE_BODY], 'thing');
add(ANIMALS, 'animal');
add([...UNIQUE_PLACES], 'place', { unique: true });
add([...UNIQUE_NATURE], 'nature', { unique: true });
add([...UNIQUE_IDEAS], 'idea', { unique: true });
add([...PLACES, ...MORE_PLACES], 'place');
add([...EVENTS, ...MORE_EVENTS], 'event');
add([...STUFF, ...MORE_STUFF], 'stuff', { mass: true });
add(FOODS, 'food');
add([...MASS_IDEAS, ...SUBJECTS, ...MORE_MASS_IDEAS], 'idea', { mass: true });
add([...DEVICES, ...MORE_DEVICES], 'device');
add([...OBJECTS, ...MORE_THINGS], 'object');
add([...NATURE, ...MORE_NATURE], 'nature');
add(TIMES, 'time');
add([...COUNT_IDEAS, ...MORE_IDEAS], 'idea');

/** The noun that a lower-case word or pair of words may be, singular or plural. */
export function readNoun(word: string): NounReading | undefined {
  const exact = NOUNS.get(word);
  if (PLURAL_ONLY.has(word)) {
    const [stem = word] = singularsOf(word);
    const known = NOUNS.get(stem) ?? exact;
    return { singular: stem, kind: 'thing', mass: false, unique: false, gender: undefined, ...known, plural: true };
  }
  if (exact !== undefined) return { ...exact, plural: false };
  if (SINGULAR_IN_S.has(word)) return undefined;
  for (const singular of singularsOf(word)) {
    const entry = NOUNS.get(singular);
    if (entry !== undefined && pluralOf(singular) === word) return { ...entry, plural: true };
  }
  return undefined;
}

export type VerbForm = 'base' | 'third' | 'past' | 'participle' | 'ing';

const VERBS = new Map<string, { base: string; form: VerbForm }>();
for (const base of ACTIONS) {
  const forms: [string, VerbForm][] = [
    [base, 'base'],
    [thirdPerson(base), 'third'],
    [pastTense(base), 'past'],
    [pastParticiple(base), 'participle'],
    [presentParticiple(base), 'ing'],
  ];
  for (const [text, form] of forms) if (!VERBS.has(text)) VERBS.set(text, { base, form });
}

/** The verb that a lower-case word may be a form of. */
export function readVerb(word: string): { base: string; form: VerbForm } | undefined {
  return VERBS.get(word);
}
