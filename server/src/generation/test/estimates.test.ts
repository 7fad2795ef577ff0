import { GenerationRequest } from '@penora/protocol/schemas/generation';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type DeepInfra, startDeepInfra } from '../../../../infra/stand-ins/deepinfra/server.ts';
import { presentQuote, quote } from '../ask/quote.ts';
import { learnedRange } from '../estimates/wordShares.ts';
import { deepInfraModel } from '../models/deepinfra/deepinfra.ts';
import { stageOf } from './stage.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let provider: DeepInfra;
beforeAll(async () => {
  [world, provider] = await Promise.all([createWorld(), startDeepInfra()]);
});
afterEach(() => provider.reset());
afterAll(() => Promise.all([world.close(), provider.close()]));

const kinds = [
  { tool: 'write' as const, options: { words: 400 }, usual: 0.62 },
  { tool: 'prompt' as const, options: { length: 'medium' as const }, usual: 0.97, prompt: 'A fox' },
  { tool: 'describe' as const, options: { senses: ['smell' as const] }, usual: 0.45 },
];

async function scene() {
  const userId = await world.person(10_000_000);
  const code = await world.project(userId);
  const model = deepInfraModel({ apiKey: 'key', baseUrl: provider.url });
  const stage = stageOf(world, model);
  const estimate = async (request: object) => {
    const body = GenerationRequest.parse({ projectCode: code, ...request });
    return presentQuote(await quote(stage.deps, body, userId));
  };
  return { stage, userId, code, estimate };
}

const runsOfAKind = process.env.PENORA_LONG === undefined ? 17 : 200;

test(`the middle of an estimate is within 25 % of what comes, and its end is never passed, in ${runsOfAKind * 3} runs`, async () => {
  const { stage, userId, code, estimate } = await scene();
  const errors: number[] = [];
  for (const { usual, ...request } of kinds) {
    const asked = (await estimate(request)).words.max;
    for (let run = 0; run < runsOfAKind; run += 1) {
      // What this model brings: its usual share of the most, a quarter more or less.
      const share = usual * (0.75 + 0.5 * ((run * 0.618) % 1));
      provider.byDefault({ words: Math.min(asked, Math.round(asked * share)) });
      const { words, costMilliku } = await estimate(request);
      const id = await stage.ask(userId, code, request);
      await stage.generations.settled();
      const record = await stage.record(id);
      expect(record.cost).toBeLessThanOrEqual(costMilliku.max);
      expect(record.maxMilliku).toBe(costMilliku.max);
      expect(words.max).toBeLessThanOrEqual(asked);
      if (run >= runsOfAKind / 2) errors.push(Math.abs((words.min + words.max) / 2 - record.words) / record.words);
    }
  }
  const median = errors.sort((a, b) => a - b)[Math.floor(errors.length / 2)];
  expect(median).toBeLessThanOrEqual(0.25);
});

test('runs with a low ceiling, which are written to fit below it, teach nobody that texts are short', async () => {
  const { stage, userId, code, estimate } = await scene();
  const request = { tool: 'write', options: { mode: 'auto', words: 300 }, input: { text: 'Rain.' } } as const;
  const before = (await estimate(request)).words;
  provider.byDefault({ words: 20 });
  for (let run = 0; run < 6; run += 1) {
    const id = await stage.ask(userId, code, { ...request, maxMilliku: 300 });
    await stage.generations.settled();
    expect((await stage.record(id)).status).toBe('completed');
  }
  expect((await estimate(request)).words).toEqual(before);
});

describe('a learned range', () => {
  test('is the one that was asked for while there are few runs', () => {
    expect(learnedRange({ min: 100, max: 150 }, [0.5, 0.5])).toEqual({ min: 100, max: 150 });
  });

  test('has the usual length in its middle, and ends where it was asked to', () => {
    expect(learnedRange({ min: 160, max: 240 }, [0.7, 0.7, 0.7, 0.7, 0.7, 0.9])).toEqual({ min: 96, max: 240 });
  });

  test('ends earlier only after many runs far below, and never below the least that was asked for', () => {
    expect(learnedRange({ min: 160, max: 240 }, Array(15).fill(0.1))).toEqual({ min: 1, max: 240 });
    expect(learnedRange({ min: 160, max: 240 }, Array(16).fill(0.1))).toEqual({ min: 1, max: 184 });
    expect(learnedRange({ min: 160, max: 1_000 }, Array(16).fill(0.3))).toEqual({ min: 1, max: 600 });
    expect(learnedRange({ min: 160, max: 240 }, [...Array(20).fill(0.1), 0.5])).toEqual({ min: 1, max: 240 });
  });

  test('has its middle within 25 % of what is usual, whatever that is, where runs differ by a quarter', () => {
    for (let usual = 0.05; usual <= 0.8; usual += 0.01) {
      const shares = Array.from({ length: 32 }, (_, run) => usual * (0.75 + (0.5 * run) / 31));
      const { min, max } = learnedRange({ min: 1, max: 10_000 }, shares);
      const middle = (min + max) / 2 / 10_000;
      expect(Math.abs(middle - usual) / usual, `usual ${usual}`).toBeLessThanOrEqual(0.26);
    }
  });

  test('never ends above what was asked for', () => {
    expect(learnedRange({ min: 160, max: 240 }, Array(8).fill(1))).toEqual({ min: 240, max: 240 });
  });
});

test('tokens of a word are remembered by model and script, and known to the next process', async () => {
  const { stage, userId, code } = await scene();
  provider.byDefault({ text: 'नमस्ते दुनिया '.repeat(30) });
  await stage.ask(userId, code, { prompt: 'नमस्ते दुनिया', options: { mode: 'guided' } });
  await stage.generations.settled();
  const rows = await world.rows<{ model: string; rate: number }>(
    "select model, rate from token_rates where script = 'other'",
  );
  expect(rows).toEqual([{ model: 'balanced', rate: expect.any(Number) }]);
  const next = stageOf(world, deepInfraModel({ apiKey: 'key', baseUrl: provider.url }));
  await next.generations.recoverAtStart();
  provider.byDefault({ text: 'नमस्ते दुनिया '.repeat(30) });
  await next.ask(userId, code, { prompt: 'नमस्ते दुनिया', options: { mode: 'guided' } });
  await next.generations.settled();
  await next.generations.shutdown();
  const [first, second] = provider.requests().map(({ body }) => Reflect.get(Object(body), 'max_tokens'));
  expect(second, 'two of its tokens are a word, not four').toBeLessThan(Number(first));
});
