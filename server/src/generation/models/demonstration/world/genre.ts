/** What kind of world a text's words belong to. */
import { words } from '../language/lists.ts';
import type { Genre } from './world.ts';

const TELLING: readonly [Genre, ReadonlySet<string>][] = [
  [
    'space',
    new Set(
      words(`space planet spaceship starship spacecraft astronaut alien galaxy rocket cyborg android
    asteroid comet spaceport orbit satellite mars jupiter saturn venus cosmonaut supernova wormhole interstellar spacesuit
    martian starfleet nebula telescope exoplanet`),
    ),
  ],
  [
    'court',
    new Set(
      words(`king queen prince princess castle dragon knight wizard witch kingdom elf goblin throne sword
    sorcerer sorceress palace crown unicorn fairy troll duke duchess emperor empress jester spell dwarf griffin moat`),
    ),
  ],
  [
    'sea',
    new Set(
      words(`sea ship lighthouse captain sailor harbour harbor island whale pirate beach ocean mermaid boat
    coast fisherman shipwreck submarine tide anchor yacht ferry sailboat coastal shore dolphin shark cove bay port
    atlantic pacific titanic`),
    ),
  ],
  [
    'wild',
    new Set(
      words(`forest mountain desert jungle wolf farm farmer village orchard meadow river valley hunter
    shepherd fox bear woods tree cabin swamp bee beekeeper glacier monsoon field well horse sheep cow cave wilderness
    deer owl snow countryside garden`),
    ),
  ],
];

/** The genre that most words of a text speak for; a town of today when none does. */
export function genreOf(text: string): Genre {
  const found = text.toLowerCase().match(/[a-z]+/gu) ?? [];
  let best: Genre = 'town';
  let most = 0;
  for (const [genre, telling] of TELLING) {
    const score = found.filter((word) => telling.has(word) || telling.has(word.replace(/e?s$/u, ''))).length;
    if (score > most) [best, most] = [genre, score];
  }
  return best;
}
