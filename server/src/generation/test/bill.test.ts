import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type DeepInfra, startDeepInfra } from '../../../../infra/stand-ins/deepinfra/server.ts';
import { freeTitle } from '../ask/titleSuggestion.ts';
import { DailyBill } from '../bill/dailyBill.ts';
import { marginLines, marginOf } from '../bill/margin.ts';
import { microUsd } from '../bill/providerBill.ts';
import { Breaker } from '../models/breaker.ts';
import { deepInfraModel } from '../models/deepinfra/deepinfra.ts';
import { stageOf } from './stage.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let provider: DeepInfra;
beforeAll(async () => {
  [world, provider] = await Promise.all([createWorld(), startDeepInfra()]);
});
afterEach(async () => {
  provider.reset();
  await world.rows('delete from provider_costs');
  await world.rows(
    "update generations set provider_micro_usd = 0, provider = null, created_at = created_at - interval '60 days'",
  );
});
afterAll(() => Promise.all([world.close(), provider.close()]));

const log = pino({ level: 'silent' });

async function scene(options: Parameters<typeof stageOf>[2] = {}) {
  const userId = await world.person(50_000);
  const code = await world.project(userId);
  const model = new Breaker(deepInfraModel({ apiKey: 'key', baseUrl: provider.url, log }), log);
  return { userId, code, stage: stageOf(world, model, options) };
}

test('what the provider asks for is kept in whole millionths of a dollar, by generation, day and model', async () => {
  const { userId, code, stage } = await scene();
  provider.byDefault({ words: 200, servedModel: 'other/Replacement' });
  const id = await stage.ask(userId, code, {});
  await stage.generations.settled();
  const record = await stage.record(id);
  expect(record.providerMicroUsd).toBeGreaterThan(0);
  expect(record.provider, 'a retired model is recorded').toMatchObject({
    answers: 1,
    servedModelId: 'other/Replacement',
  });
  const days = await world.rows('select model_id, micro_usd, answers from provider_costs');
  expect(days).toEqual([{ model_id: record.modelId, micro_usd: record.providerMicroUsd, answers: 1 }]);
  const [margin] = await marginOf(world.db.sql, 30);
  expect(margin).toMatchObject({
    model: 'balanced',
    paidMilliku: record.cost,
    providerMicroUsd: record.providerMicroUsd,
  });
  expect(margin?.revenueMicroUsd).toBe(record.cost * 30);
});

test('what an answer cost that was left before its end is estimated, and kept apart', async () => {
  const { userId, code, stage } = await scene();
  provider.byDefault({ words: 200 });
  const whole = await stage.ask(userId, code, {});
  await stage.generations.settled();
  const { providerMicroUsd } = await stage.record(whole);

  provider.byDefault({ words: 200, gated: true });
  const id = await stage.ask(userId, code, {});
  await provider.received(2);
  provider.release(100);
  await expect.poll(async () => (await stage.record(id)).words).toBeGreaterThan(50);
  await stage.generations.stop(id);
  await stage.generations.settled();
  const { provider: kept, ...stopped } = await stage.record(id);
  expect(stopped.providerMicroUsd, 'the provider has said nothing').toBe(0);
  expect(kept).toMatchObject({ estimatedAnswers: 1, estimatedMicroUsd: expect.any(Number) });
  const estimated = Number(kept?.estimatedMicroUsd);
  expect(estimated).toBeGreaterThan(providerMicroUsd / 4);
  expect(estimated).toBeLessThan(providerMicroUsd * 2);
  const [margin] = await marginOf(world.db.sql, 30);
  expect(margin).toMatchObject({ providerMicroUsd, estimatedMicroUsd: estimated, estimatedAnswers: 1 });
  expect(marginLines([margin].filter((one) => one !== undefined))[0]).toContain('for 1 answers that named no cost');
  const [day] = await world.rows(
    'select sum(micro_usd)::int as micro, sum(answers)::int as answers from provider_costs',
  );
  expect(day, 'the limit of the day counts both').toEqual({ micro: providerMicroUsd + estimated, answers: 2 });
});

test.each([
  ['was cut by the ceiling', { words: 400 }, { maxMilliku: 300 }],
  ['broke off', { words: 200, fault: { kind: 'destroy', afterDeltas: 40 } }, {}],
  ['says nothing of its usage', { words: 200, usage: 'absent' }, {}],
  ['names its tokens and no cost', { words: 200, cost: false }, {}],
] as const)('so is that of one that %s', async (_what, scenario, asked) => {
  const { userId, code, stage } = await scene();
  await world.rows("insert into provider_costs values ((now() at time zone 'UTC')::date, 'other', 900, 1, 200, 100)");
  provider.byDefault(scenario);
  const id = await stage.ask(userId, code, asked);
  await stage.generations.settled();
  const { provider: kept, providerMicroUsd, words } = await stage.record(id);
  expect(words).toBeGreaterThan(0);
  expect(providerMicroUsd).toBe(0);
  expect(kept).toMatchObject({ estimatedAnswers: provider.requests().length });
  expect(Number(kept?.estimatedMicroUsd), 'at the price of what is known').toBeGreaterThan(30);
});

test('where no answer has ever named a price, tokens have a guessed one: the limit of the day holds all the same', async () => {
  const { userId, code, stage } = await scene();
  await world.rows('delete from provider_costs');
  provider.byDefault({ words: 200, cost: false });
  const id = await stage.ask(userId, code, {});
  await stage.generations.settled();
  const { provider: kept } = await stage.record(id);
  expect(Number(kept?.estimatedMicroUsd)).toBeGreaterThan(30);
});

test('what is turned away costs nothing; the free title of a project is in the bill of the day', async () => {
  const { userId, code, stage } = await scene();
  provider.script(...Array(12).fill({ fault: { kind: 'status', status: 503, retryAfter: '0' } }));
  await stage.ask(userId, code, {});
  await stage.generations.settled();
  expect(await world.rows('select 1 from provider_costs')).toEqual([]);
  provider.reset();
  provider.byDefault({ text: 'The Lamp' });
  expect(await freeTitle(stage.deps, { code, userId, model: undefined })).toBe('The Lamp');
  await expect.poll(() => world.rows('select answers from provider_costs')).toEqual([{ answers: 1 }]);
});

test('a part of a millionth counts as one; a float that is nearly whole is whole', () => {
  expect([0, 0.0000012, 0.000002, 0.00000300000004].map(microUsd)).toEqual([0, 2, 2, 3]);
});

test('titles and summaries of a story are in the bill and in nobody’s purse', async () => {
  const { userId, stage } = await scene();
  provider.byDefault({ words: 60 });
  await stage.ask(userId, undefined, {
    tool: 'story',
    prompt: 'A crossing',
    options: { chapters: 2, wordsPerChapter: 200 },
  });
  await stage.generations.settled();
  const [row] = await world.rows<{ answers: number }>('select sum(answers)::int as answers from provider_costs');
  expect(row?.answers).toBe(provider.requests().length);
});

test('beyond the limit of a day nothing more is asked of the provider, and the operator hears of it once', async () => {
  const error = vi.fn();
  const dailyBill = new DailyBill(world.db.sql, 0.001, { error });
  const { userId, code, stage } = await scene({ dailyBill });
  await world.rows("insert into provider_costs values ((now() at time zone 'UTC')::date, 'm', 1000, 1, 1, 1)");
  await expect(stage.ask(userId, code, {})).rejects.toMatchObject({ code: 'unavailable' });
  await expect(stage.ask(userId, code, {})).rejects.toMatchObject({ code: 'unavailable' });
  expect(error).toHaveBeenCalledTimes(1);
  expect(provider.requests()).toEqual([]);
});

test("the operator's account is empty: nothing is charged, and soon it is said at the door", async () => {
  const { userId, code, stage } = await scene();
  provider.byDefault({ fault: { kind: 'status', status: 402, shape: 'message' } });
  for (let n = 0; n < 3; n += 1) {
    const id = await stage.ask(userId, code, {});
    await stage.generations.settled();
    expect(await stage.record(id)).toMatchObject({ status: 'failed', reason: 'provider', cost: 0 });
  }
  await expect(stage.ask(userId, code, {})).rejects.toMatchObject({ code: 'unavailable' });
  expect(provider.requests(), 'one request each: it is not tried again').toHaveLength(3);
});
