import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ScriptedModel } from '../generation/test/scriptedModel.ts';
import { stageOf } from '../generation/test/stage.ts';
import { createWorld, type World } from '../generation/test/world.ts';
import { makeLogger } from '../kernel/log.ts';
import { Feeds } from './feeds.ts';
import type { FeedSource } from './source.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** A run that waits after its first word, the feed of its project, and what is told there. */
async function scene() {
  const userId = await world.person(50_000);
  const code = await world.project(userId);
  const rest = Promise.withResolvers<void>();
  const stage = stageOf(world, new ScriptedModel(['one ', { until: rest.promise }, 'two ']));
  const source: FeedSource = { ...stage.generations.feed };
  const told: string[] = [];
  const audience = {
    started: ({ seq }: { seq: number }) => told.push(`started after ${seq}`),
    chunk: ({ text }: { text: string }) => told.push(text),
    progress: () => undefined,
    ended: ({ status }: { status: string }) => told.push(status),
  };
  // Polls when the test says so.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const feeds = new Feeds(
    source,
    () => audience,
    () => () => undefined,
    makeLogger('silent'),
  );
  vi.useRealTimers();
  const feed = feeds.hold(code);
  await feed.poll();
  const id = await stage.ask(userId, code, {});
  await expect.poll(() => told).toEqual(['started after 0', 'one ']);
  return { feeds, feed, source, told, stage, id, goOn: rest.resolve };
}

const all = ['started after 0', 'one ', 'two ', 'completed'];

test('a run that ends while a poll is under way is told once', async () => {
  const { feeds, source, told, goOn, stage } = await scene();
  const { standings } = source;
  source.standings = async (codes) => {
    const before = await standings(codes);
    source.standings = standings;
    goOn();
    await expect.poll(() => told).toEqual(all);
    return before;
  };
  await feeds.poll();
  await feeds.poll();
  expect(told).toEqual(all);
  await stage.generations.settled();
  await feeds.close();
});

test('a poll asks one question when nothing was missed, also just after an end', async () => {
  const { feeds, source, told, goOn, stage } = await scene();
  goOn();
  await expect.poll(() => told).toEqual(all);
  const questions = vi.spyOn(source, 'standings');
  await feeds.poll();
  expect(questions).toHaveBeenCalledTimes(1);
  await stage.generations.settled();
  await feeds.close();
});

test('closing tells what was heard, waits for what is being asked, and asks nothing afterwards', async () => {
  const { feeds, feed, source, told, stage, id } = await scene();
  const { generation } = source;
  const [asked, answer] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  source.generation = async (wanted) => {
    asked.resolve();
    await answer.promise;
    return generation(wanted);
  };
  await stage.generations.shutdown();
  await asked.promise;
  let isClosed = false;
  const closed = feeds.close().then(() => {
    isClosed = true;
  });
  await Promise.resolve();
  expect(isClosed).toBe(false);
  answer.resolve();
  await closed;
  expect(told.at(-1)).toBe('interrupted');
  const questions = vi.spyOn(source, 'chunks');
  await expect(feed.catchUp(id, 0, vi.fn(), vi.fn())).rejects.toThrow('restarted');
  await feeds.poll();
  expect(questions).not.toHaveBeenCalled();
});
