/** Whom a text follows, and who keeps them company. */
import type { Random } from '../random.ts';
import { isAgent, type Topic } from '../reading/topic.ts';
import type { Narrator } from '../reading/voice.ts';
import { inventName } from './cast.ts';
import type { Companion, Hero } from './world.ts';

export interface Casting {
  /** All topics read, and those of them that the writer's request names. */
  found: readonly Topic[];
  wanted: ReadonlySet<Topic>;
  narrator: Narrator | undefined;
  /** The pronoun that a direction gives its hero. */
  asked: 'he' | 'she' | undefined;
  /** The pronoun most used in what is read; in prose it may stand for a hero without a name. */
  pronoun: 'he' | 'she' | undefined;
  prose: boolean;
  /** Nobody of the prompt becomes the hero. */
  heroless: boolean;
  taken: ReadonlySet<string>;
}

/** The narrator, else the first who acts, else somebody known by a pronoun, else somebody invented. */
export function chooseHero(casting: Casting, random: Random): { hero: Hero; rest: Topic[] } {
  const { found, narrator, prose, taken } = casting;
  const rest = [...found];
  if (narrator !== undefined && narrator !== 'third')
    return { hero: { person: narrator, names: [], topic: undefined }, rest };
  const actor = found.length > 1 ? actorOf(casting) : undefined;
  if (actor !== undefined && !casting.heroless) {
    const hero: Hero = { person: actor.pronoun, names: shortNames(actor), topic: actor };
    return { hero, rest: rest.filter((topic) => topic !== actor) };
  }
  if (prose && actor === undefined && casting.pronoun !== undefined) {
    return { hero: { person: casting.pronoun, names: [], topic: undefined }, rest };
  }
  const pronoun = casting.pronoun ?? (random.chance(0.5) ? 'she' : 'he');
  const { given, full } = inventName(pronoun, taken, random);
  return { hero: { person: pronoun, names: [full, given], topic: undefined }, rest };
}

/** People before animals. The only thing that was asked for stays a topic, so that the text is about it. */
function actorOf({ found, wanted, asked }: Casting): Topic | undefined {
  const acting = found.filter((topic) => isAgent(topic) && topic.owner !== 'hero' && !ownsAnActor(topic, found));
  const people = acting.filter((topic) => topic.kind === 'person');
  const first = people.find((topic) => topic.pronoun === asked) ?? people[0] ?? acting[0];
  if (first === undefined || !wanted.has(first)) return first;
  const more = found.some((topic) => topic !== first && wanted.has(topic));
  return more ? first : people.find((topic) => !wanted.has(topic));
}

/** "A glassblower’s apprentice" is about the apprentice. */
function ownsAnActor(topic: Topic, found: readonly Topic[]): boolean {
  return found.some((other) => other.owner === topic && isAgent(other));
}

/** "the keeper" for the lighthouse keeper. */
function shortNames(topic: Topic): string[] {
  const space = topic.noun.lastIndexOf(' ');
  if (topic.number === 'name' || space < 0) return [];
  return [`the ${(topic.number === 'many' ? topic.plural : topic.noun).slice(space + 1)}`];
}

/** The pronoun that a text uses most; of two used as often, the last. */
export function pronounIn(text: string): 'he' | 'she' | undefined {
  const she = text.match(/\b(?:she|her)\b/giu)?.length ?? 0;
  const he = text.match(/\b(?:he|his|him)\b/giu)?.length ?? 0;
  if (she + he === 0) return undefined;
  if (she !== he) return she > he ? 'she' : 'he';
  const last = text.toLowerCase().match(/.*\b(she|her|he|his|him)\b/su)?.[1];
  return last === 'she' || last === 'her' ? 'she' : 'he';
}

/** People with names take part as companions, unless "he" and "she" would then be in doubt. */
export function choosePeople(rest: readonly Topic[], hero: Hero): { people: Companion[]; topics: Topic[] } {
  const people: Companion[] = [];
  const topics: Topic[] = [];
  for (const topic of rest) {
    const { pronoun } = topic;
    const human = topic.kind === 'person' && topic.number === 'name' && topic.owner === 'nobody';
    const stays = rest.length - people.length > 1;
    if (human && stays && (pronoun === 'he' || pronoun === 'she') && pronoun !== hero.person) {
      const full = topic.name === '' ? topic.noun : topic.name;
      people.push({ given: full, full, pronoun, role: '' });
    } else topics.push(topic);
  }
  return { people, topics };
}
