import type { GenerationRequest } from '@penora/protocol/schemas/generation';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import { contents } from '../../documents/contents/contents.ts';
import { ModelCatalog } from '../catalog.ts';
import { demonstrationModel } from '../models/demonstration/demonstration.ts';
import { expectInvariants } from './invariants.ts';
import { stageOf } from './stage.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const input = { text: 'Mara kept the old lighthouse. Every evening she lit the lamp and waited for the ferry.' };

const requests: Partial<z.input<typeof GenerationRequest>>[] = [
  { tool: 'prompt', prompt: 'A ferry crosses the bay at night', options: { length: 'short' } },
  { tool: 'prompt', prompt: 'A letter from a lighthouse', options: { pages: 4 } },
  { tool: 'story', prompt: 'A keeper and a ferry', options: { chapters: 3, wordsPerChapter: 200 } },
  { tool: 'write', options: { mode: 'tone', tone: 'ominous', words: 80 }, input },
  { tool: 'rewrite', options: { style: 'shorten' }, input },
  { tool: 'describe', options: { senses: ['smell', 'sound'] }, input },
  { tool: 'brainstorm', prompt: 'lighthouses', options: { category: 'names', count: 5 } },
  { tool: 'file', options: { instruction: 'summarize' }, input },
];

test.each(['fine-tune', 'expand'] as const)(
  'the demonstration model: headings and scene breaks of a file are there again after %s',
  async (instruction) => {
    const demonstration = demonstrationModel({ wordsPerSecond: () => Number.POSITIVE_INFINITY });
    const stage = stageOf(world, demonstration, {
      catalog: new ModelCatalog({ models: [], provider: null, demonstration }),
    });
    const userId = await world.person(1_000_000);
    const code = await world.project(userId);
    const chapter = (number: number) =>
      `# Chapter ${number}: The lamp\n\nMara counted ${number} boats from the pier. Ferry ${number} was late again.\n\n* * *\n\nOn day ${number} the *keeper* wrote a long letter to the harbour. Nobody answered letter ${number}.`;
    const text = [1, 2, 3].map(chapter).join('\n\n');
    const target = { kind: 'document', position: 'end' } as const;
    await stage.ask(userId, code, { tool: 'file', options: { instruction }, input: { text }, target });
    await stage.generations.settled();
    const written = await stage.documents.read(code, (doc) => contents(doc, 'md'));
    const built = written.split('\n').filter((line) => /^(?:#|---)/.test(line));
    expect(built).toEqual([1, 2, 3].flatMap((number) => [`# Chapter ${number}: The lamp`, '---']));
    await expectInvariants(world, code);
  },
);

test.each(requests)(
  'the demonstration model: $tool $options is written to its end within the quote',
  async (request) => {
    const demonstration = demonstrationModel({ wordsPerSecond: () => Number.POSITIVE_INFINITY });
    const catalog = new ModelCatalog({ models: [], provider: null, demonstration });
    const stage = stageOf(world, demonstration, { catalog });
    const userId = await world.person(1_000_000);
    const code = await world.project(userId);
    const id = await stage.ask(userId, code, { ...request, target: { kind: 'document', position: 'end' } });
    await stage.generations.settled();
    const { status, words, wordsMin, wordsMax } = await stage.record(id);
    expect(status).toBe('completed');
    expect(words).toBeLessThanOrEqual(wordsMax);
    expect(words).toBeGreaterThanOrEqual(Math.floor(wordsMin * 0.8));
    await expectInvariants(world, code);
  },
);
