/** Reads a brief and decides the world that its text will be told in. */

import { words } from '../language/lists.ts';
import { pluralOf } from '../language/nouns.ts';
import type { Tense } from '../language/verbs.ts';
import { Random } from '../random.ts';
import { readDeed, readDirection } from '../reading/deed.ts';
import { isForeign, phraseTopic, quotable, quotedTopics } from '../reading/quoted.ts';
import { type Request, readRequest } from '../reading/request.ts';
import { type Kind, plainTopic, type Topic } from '../reading/topic.ts';
import { readTopics } from '../reading/topics.ts';
import { type Narrator, readVoice, type Voice } from '../reading/voice.ts';
import { inventTown } from './cast.ts';
import { genreOf } from './genre.ts';
import { type Casting, chooseHero, choosePeople, pronounIn } from './hero.ts';
import type { Deed, Hero, World } from './world.ts';

const MOST_TOPICS = 8;
const MOST_OF_A_TEXT = 6;

/** What the world is read from. */
export interface Source {
  /** The writer's request: its nouns come first. */
  prompt: string;
  /** A line of an outline: its nouns come before the prompt's. */
  extra?: string;
  /** The prompt says where the text is to go: "she finds the letter" is a deed of the text's hero. */
  direction?: boolean;
  /** Text that is worked on or goes before: its nouns, tense and person count. */
  text: string;
  /** The text is prose to go on from, so its tense and narrator hold. */
  prose: boolean;
  /** A prompt that asks for an explanation gets one. */
  essays?: boolean;
  /** Nobody of the prompt becomes the hero: all of it stays a topic. */
  heroless?: boolean;
  /** A lone topic gets another beside it, so that a story has two things to tell of. */
  company?: boolean;
  /** Who looks on when the text knows nobody. */
  stranger?: Narrator;
  /** Told in this tense, whatever the text's own. */
  tense?: Tense;
  /** Prose whose tense and narrator hold although it is not gone on from. */
  voiceOf?: string;
  /** A seed that stays the same for all parts of one work. */
  seed: number;
}

const MEASURES = new Set(words(`week day hour minute month year century decade moment past present future weekend`));
const NARRATORS = { first: 'I', plural: 'we', second: 'you', third: 'third' } as const;
const ESSAY_VOICE: Voice = { tense: 'present', narrator: 'third' };

/** Used when a prompt names nothing: small things that make a story. */
const DEFAULTS: readonly [string, Kind][] = [
  ['letter', 'object'],
  ['lighthouse', 'place'],
  ['orchard', 'place'],
  ['map', 'object'],
  ['violin', 'object'],
  ['clock', 'device'],
  ['river', 'nature'],
  ['lantern', 'object'],
  ['bookshop', 'place'],
  ['piano', 'device'],
];

/** Builds the world of a request; the same source gives the same world. */
export function buildWorld(source: Source): World {
  const random = new Random(source.seed);
  const request = readRequest(source.prompt);
  const essay = request.essay && source.essays === true;
  const { topics: all, wanted } = findTopics(request, source, random);
  const found = worthTelling(all, essay);
  const voice = voiceFor(source, request, essay);
  const read = `${source.prompt} ${source.text.slice(-4000)}`;
  const taken = new Set(read.toLowerCase().match(/\p{L}+/gu) ?? []);
  const genre = genreOf(read);
  const { hero, rest } = chooseHero({ ...castingOf(source), found, wanted, taken, narrator: voice.narrator }, random);
  const { people, topics } = source.heroless ? { people: [], topics: rest } : choosePeople(rest, hero);
  const { town, others } = chooseTown(topics);
  return {
    tense: source.tense ?? request.tense ?? voice.tense ?? 'past',
    hero,
    topics: source.company === true && !essay && others.length === 1 ? [...others, oneMore(taken, random)] : others,
    wanted,
    essay,
    deed: deedOf(request, source, hero),
    genre,
    town: town ?? inventTown(genre, random),
    people,
    year: request.subject.match(/\b(?:1[4-9]|20)\d\d\b/u)?.[0] ?? '',
    taken,
  };
}

function castingOf(source: Source): Pick<Casting, 'asked' | 'pronoun' | 'prose' | 'heroless'> {
  return {
    asked: source.direction ? pronounIn(source.prompt) : undefined,
    pronoun: pronounIn(source.prose ? source.text : source.prompt),
    prose: source.prose,
    heroless: source.heroless === true,
  };
}

/** Measures of time say little, and an essay is not about the people it is for: both go when something else is left. */
function worthTelling(topics: readonly Topic[], essay: boolean): Topic[] {
  const kept = topics.filter((topic) => !MEASURES.has(topic.noun) && !(essay && topic.kind === 'person'));
  return kept.length > 0 ? kept : [...topics];
}

function voiceFor(source: Source, request: Request, essay: boolean): Voice {
  if (source.prose) return readVoice(source.text);
  if (essay) return ESSAY_VOICE;
  const asked = promptVoice(request);
  if (source.voiceOf === undefined) return asked;
  const read = readVoice(source.voiceOf);
  const narrator = read.narrator ?? (asked.narrator === 'third' ? source.stranger : undefined) ?? asked.narrator;
  return { tense: request.tense ?? read.tense ?? 'present', narrator };
}

/** In a premise the hero's noun stands before the deed; in a direction perhaps only a pronoun does. */
function deedOf(request: Request, source: Source, hero: Hero): Deed | undefined {
  if (source.direction) return readDirection(request.subject, hero.names[0] ?? hero.topic?.noun ?? '');
  return source.prose || hero.topic === undefined ? undefined : readDeed(request.subject, hero.topic);
}

function findTopics(request: Request, source: Source, random: Random): { topics: Topic[]; wanted: Set<Topic> } {
  const gender = (): 'he' | 'she' => (random.chance(0.5) ? 'she' : 'he');
  const wanted = isForeign(request.subject)
    ? quotedTopics(request.subject)
    : readTopics(request.subject.slice(0, 8000), gender).topics;
  const near = source.text === '' || isForeign(source.text.slice(-2000)) ? [] : salient(source.text, gender);
  const more = source.extra === undefined ? [] : readTopics(source.extra, gender).topics;
  const merged: Topic[] = [];
  for (const topic of [...wanted.slice(0, MOST_TOPICS - 2), ...more, ...near])
    if (!merged.some((known) => sameTopic(known, topic))) merged.push(topic);
  if (merged.length > 0) return { topics: merged.slice(0, MOST_TOPICS), wanted: new Set(wanted) };
  const phrase = quotable(request.subject || source.text.slice(0, 200));
  const first = oneMore(new Set(), random);
  const defaults = [first, oneMore(new Set([first.noun]), random)];
  const topics = /\p{L}/u.test(phrase) ? [phraseTopic(phrase), ...defaults] : defaults;
  return { topics, wanted: new Set() };
}

/** Something to tell of besides, when the prompt names one thing only. */
function oneMore(taken: ReadonlySet<string>, random: Random): Topic {
  const [noun, kind] = random.pick(DEFAULTS.filter(([word]) => !taken.has(word)));
  return plainTopic(noun, pluralOf(noun), kind, 'one');
}

function sameTopic(a: Topic, b: Topic): boolean {
  return a.key === b.key || (a.noun === b.noun && a.number === b.number);
}

/** Things that stand about in every text and seldom matter. */
const BYSTANDERS = new Set(
  words(`pocket door window floor wall table chair step street room hour day morning night hand face head eye knee arm
  voice stairs corner ceiling shelf desk bed seat roof road bag coat hat shirt shoe cup word moment minute air side`),
);

/** The topics that a longer text returns to most, the later ones weighing more. */
function salient(text: string, gender: () => 'he' | 'she'): Topic[] {
  const sample = text.length > 9000 ? `${text.slice(0, 2000)}\n${text.slice(-6000)}` : text;
  const { topics, counts } = readTopics(sample, gender);
  const weight = (topic: Topic): number => {
    const minor = topic.kind === 'time' || BYSTANDERS.has(topic.noun);
    return (counts.get(topic.key) ?? 1) * (topic.number === 'name' ? 1.5 : 1) * (minor ? 0.3 : 1);
  };
  return topics
    .map((topic, order) => ({ topic, score: weight(topic) + order / topics.length }))
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_OF_A_TEXT)
    .map(({ topic }) => topic);
}

function promptVoice(request: Request): Voice {
  const { subject } = request;
  const i = /\b(?:I|I['’]m|my|me|myself)\b/u.test(subject.replace(/\bMy\b/gu, 'my'));
  const we = /\b(?:[Ww]e|[Oo]ur|us)\b/u.test(subject);
  const narrator = NARRATORS[request.person ?? (i ? 'first' : we ? 'plural' : 'third')];
  const present = /\bI (?:am|walk|see|go|live|wake|stand|sit|have)\b/u.test(subject);
  return { tense: present ? 'present' : 'past', narrator };
}

function chooseTown(topics: readonly Topic[]): { town: string | undefined; others: Topic[] } {
  const named = topics.find((topic) => topic.kind === 'place' && topic.number === 'name' && !topic.definite);
  if (named === undefined) return { town: undefined, others: [...topics] };
  if (topics.length === 1) return { town: 'the city', others: [...topics] };
  return { town: named.noun, others: topics.filter((topic) => topic !== named) };
}
