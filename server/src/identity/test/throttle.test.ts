import { afterAll, beforeAll, expect, test } from 'vitest';
import { attempt, forget, giveBack, purgeThrottles, type ThrottleRule, throttleKey } from '../throttle.ts';
import { openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

// So long that the seconds of a slow machine do not count.
const rule: ThrottleRule = { free: 3, leakSeconds: 60_000, pauseSeconds: 400, maxPauseSeconds: 3_000 };
const about = (seconds: number): number => Math.round(seconds / 100) * 100;
const tryOnce = (key: string, with_: ThrottleRule = rule) => attempt(world.database.sql, key, with_);

/** Lets time pass for one key, on the database's clock. */
const pass = (key: string, seconds: number) =>
  world.rows(
    `update throttles set blocked_until = blocked_until - $2 * interval '1 second',
      last_at = last_at - $2 * interval '1 second' where key = $1`,
    [key, seconds],
  );

test('pauses begin after the free attempts, double, and have an end', async () => {
  const key = throttleKey('test', 'doubling');
  for (let n = 1; n <= 3; n += 1) expect(await tryOnce(key)).toEqual({ waitSeconds: 0, level: expect.closeTo(n, 1) });
  const waits: number[] = [];
  for (let n = 0; n < 5; n += 1) {
    const { waitSeconds } = await tryOnce(key);
    waits.push(about(waitSeconds));
    await pass(key, waitSeconds);
    expect((await tryOnce(key)).waitSeconds).toBe(0);
  }
  expect(waits).toEqual([400, 800, 1_600, 3_000, 3_000]);
});

test('trying during a pause does not make it longer', async () => {
  const key = throttleKey('test', 'patience');
  for (let n = 0; n < 3; n += 1) await tryOnce(key);
  for (let n = 0; n < 20; n += 1) expect((await tryOnce(key)).waitSeconds).toBeGreaterThan(0);
  await pass(key, 400);
  expect((await tryOnce(key)).waitSeconds).toBe(0);
});

test('of attempts at the same moment only the free ones pass', async () => {
  const key = throttleKey('test', 'flood');
  const flood = await Promise.all(Array.from({ length: 40 }, () => tryOnce(key)));
  expect(flood.filter(({ waitSeconds }) => waitSeconds === 0)).toHaveLength(3);
  expect(flood.every(({ waitSeconds }) => waitSeconds <= 400)).toBe(true);
});

test('attempts are forgotten one by one', async () => {
  const key = throttleKey('test', 'leak');
  for (let n = 0; n < 3; n += 1) await tryOnce(key);
  await pass(key, 120_000);
  expect((await tryOnce(key)).level).toBeCloseTo(2, 1);
  await pass(key, 8_640_000);
  expect((await tryOnce(key)).level).toBeCloseTo(1, 1);
});

test('what was in order is taken back, with the pause that it began', async () => {
  const key = throttleKey('test', 'back');
  const strict = { ...rule, free: 1 };
  for (let n = 0; n < 5; n += 1) {
    expect((await tryOnce(key, strict)).waitSeconds).toBe(0);
    await giveBack(world.database.sql, key);
  }
  await tryOnce(key, strict);
  expect(about((await tryOnce(key, strict)).waitSeconds)).toBe(400);
  await forget(world.database.sql, key);
  expect((await tryOnce(key, strict)).waitSeconds).toBe(0);
});

test('keys keep no address, and old ones are removed', async () => {
  const key = throttleKey('test', 'anna@example.org');
  expect(key).not.toContain('anna');
  expect(throttleKey('test', 'a', 'bc')).not.toBe(throttleKey('test', 'ab', 'c'));
  await tryOnce(key);
  await pass(key, 90_000);
  const fresh = throttleKey('test', 'fresh');
  await tryOnce(fresh);
  await purgeThrottles(world.database.sql);
  expect(await world.rows('select key from throttles where key = any($1)', [[key, fresh]])).toEqual([{ key: fresh }]);
});
