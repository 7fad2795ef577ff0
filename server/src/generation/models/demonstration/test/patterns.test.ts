/** Every pattern of every bank, filled for every kind of hero, topic and tense. */
import { describe, expect, it } from 'vitest';
import { Narrator } from '../grammar/narrator.ts';
import { lettersOf } from '../grammar/template.ts';
import { Random } from '../random.ts';
import type { Topic } from '../reading/topic.ts';
import { allSentences } from '../sentences.ts';
import { buildWorld } from '../world/build.ts';
import { nextScene } from '../world/scene.ts';
import type { World } from '../world/world.ts';
import { faultsOf } from './lint.ts';

const banks = import.meta.glob<Record<string, unknown>>('../banks/**/*.ts', { eager: true });

const patterns = Object.entries(banks).flatMap(([file, bank]) =>
  Object.values(bank)
    .filter((value): value is string[] => Array.isArray(value) && value.every((line) => typeof line === 'string'))
    .flatMap((lines) => lines.map((line) => ({ file, line }))),
);

/** Topics of every kind and number, so that every letter finds its own. */
const EVERYTHING = [
  'a letter, two maps, an old clock, the lighthouse, the moon, some bread, mangoes',
  'courage, a wedding, two wolves, an honest beekeeper, Lisbon and the Titanic',
  'एक राजा की कहानी',
];

function topicsOfAllKinds(): Topic[] {
  return EVERYTHING.flatMap((prompt) => buildWorld({ prompt, text: '', prose: false, heroless: true, seed: 5 }).topics);
}

function worlds(): World[] {
  const base = buildWorld({ prompt: EVERYTHING[0] ?? '', text: '', prose: false, heroless: true, seed: 5 });
  const topics = topicsOfAllKinds();
  const deed = { verb: 'find', rest: 'a letter from the sea' };
  return (['I', 'we', 'you', 'he', 'she', 'they'] as const).flatMap((person) =>
    (['past', 'present'] as const).flatMap((tense) =>
      (['town', 'space'] as const).map((genre) => ({
        ...base,
        topics,
        wanted: new Set<Topic>(),
        deed,
        tense,
        genre,
        year: '1974',
        hero: {
          person,
          names: person === 'he' || person === 'she' || person === 'they' ? ['Ada Voss', 'Ada'] : [],
          topic: undefined,
        },
      })),
    ),
  );
}

describe('patterns', () => {
  it('are many', () => expect(patterns.length).toBeGreaterThan(1_000));

  it('leave nothing to correct, whatever fills them', () => {
    const faults = worlds().flatMap((world, at) => {
      const random = new Random(at);
      const narrator = new Narrator(world, nextScene(world, random), random);
      narrator.enter({ ...nextScene(world, random), aim: 'keep the letter safe' }, []);
      return patterns.flatMap(({ file, line }) => {
        const text = narrator.say(line, { speaker: random.chance(0.5) ? 'hero' : 'companion' });
        if (text === undefined) return [];
        narrator.commit();
        return allSentences(text).flatMap((sentence) =>
          faultsOf(sentence).map((fault) => `${file}: ${fault}: ${sentence}`),
        );
      });
    });
    expect(faults).toEqual([]);
  });

  it('can all be filled', () => {
    const [world] = worlds();
    if (world === undefined) throw new Error('no world');
    const random = new Random(9);
    const narrator = new Narrator(world, nextScene(world, random), random);
    const unfilled = patterns.filter(
      ({ line }) => !Array.from({ length: 30 }, () => narrator.say(line)).some((text) => text !== undefined),
    );
    expect(unfilled.map(({ file, line }) => `${file}: ${line} needs ${[...lettersOf(line)].join()}`)).toEqual([]);
  });
});
