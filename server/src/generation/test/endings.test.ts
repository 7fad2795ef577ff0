import { randomUUID } from 'node:crypto';
import { GenerationRequest } from '@penora/protocol/schemas/generation';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tally } from '../../../../infra/run/tally.ts';
import { counted, once, properties } from '../../../test/properties.ts';
import { audit } from '../../ledger/audit.ts';
import { presentQuote, quote } from '../ask/quote.ts';
import { generationEvents } from '../delivery/topics.ts';
import { expectInvariants } from './invariants.ts';
import { ScriptedModel, wordsOf } from './scriptedModel.ts';
import { stageOf } from './stage.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const CHUNKS = process.env.PENORA_LONG === undefined ? 12 : 120;

test(
  `G6 a stop at every chunk number of a run of ${CHUNKS} acts within one chunk; what was seen is paid, once`,
  once,
  async () => {
    const userId = await world.person(10_000_000);
    const code = await world.project(userId);
    for (let at = 1; at <= CHUNKS; at += 1) {
      const stage = stageOf(world, new ScriptedModel(wordsOf(CHUNKS)));
      const seen: number[] = [];
      let stopping: Promise<unknown> = Promise.resolve();
      generationEvents.subscribe(stage.deps.channel, code, (event) => {
        if (event.kind !== 'chunk') return;
        seen.push(event.chunk.seq);
        if (event.chunk.seq === at) stopping = stage.generations.stop(event.chunk.generationId);
      });
      const target = at % 2 === 0 ? ({ kind: 'card' } as const) : ({ kind: 'document', position: 'end' } as const);
      const id = await stage.ask(userId, code, { target, maxMilliku: 1_000_000 });
      await stage.generations.settled();
      await stopping;
      const { seq, status, words } = await stage.record(id);
      // The last chunk may hold what came together with it: then the run was complete before the stop.
      expect(['stopped', 'completed']).toContain(status);
      if (status === 'stopped') expect(seq).toBeLessThanOrEqual(at + 1);
      expect(seen).toEqual(Array.from({ length: seen.length }, (_, index) => index + 1));
      expect(seen.length).toBeLessThanOrEqual(seq);
      expect(
        wordsOf(CHUNKS)
          .join('')
          .startsWith(await stage.text(id)),
      ).toBe(true);
      expect(words).toBeLessThanOrEqual(CHUNKS);
    }
    await expectInvariants(world);
    expect(await audit(world.db.sql)).toEqual([]);
    tally('a stop at every chunk number of a run, one run for each number', CHUNKS);
  },
);

const asked = fc.oneof(
  fc.record({
    tool: fc.constant('prompt' as const),
    options: fc.record({ length: fc.constantFrom('short', 'medium') }),
  }),
  fc.record({
    tool: fc.constant('write' as const),
    options: fc.record({ mode: fc.constant('auto'), words: fc.integer({ min: 20, max: 300 }) }),
  }),
  fc.record({
    tool: fc.constant('rewrite' as const),
    options: fc.record({ style: fc.constantFrom('improve', 'expand', 'shorten', 'formal') }),
  }),
  fc.record({
    tool: fc.constant('describe' as const),
    options: fc.record({ senses: fc.constantFrom([], ['sight'], ['smell', 'taste']) }),
  }),
  fc.record({
    tool: fc.constant('brainstorm' as const),
    options: fc.record({ category: fc.constantFrom('plot', 'names'), count: fc.integer({ min: 3, max: 20 }) }),
  }),
  fc.record({
    tool: fc.constant('file' as const),
    options: fc.record({ instruction: fc.constantFrom('expand', 'fine-tune', 'script', 'summarize', 'continue') }),
  }),
  fc.record({
    tool: fc.constant('story' as const),
    options: fc.record({ chapters: fc.integer({ min: 1, max: 3 }), wordsPerChapter: fc.constantFrom(200, 300) }),
  }),
);

test('G7 whatever the tool and however much the model says, nothing costs more than its quote', once, async () => {
  const userId = await world.person(1_000_000_000);
  const code = await world.project(userId);
  const scenarios = fc.record({
    asked,
    model: fc.constantFrom('balanced', 'creative', 'fast', 'premium'),
    words: fc.integer({ min: 1, max: 1_500 }),
    perDelta: fc.integer({ min: 1, max: 40 }),
  });
  const how = properties(25, 10_000);
  await fc.assert(
    fc.asyncProperty(
      scenarios,
      counted(
        'runs of any tool and model that cost no more than their quote',
        how,
        async ({ asked: { tool, options }, model, words, perDelta }) => {
          const all = wordsOf(words);
          const deltas = Array.from({ length: Math.ceil(words / perDelta) }, (_, index) =>
            all.slice(index * perDelta, (index + 1) * perDelta).join(''),
          );
          const stage = stageOf(world, new ScriptedModel(deltas), { limitsFactor: 1_000 });
          const request = {
            ...{
              tool,
              model,
              options,
              prompt: 'The sea was grey.',
              input: { text: 'The sea was grey and very cold.' },
            },
            projectCode: code,
            target: { kind: 'card' as const },
          };
          const body = GenerationRequest.parse(request);
          const estimate = presentQuote(await quote(stage.deps, body, userId));
          const [{ id = '' } = {}] = await stage.generations.start(body, { userId, requestId: randomUUID() });
          await stage.generations.settled();
          const record = await stage.record(id);
          expect(record.maxMilliku).toBe(estimate.costMilliku.max);
          expect(record.cost).toBeLessThanOrEqual(estimate.costMilliku.max);
          expect(record.cost).toBe(record.words * record.pricePerWord);
        },
      ),
    ),
    how,
  );
  await expectInvariants(world);
});
