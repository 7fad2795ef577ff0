import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectInvariants } from './invariants.ts';
import { ScriptedModel } from './scriptedModel.ts';
import { stageOf } from './stage.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** Three that run and one that waits for a place. */
async function scene(options: Parameters<typeof stageOf>[2]) {
  const userId = await world.person(50_000);
  const code = await world.project(userId);
  const stage = stageOf(world, new ScriptedModel(['Once ', { until: new Promise(() => undefined) }]), options);
  const running = [];
  for (let count = 0; count < 3; count += 1) running.push(await stage.ask(userId, code, {}));
  for (const id of running) await expect.poll(() => stage.text(id)).toBe('Once ');
  const waiting = await stage.ask(userId, code, {});
  expect(await stage.record(waiting)).toMatchObject({ status: 'queued' });
  const ends = (): (string | null)[] =>
    stage.events.flatMap((event) => (event.kind === 'ended' ? event.ended.generationId : []));
  return { stage, running, waiting, userId, code, ends };
}

const interrupted = { status: 'interrupted', reason: 'restart' };

test('the last process that ends interrupts what runs and what waits, and says so', async () => {
  const { stage, running, waiting, ends } = await scene({ isShared: false });
  await stage.generations.shutdown();
  for (const id of [...running, waiting]) expect(await stage.record(id)).toMatchObject(interrupted);
  expect(new Set(ends())).toEqual(new Set([...running, waiting]));
  expect(await stage.record(waiting)).toMatchObject({ words: 0, cost: 0, seq: 0 });
  await expectInvariants(world);
});

test('what waits is left to the other processes, which begin it', async () => {
  const { stage, running, waiting } = await scene({ isShared: true });
  const other = stageOf(world, new ScriptedModel(['Then ']), { isShared: true });
  await stage.generations.shutdown();
  for (const id of running) expect(await stage.record(id)).toMatchObject(interrupted);
  expect(await stage.record(waiting)).toMatchObject({ status: 'queued' });
  await other.generations.sweep();
  await other.until(waiting, 'completed');
  await other.generations.shutdown();
});

test('what is being asked when the process ends has ended with it', async () => {
  const userId = await world.person(50_000);
  const code = await world.project(userId);
  const stage = stageOf(world, new ScriptedModel(['Once ', { until: new Promise(() => undefined) }]));
  const asked = stage.ask(userId, code, {});
  await stage.generations.shutdown();
  expect(stage.generations.running).toBe(0);
  expect(await world.rows('select status from generations where project_code = $1', [code])).toEqual([
    { status: 'interrupted' },
  ]);
  await asked;
  await expect(stage.ask(userId, code, {})).rejects.toMatchObject({ code: 'unavailable' });
});
