import { afterAll, beforeAll, expect, test } from 'vitest';
import { spentToday } from '../../ledger/dailySpend.ts';
import { ScriptedModel, wordsOf } from './scriptedModel.ts';
import { stageOf } from './stage.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

async function scene(dailyMilliku: number) {
  const userId = await world.person(50_000);
  const code = await world.project(userId);
  const stage = stageOf(world, new ScriptedModel(wordsOf(30)), { dailyMilliku });
  const run = async () => {
    const id = await stage.ask(userId, code, {});
    await stage.generations.settled();
    return stage.record(id);
  };
  const spent = async () => (await spentToday(world.db.sql, userId)).milliku;
  return { userId, code, stage, run, spent };
}

test('an account that has paid for its day starts nothing more; coins that came in do not count', async () => {
  const { userId, stage, run, spent } = await scene(500);
  expect(await spent()).toBe(0);
  expect(await run()).toMatchObject({ status: 'completed', cost: 300 });
  await world.topUp(userId, 10_000);
  expect(await spent()).toBe(300);
  const last = await run();
  expect(last, 'what runs goes on to its end').toMatchObject({ status: 'completed', cost: 300 });
  expect(await spent()).toBe(600);
  const refused = { code: 'too_many_requests', facts: { retryAfterSeconds: expect.any(Number) } };
  await expect(run()).rejects.toMatchObject(refused);
  await world.rows("update generations set status = 'stopped', reason = 'user' where id = $1", [last.id]);
  await expect(stage.generations.goOn(last.id)).rejects.toMatchObject(refused);
});

test('what was spent on the days before does not count, however much it was', async () => {
  const { userId, run, spent } = await scene(700);
  for (let n = 0; n < 4; n += 1) await world.topUp(userId, 10);
  expect(await run()).toMatchObject({ cost: 300 });
  expect(await run()).toMatchObject({ cost: 300 });
  const [{ first } = { first: 0 }] = await world.rows<{ first: number }>(
    `select min(number)::int as first from entries where account_id = $1 and generation_id =
       (select generation_id from entries where account_id = $1 and kind = 'chunk' order by number desc limit 1)`,
    [userId],
  );
  // Entries are never changed: only here, by the owner of the tables.
  await world.rows('alter table entries disable trigger user');
  await world.rows("update entries set at = now() - interval '1 day' where account_id = $1 and number < $2", [
    userId,
    first,
  ]);
  await world.rows('alter table entries enable trigger user');
  expect(await spent()).toBe(300);
  await world.rows('alter table entries disable trigger user');
  await world.rows("update entries set at = now() - interval '1 day' where account_id = $1", [userId]);
  await world.rows('alter table entries enable trigger user');
  expect(await spent()).toBe(0);
});
