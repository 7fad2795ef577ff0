import type { Generation } from '@penora/protocol/schemas/generation';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ScriptedModel, type Step } from '../generation/test/scriptedModel.ts';
import { stageOf } from '../generation/test/stage.ts';
import { createWorld, type World } from '../generation/test/world.ts';
import { localChannel } from '../kernel/channel.ts';
import { makeLogger } from '../kernel/log.ts';
import { ProjectFeed } from './feed.ts';
import type { FeedEvent, FeedSource } from './source.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** A process that hears nothing of what another one does, and has the database alone. */
async function scene(steps: Step[] = ['one ', 'two ', 'three '], next = steps) {
  const userId = await world.person(50_000);
  const code = await world.project(userId);
  const stage = stageOf(world, new ScriptedModel(steps, next), { channel: localChannel() });
  const told: string[] = [];
  let late: (event: FeedEvent) => void = () => undefined;
  const source: FeedSource = {
    ...stage.generations.feed,
    subscribe(_code, listener) {
      late = listener;
      return () => undefined;
    },
  };
  const open = (): ProjectFeed =>
    new ProjectFeed(
      code,
      source,
      {
        started: ({ status, seq }) => told.push(`${status} after ${seq}`),
        chunk: ({ text }) => told.push(text),
        progress: ({ chapter }) => told.push(`chapter ${chapter}`),
        ended: ({ status }) => told.push(status),
      },
      makeLogger('silent'),
    );
  const ask = async (request: Parameters<typeof stage.ask>[2] = {}): Promise<string> => {
    const id = await stage.ask(userId, code, request);
    await stage.until(id, 'completed');
    return id;
  };
  const poll = async (feed: ProjectFeed): Promise<string[]> => {
    await feed.poll();
    return told.splice(0);
  };
  return { open, ask, poll, source, told, stage, userId, code, say: (event: FeedEvent) => late(event) };
}

test('what begins and ends between two polls is told, once', async () => {
  const { open, ask, poll, source, say } = await scene();
  const feed = open();
  expect(await poll(feed)).toEqual([]);
  const id = await ask();
  const [first, ...rest] = await poll(feed);
  expect(first).toBe('streaming after 0');
  expect(rest.at(-1)).toBe('completed');
  expect(rest.slice(0, -1).join('')).toBe('one two three ');
  expect(await poll(feed)).toEqual([]);
  // The word of its beginning was held up on the way.
  say({ kind: 'started', generation: { ...(await source.generation(id)), status: 'streaming', seq: 0 } });
  expect(await poll(feed)).toEqual([]);
});

test('the word that a run began, or went on, is late: nothing is told when it ended without a chunk', async () => {
  const { open, poll, source, say, stage, userId, code } = await scene([{ until: new Promise(() => undefined) }]);
  const feed = open();
  await poll(feed);
  const id = await stage.ask(userId, code, {});
  await stage.generations.stop(id);
  expect(await poll(feed)).toEqual(['streaming after 0', 'stopped']);
  say({ kind: 'started', generation: { ...(await source.generation(id)), status: 'streaming' } });
  expect(await poll(feed)).toEqual([]);
  await stage.generations.settled();
});

test('one that ended long ago and goes on is told from there to those who have the rest', async () => {
  const waits = { until: new Promise(() => undefined) };
  const { open, poll, stage, userId, code } = await scene(['one ', waits], ['two ', waits]);
  const id = await stage.ask(userId, code, {});
  await expect.poll(() => stage.text(id)).toBe('one ');
  await stage.generations.stop(id);
  await stage.generations.settled();
  await world.rows(`update generations set ended_at = ended_at - interval '2 days' where id = $1`, [id]);
  const feed = open();
  const given: number[] = [];
  await feed.catchUp(
    id,
    0,
    ({ seq }) => given.push(seq),
    (ended) => expect(ended?.status).toBe('stopped'),
  );
  await stage.generations.goOn(id, undefined, userId);
  await expect.poll(() => stage.text(id)).toBe('one two ');
  expect(given).toEqual([1]);
  expect(await poll(feed)).toEqual(['streaming after 1', 'two ']);
  await stage.generations.stop(id);
  // Somebody looks at it before the poll does: everybody else is told first.
  await feed.catchUp(
    id,
    1,
    ({ seq }) => given.push(seq),
    () => undefined,
  );
  expect(await poll(feed)).toEqual(['stopped']);
  expect(given).toEqual([1, 2]);
  await stage.generations.settled();
});

test('how far a story is, when nobody told this process', async () => {
  const { open, ask, poll } = await scene();
  const feed = open();
  await poll(feed);
  await ask({ tool: 'story', prompt: 'A crossing', options: { title: 'One', chapters: 2, wordsPerChapter: 200 } });
  const told = await poll(feed);
  expect(told.slice(-2)).toEqual(['chapter 2', 'completed']);
});

test('what ended before anybody looked is not told', async () => {
  const { open, ask, poll } = await scene();
  await ask();
  expect(await poll(open())).toEqual([]);
});

test('G3 a chunk that is committed while somebody joins: all that is told of a story is of one moment', async () => {
  const [second, third] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const { open, source, told, stage, userId, code } = await scene([
    ...['and then one ', { until: second.promise }, 'two ', { until: third.promise }],
    'three ',
  ]);
  const options = { title: 'One', chapters: 2, wordsPerChapter: 200 };
  const id = await stage.ask(userId, code, { tool: 'story', prompt: 'A crossing', options });
  const wrote = (word: string) => expect.poll(() => stage.text(id)).toContain(word);
  await wrote('one');
  const feed = open();
  const { running } = source;
  source.running = async (wanted) => {
    second.resolve();
    await wrote('two');
    return running(wanted);
  };
  const joined = Promise.withResolvers<Generation[]>();
  await feed.join(joined.resolve);
  const [story] = await joined.promise;
  expect(story?.text.endsWith('one two ')).toBe(true);
  expect(story?.progress?.words).toBe(story?.words);
  expect(feed.deliveredUpTo(id)).toBe(story?.seq);
  expect(told).toEqual(['two ']);
  third.resolve();
  await stage.until(id, 'completed');
});
