import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type DeepInfra, startDeepInfra } from '../../../../infra/stand-ins/deepinfra/server.ts';
import { DailyBill } from '../bill/dailyBill.ts';
import { marginOf } from '../bill/margin.ts';
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
  await world.rows("update generations set provider_micro_usd = 0, created_at = created_at - interval '60 days'");
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
