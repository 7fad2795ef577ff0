/** Who and what changes from scene to scene. */
import { fillersFor } from '../grammar/fillers.ts';
import type { Random } from '../random.ts';
import { inventCompanion } from './cast.ts';
import type { Companion, Scene, World } from './world.ts';

/** A companion's pronoun is never the hero's, so that "he" and "she" stay clear. */
function companionFor(world: World, random: Random, last: Scene | undefined): Companion {
  const known = world.people.filter((person) => person.given !== last?.companion.given);
  const [first] = world.people;
  if (last === undefined && first !== undefined) return first;
  if (known.length > 0 && random.chance(0.6)) return random.pick(known);
  if (world.people.length > 0 && random.chance(0.5)) return random.pick(world.people);
  const { person } = world.hero;
  const pronoun = person === 'she' ? 'he' : person === 'he' ? 'she' : random.chance(0.5) ? 'she' : 'he';
  return inventCompanion(pronoun, world.genre, world.taken, random);
}

/** The next scene of a world; `last` is what it must differ from. */
export function nextScene(world: World, random: Random, last?: Scene): Scene {
  const places = (fillersFor('elsewhere', world.genre) ?? []).filter((place) => place !== last?.place);
  const own = world.topics.filter(
    (topic) => topic.kind === 'place' && topic.number === 'one' && topic.owner === 'nobody',
  );
  const place = own.length > 0 && random.chance(0.6) ? `the ${random.pick(own).noun}` : random.pick(places);
  const things = (fillersFor('trinket', world.genre) ?? []).filter(
    (thing) => !thing.includes('{') && thing !== last?.thing,
  );
  return {
    companion: companionFor(world, random, last),
    place,
    thing: random.pick(things),
    minor: random.pick(fillersFor('minor', world.genre) ?? ['the neighbour']),
    deadline: random.pick(fillersFor('deadline', world.genre) ?? ['Sunday']),
    aim:
      world.deed !== undefined && (last === undefined || random.chance(0.3))
        ? `${world.deed.verb} ${world.deed.rest}`
        : '',
  };
}
