import { afterAll, beforeAll, expect, test } from 'vitest';
import { presentOne } from '../present.ts';
import { ScriptedModel } from './scriptedModel.ts';
import { fastLimits, stageOf } from './stage.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** Two places on each model of the provider, and a model that writes until it is stopped. */
async function scene(people: number) {
  const never = new ScriptedModel(['word ', { until: new Promise(() => {}) }]);
  const stage = stageOf(world, never, { limits: { ...fastLimits, runningPerModel: 2 } });
  const users = await Promise.all(Array.from({ length: people }, () => world.person(50_000)));
  const codes = await Promise.all(users.map((userId) => world.project(userId)));
  const ask = (who: number, model: 'balanced' | 'fast' = 'balanced') =>
    stage.ask(users[who] ?? '', codes[who], { model });
  const position = async (id: string) => (await presentOne(stage.deps, await stage.record(id))).queuePosition;
  const status = async (id: string) => (await stage.record(id)).status;
  const end = async () => {
    await world.rows("update generations set status = 'stopped' where status = 'queued'");
    await stage.generations.shutdown();
  };
  return { stage, ask, position, status, end };
}

test('a model takes so many at once; the others wait, know their place, and giving it up costs nothing', async () => {
  const { stage, ask, position, status, end } = await scene(4);
  const [first, second, third, fourth] = [await ask(0), await ask(1), await ask(2), await ask(3)];
  expect(await Promise.all([first, second, third, fourth].map(status))).toEqual([
    ...['streaming', 'streaming'],
    ...['queued', 'queued'],
  ]);
  expect(await Promise.all([first, third, fourth].map(position))).toEqual([null, 1, 2]);
  expect(await status(await ask(3, 'fast')), 'another model has places').toBe('streaming');
  await stage.generations.stop(third);
  expect(await stage.record(third)).toMatchObject({ status: 'stopped', cost: 0, seq: 0 });
  expect(await position(fourth)).toBe(1);
  await stage.generations.stop(first);
  await stage.until(fourth, 'streaming');
  await end();
});

test('the queue goes round by persons: whoever asks for one is not behind somebody’s ten', async () => {
  const { stage, ask, position, status, end } = await scene(2);
  const running = [await ask(0), await ask(0)];
  const waiting = [await ask(0), await ask(0), await ask(0)];
  const other = await ask(1);
  expect(await position(other)).toBe(1);
  expect(await Promise.all(waiting.map(position))).toEqual([2, 3, 4]);
  await stage.generations.stop(running[0] ?? '');
  await stage.until(other, 'streaming');
  expect(await status(waiting[0] ?? '')).toBe('queued');
  await end();
});

test('ten at once never have more than the places of their model', async () => {
  const { ask, end } = await scene(10);
  await Promise.all(Array.from({ length: 10 }, (_, who) => ask(who)));
  const [row] = await world.rows("select count(*)::int as running from generations where status = 'streaming'");
  expect(row).toEqual({ running: 2 });
  await end();
});
