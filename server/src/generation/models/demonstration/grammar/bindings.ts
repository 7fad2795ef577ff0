/** Which topic stands behind which letter of a pattern. */
import type { Random } from '../random.ts';
import { isAgent, type Kind, type Topic } from '../reading/topic.ts';

export type Bindings = Map<string, Topic>;

const PHYSICAL: readonly Kind[] = ['object', 'device', 'place', 'nature', 'food', 'stuff'];

/** X, Y: anything · A: who acts · O: held in a hand · D: built · L: a place · N: nature · F: eaten or poured ·
 * I: an idea that is not counted · E: an event, or an idea that is counted · T: anything that can be seen · G: what can be moved. */
function fits(letter: string, topic: Topic): boolean {
  switch (letter) {
    case 'A':
      return isAgent(topic);
    case 'O':
      return topic.kind === 'object';
    case 'D':
      return topic.kind === 'device';
    case 'L':
      return topic.kind === 'place';
    case 'N':
      return topic.kind === 'nature';
    case 'F':
      return topic.kind === 'food' || topic.kind === 'stuff';
    case 'I':
      return topic.kind === 'idea' && topic.number === 'mass';
    case 'E':
      return topic.kind === 'event' || (topic.kind === 'idea' && topic.number !== 'mass');
    case 'G':
      return topic.kind === 'object' || topic.kind === 'device' || topic.kind === 'food';
    case 'T':
      return PHYSICAL.includes(topic.kind);
    default:
      return true;
  }
}

/** True when some topic of the list can stand behind the letter. */
export function hasTopicFor(letter: string, topics: readonly Topic[]): boolean {
  return topics.some((topic) => fits(letter, topic));
}

/** What there is to bind, what the writer asked for, and what the paragraph is about. */
export interface Choice {
  topics: readonly Topic[];
  wanted: ReadonlySet<Topic>;
  /** How often something asked for is chosen where there is a choice. */
  share: number;
  focus: Topic | undefined;
}

/** Binds letters to different topics: the focus first, then whoever was not named for longest. */
export function bind(
  letters: ReadonlySet<string>,
  { topics, wanted, share, focus }: Choice,
  lastUse: ReadonlyMap<string, number>,
  random: Random,
): Bindings | undefined {
  const bindings: Bindings = new Map();
  for (const letter of [...letters].sort((a, b) => rank(a) - rank(b))) {
    const free = topics.filter((topic) => fits(letter, topic) && ![...bindings.values()].includes(topic));
    if (free.length === 0) return undefined;
    const focused = focus !== undefined && free.includes(focus) && random.chance(0.75) ? focus : undefined;
    const better = free.filter((topic) => wanted.has(topic));
    const choice = better.length > 0 && random.chance(share) ? better : free;
    bindings.set(letter, focused ?? longestUnused(choice, lastUse, random));
  }
  return bindings;
}

/** Letters that take anything choose last. */
function rank(letter: string): number {
  return letter === 'Y' ? 2 : letter === 'X' ? 1 : 0;
}

function longestUnused(topics: readonly Topic[], lastUse: ReadonlyMap<string, number>, random: Random): Topic {
  const [a, b] = [random.pick(topics), random.pick(topics)];
  return (lastUse.get(a.key) ?? 0) <= (lastUse.get(b.key) ?? 0) ? a : b;
}
