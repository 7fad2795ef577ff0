/** Invented people and towns. */
import { words } from '../language/lists.ts';
import { CAST_HERS, CAST_HIS } from '../lexicon/castNames.ts';
import type { Random } from '../random.ts';
import type { Companion, Genre } from './world.ts';

const SURNAMES = words(`
  Voss Calloway Marsh Oyelaran Fenwick Lindqvist Rao Castellan Thorne Okafor Bellweather Novak Sato Harrow Quill Amari
  Penhallow Duarte Vance Moreau Kestrel Ibsen Larkin Mehta Osei Prior Rask Sorrel Tamm Underhill Vasquez Whitlock
  Yarrow Zeller Ashdown Birch Crane Doyle Eder Flint Galloway Hale Ito Jansen Kaplan Lomax Munro Nair Orlov Pike
  Rosen Stokes Tolliver Usher Verne Wilder Abara Bligh Coste Demir Ferreira Grimshaw Hollis Iyer Juhl Keane
`);

const FRONT = words(`Harrow Wick Marl Ember Salt Thistle Grey Lantern Hollow Winter Amber Fen Cold Raven Alder Clay
  Silver Fox Ash Long Otter Bram Gull Hazel Linden Merrow Night Pell Quill Rook`);
const BACK = words(`mere ford wick haven ham stow bury den field gate well bridge moor combe worth ley cross`);

const STATIONS = words(`Station Ring Colony Relay Outpost`);

/** Occupations for people met on the way, with their article. */
const ROLES: Readonly<Record<Genre, readonly string[]>> = {
  town: [
    'a retired piano tuner',
    'a part-time locksmith',
    'a translator of instruction manuals',
    'an off-duty tram driver',
    'a dentist with a weakness for gossip',
    'a former child actor',
    'a mender of umbrellas',
    'a night-shift baker',
    'a lapsed accountant',
    'a teacher of small, loud children',
    'a collector of misprinted stamps',
    'a radio announcer between jobs',
  ],
  sea: [
    'a retired pilot',
    'a mender of nets',
    'a painter of ships’ names',
    'a ferry cook',
    'a surveyor of wrecks',
    'a keeper of bees on a windy island',
    'a sailmaker with one good eye',
    'a translator of flags',
    'a doctor afraid of water',
    'a diver on friendly terms with eels',
    'a chaplain without a chapel',
    'a maker of very small lifeboats',
  ],
  wild: [
    'a retired gamekeeper',
    'a digger of wells',
    'a dealer in honey and rumours',
    'a schoolteacher on horseback',
    'a maker of ladders',
    'a midwife of some renown',
    'a wandering clock mender',
    'a keeper of other people’s goats',
    'a painter of signposts',
    'a hunter without a gun',
    'a collector of bird calls',
    'a miller with a bad knee',
  ],
  court: [
    'a retired food taster',
    'a painter of royal cats',
    'a falconer out of favour',
    'a maker of locks and excuses',
    'the youngest of seven cousins',
    'a minstrel with only one song',
    'a cartographer of imaginary roads',
    'a knight in second-hand armour',
    'a keeper of the lesser keys',
    'a gardener with royal secrets',
    'an astrologer partial to soup',
    'a translator of owls',
  ],
  space: [
    'a retired pilot',
    'a mender of airlocks',
    'a botanist with cold hands',
    'a smuggler of tea',
    'a cook of the third watch',
    'a surveyor of empty places',
    'a translator of static',
    'a doctor allergic to artificial gravity',
    'a mechanic with a fine singing voice',
    'a mapper of dark moons',
    'a radio operator with perfect pitch',
    'a customs officer on the run',
  ],
};

export function inventTown(genre: Genre, random: Random): string {
  const front = random.pick(FRONT);
  const back = random.pick(BACK.filter((ending) => !front.toLowerCase().endsWith(ending.charAt(0))));
  const name = front + back;
  return genre === 'space' ? `${name} ${random.pick(STATIONS)}` : name;
}

/** A full name whose given name and surname are not taken yet. */
export function inventName(
  pronoun: 'he' | 'she',
  taken: ReadonlySet<string>,
  random: Random,
): { given: string; full: string } {
  const givens = (pronoun === 'she' ? CAST_HERS : CAST_HIS).filter((name) => !taken.has(name.toLowerCase()));
  const given = random.pick(givens.length > 0 ? givens : CAST_HERS);
  const surname = random.pick(SURNAMES.filter((name) => !taken.has(name.toLowerCase()) && name !== given));
  return { given, full: `${given} ${surname}` };
}

/** Somebody whom the hero meets. */
export function inventCompanion(
  pronoun: 'he' | 'she',
  genre: Genre,
  taken: ReadonlySet<string>,
  random: Random,
): Companion {
  return { ...inventName(pronoun, taken, random), pronoun, role: random.pick(ROLES[genre]) };
}
