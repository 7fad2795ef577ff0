/** From noun phrases to the topics of a text. */
import { pluralOf } from '../language/nouns.ts';
import { NUMBERS } from '../lexicon/adjectives.ts';
import { AUXILIARIES } from '../lexicon/functionWords.ts';
import { GEOGRAPHY, HER_NAMES, HIS_NAMES, SAID_WITH_THE } from '../lexicon/names.ts';
import { RELATIONS, TITLES } from '../lexicon/people.ts';
import { readNoun, readVerb } from './dictionary.ts';
import { isFamous, type Tagged, tagged } from './parts.ts';
import { type NounPhrase, nounPhrases } from './phrases.ts';
import { tokensOf } from './tokens.ts';
import { isAgent, type Kind, type Pronoun, plainTopic, type Topic } from './topic.ts';

export interface TopicReading {
  /** In order of appearance, each once. */
  topics: Topic[];
  /** How often each key was named. */
  counts: Map<string, number>;
}

/** One is on them, not in them. */
const PLANETS = new Set(['Earth', 'Mars', 'Venus', 'Jupiter', 'Saturn', 'Neptune', 'Mercury', 'Pluto', 'Uranus']);
const PLURAL_NAME = /^(?:Alps|Andes|Himalayas|Philippines|Beatles|Rockies)$/u;
const PLACE_PREPOSITIONS = new Set(['in', 'at', 'from', 'near', 'across', 'through', 'to', 'around', 'outside']);

/** Reads the topics of a text. `guessGender` decides for people whose gender nothing tells. */
export function readTopics(text: string, guessGender: (name: string) => 'he' | 'she'): TopicReading {
  const reader = new TopicReader(text, guessGender);
  for (const phrase of nounPhrases(tagged(tokensOf(text)))) reader.take(phrase);
  return { topics: reader.topics, counts: reader.counts };
}

class TopicReader {
  readonly topics: Topic[] = [];
  readonly counts = new Map<string, number>();
  readonly #guessGender: (name: string) => 'he' | 'she';
  readonly #hint: 'he' | 'she' | undefined;
  #last: Topic | undefined;

  constructor(text: string, guessGender: (name: string) => 'he' | 'she') {
    this.#guessGender = guessGender;
    this.#hint = pronounHint(text);
  }

  take(phrase: NounPhrase): void {
    const proper = phrase.words.filter((word) => word.part === 'proper');
    const common = phrase.words.filter((word) => word.part === 'noun');
    const owner = phrase.owned ? this.#last : undefined;
    if (proper.length === 0) this.#last = this.#takeCommon(phrase, common, owner);
    else if (common.length === 0) this.#last = this.#takeName(phrase, proper);
    else this.#last = this.#takeMixed(phrase, common, proper);
  }

  #takeCommon(phrase: NounPhrase, words: readonly Tagged[], owner: Topic | undefined): Topic | undefined {
    const topic = commonTopic(words, phrase.determiner);
    if (topic === undefined) return undefined;
    topic.adjective =
      topic.number === 'many'
        ? phrase.adjective
        : phrase.adjective
            .split(' ')
            .filter((word) => !NUMBERS.has(word))
            .join(' ');
    topic.owner = ownerOf(phrase.determiner, topic, owner);
    if (
      phrase.apposed &&
      this.#last?.number === 'name' &&
      this.#last.kind !== 'place' &&
      isAgent(topic) &&
      topic.number === 'one'
    ) {
      return this.#merge(this.#last, topic);
    }
    this.#settlePronoun(topic, words.at(-1)?.noun?.gender);
    if (phrase.determiner === '' && topic.owner === 'hero') callByRelation(topic);
    const [first] = words;
    if (words.length > 1 && first?.noun?.kind === 'place')
      this.#add(plainTopic(first.noun.singular, pluralOf(first.noun.singular), 'place', 'one'));
    return this.#add(topic);
  }

  /** "Miso, my cat": the name gets its noun. */
  #merge(named: Topic, noun: Topic): Topic {
    const { pronoun } = named;
    Object.assign(named, {
      kind: noun.kind,
      noun: noun.noun,
      plural: noun.plural,
      adjective: noun.adjective,
      owner: noun.owner,
      name: named.noun,
    });
    named.pronoun = noun.kind === 'person' ? pronoun : noun.pronoun;
    return named;
  }

  #takeName(phrase: NounPhrase, words: readonly Tagged[]): Topic {
    const name = words.map((word) => word.token.text).join(' ');
    const naming = ['named', 'called', 'nicknamed'].includes(phrase.preceding);
    if (naming && this.#last !== undefined && this.#last.name === '' && this.#last.number === 'one') {
      Object.assign(this.#last, { name, number: 'name', key: name.toLowerCase() });
      const told = genderOfName(name);
      if (this.#last.kind === 'person' && told !== undefined) this.#last.pronoun = told;
      return this.#last;
    }
    return this.#add(this.#nameTopic(name, phrase));
  }

  #nameTopic(name: string, phrase: NounPhrase): Topic {
    const kind = PLANETS.has(name) ? 'nature' : kindOfName(name, phrase);
    const topic = plainTopic(name, name, kind, 'name');
    topic.definite =
      SAID_WITH_THE.has(name) || (phrase.determiner === 'the' && phrase.words.length === 1 && !isFamous(name));
    if (kind === 'person') topic.pronoun = genderOfName(name) ?? this.#hint ?? this.#guessGender(name);
    else if (topic.definite && PLURAL_NAME.test(name)) topic.pronoun = 'they';
    return topic;
  }

  /** "my cat Miso", "Captain Voss", "Lisbon bakery". */
  #takeMixed(phrase: NounPhrase, common: readonly Tagged[], proper: readonly Tagged[]): Topic | undefined {
    const name = proper.map((word) => word.token.text).join(' ');
    const [first] = phrase.words;
    const head = commonTopic(common, phrase.determiner);
    if (head === undefined) return this.#add(this.#nameTopic(name, phrase));
    if (first?.part === 'noun' && isAgent(head) && head.number === 'one') {
      const title = TITLES.has(first.token.lower) && first.token.capital && phrase.determiner === '';
      const titles = common.filter((word) => word.token.capital && TITLES.has(word.token.lower));
      const full = title ? [...titles.map((word) => word.token.text), name].join(' ') : name;
      Object.assign(head, {
        name: full,
        number: 'name',
        key: full.toLowerCase(),
        adjective: phrase.adjective,
        owner: ownerOf(phrase.determiner, head, undefined),
      });
      this.#settlePronoun(head, genderOfName(name) ?? common.at(-1)?.noun?.gender);
      return this.#add(head);
    }
    const whole = `${name} ${head.noun}`;
    if (first?.part === 'proper' && kindOfName(name, phrase) === 'place') {
      this.#add(this.#nameTopic(name, phrase));
      return this.#add({ ...head, key: whole.toLowerCase(), noun: whole, plural: `${name} ${head.plural}` });
    }
    this.#add(this.#nameTopic(name, phrase));
    return this.#add(head);
  }

  #settlePronoun(topic: Topic, told: 'he' | 'she' | undefined): void {
    if (topic.number === 'many') topic.pronoun = 'they';
    else if (topic.kind === 'person') topic.pronoun = told ?? this.#hint ?? this.#guessGender(topic.key);
    else if (topic.kind === 'animal' && this.#hint !== undefined && !this.topics.some((t) => t.kind === 'person'))
      topic.pronoun = this.#hint;
  }

  #add(topic: Topic): Topic {
    this.counts.set(topic.key, (this.counts.get(topic.key) ?? 0) + 1);
    const known = this.topics.find(
      (other) =>
        other.key === topic.key ||
        (other.name !== '' && (other.noun === topic.noun || other.name.split(' ').includes(topic.noun))),
    );
    if (known !== undefined) return known;
    this.topics.push(topic);
    return topic;
  }
}

function commonTopic(words: readonly Tagged[], determiner: string): Topic | undefined {
  const head = words.at(-1)?.noun;
  if (head === undefined) return undefined;
  const before = words.slice(0, -1).map((word) => word.token.lower);
  const known = readNoun([...before, head.singular].join(' ').toLowerCase());
  const noun = [...before, head.singular].join(' ');
  const mass = (known ?? head).mass && determiner !== 'a' && determiner !== 'an';
  const topic = plainTopic(noun, pluralOf(noun), (known ?? head).kind, head.plural ? 'many' : mass ? 'mass' : 'one');
  topic.definite = (known ?? head).unique && before.length === 0;
  return topic;
}

/** "Grandpa’s garden": without an article the relation is a name. */
function callByRelation(topic: Topic): void {
  const name = topic.noun.charAt(0).toUpperCase() + topic.noun.slice(1);
  Object.assign(topic, { number: 'name', noun: name, plural: name, owner: 'nobody' });
}

function ownerOf(determiner: string, topic: Topic, owner: Topic | undefined): Topic['owner'] {
  if (owner !== undefined) return owner;
  if (determiner === 'my' || determiner === 'our') return 'narrator';
  if (!RELATIONS.has(topic.noun)) return 'nobody';
  return ['his', 'her', 'their', 'your'].includes(determiner) || (determiner === '' && topic.number === 'one')
    ? 'hero'
    : 'nobody';
}

function kindOfName(name: string, phrase: NounPhrase): Kind {
  const [first = name] = name.split(' ');
  if (name.split(' ').some((part) => GEOGRAPHY.has(part)) && !HIS_NAMES.has(first) && !HER_NAMES.has(first))
    return 'place';
  if (HER_NAMES.has(first) || HIS_NAMES.has(first)) return 'person';
  if (/^[A-Z]{2,}$/u.test(name) || phrase.determiner === 'the') return 'name';
  if (PLACE_PREPOSITIONS.has(phrase.preceding)) return 'place';
  const form = readVerb(phrase.following)?.form;
  const acts = form === 'third' || form === 'past' || AUXILIARIES.has(phrase.following) || phrase.following === 'who';
  return acts || phrase.possessive || ['named', 'called'].includes(phrase.preceding) ? 'person' : 'name';
}

function genderOfName(name: string): 'he' | 'she' | undefined {
  const parts = name.split(' ');
  if (parts.some((part) => HER_NAMES.has(part))) return 'she';
  return parts.some((part) => HIS_NAMES.has(part)) ? 'he' : undefined;
}

function pronounHint(text: string): (Pronoun & ('he' | 'she')) | undefined {
  const she = text.match(/\b(?:she|her|hers|herself)\b/giu)?.length ?? 0;
  const he = text.match(/\b(?:he|him|his|himself)\b/giu)?.length ?? 0;
  if (she === he) return undefined;
  return she > he ? 'she' : 'he';
}
