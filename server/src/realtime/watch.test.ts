import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ChunkEvent, EndedEvent } from '@penora/protocol/events';
import { io as connect, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ScriptedModel, stepwise } from '../generation/test/scriptedModel.ts';
import { stageOf } from '../generation/test/stage.ts';
import { createWorld, type World } from '../generation/test/world.ts';
import { makeLogger } from '../kernel/log.ts';
import { startRealtime } from './server.ts';

let world: World;
const closing: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  world = await createWorld();
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
afterAll(() => world.close());

/** A generation, a service that tells of it, and one socket that hears it. `mayWatch` decides about each watch. */
async function scene(words: number) {
  const userId = await world.person(50_000);
  const code = await world.project(userId);
  const { steps, next } = stepwise(words);
  const stage = stageOf(world, new ScriptedModel(steps));
  const id = await stage.ask(userId, code, {});
  closing.push(async () => {
    await stage.generations.stop(id);
    await stage.generations.settled();
  });
  let mayWatch = async (): Promise<void> => undefined;
  const http = createServer();
  const realtime = startRealtime(http, {
    log: makeLogger('silent'),
    channel: stage.deps.channel,
    authenticate: async () => ({ kind: 'person', userId, sessionId: 'one' }),
    originAllowed: () => true,
    projectFor: () => stage.deps.createProject(stage.deps.db.sql, userId, {}),
    async projectOfGeneration() {
      await mayWatch();
      return code;
    },
    source: stage.generations.feed,
    balances: async () => new Map(),
    watchProject: () => () => undefined,
    lapsed: async () => [],
    withdrawn: async () => [],
  });
  closing.push(() => realtime.close());
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const socket: Socket = connect(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, {
    transports: ['websocket'],
    reconnection: false,
  });
  closing.push(async () => socket.close());
  const heard: (number | string)[] = [];
  socket.on('generation:chunk', (chunk) => heard.push(ChunkEvent.parse(chunk).seq));
  socket.on('generation:ended', (ended) => heard.push(EndedEvent.parse(ended).status));
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  return {
    stage,
    id,
    socket,
    heard,
    join: () => socket.emitWithAck('project:join', { code }),
    watch: (after: number) => socket.emitWithAck('generation:watch', { id, after }),
    unwatch: () => socket.emitWithAck('generation:unwatch', { id }),
    /** A watch from the beginning that is being decided on, as is every further one until then. */
    async watchUndecided() {
      const [asked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      mayWatch = () => {
        asked.resolve();
        return answered.promise;
      };
      const watching = socket.emitWithAck('generation:watch', { id, after: 0 });
      watching.catch(() => undefined);
      await asked.promise;
      return { watching, allow: answered.resolve, fail: answered.reject };
    },
    async say(count = 1) {
      for (let each = 0; each < count; each += 1) {
        const before = (await stage.record(id)).seq;
        next();
        await expect.poll(async () => (await stage.record(id)).seq).toBe(before + 1);
      }
    },
  };
}

test('who has joined and then watches from the beginning gets what is missing before what comes, each once', async () => {
  const { join, watchUndecided, say, heard } = await scene(5);
  await say(2);
  await join();
  const { watching, allow } = await watchUndecided();
  await say(2);
  allow();
  expect(await watching).toEqual({ ok: true });
  await say();
  await expect.poll(() => heard).toEqual([1, 2, 3, 4, 5, 'completed']);
});

test('who watches already and asks from an earlier number gets what was missing, and nothing twice', async () => {
  const { watch, say, heard } = await scene(4);
  await say(2);
  await watch(1);
  await say();
  await expect.poll(() => heard).toEqual([2, 3]);
  await watch(0);
  await say();
  await expect.poll(() => heard).toEqual([2, 3, 1, 4, 'completed']);
});

test('of one that has ended the end is told, from any number and as often as it is asked', async () => {
  const { watch, say, heard, stage } = await scene(2);
  await say(2);
  await stage.generations.settled();
  await watch(99);
  await expect.poll(() => heard).toEqual(['completed']);
  await watch(2);
  await expect.poll(() => heard).toEqual(['completed', 'completed']);
  await watch(0);
  await watch(0);
  await expect.poll(() => heard.slice(2)).toEqual([1, 2, 'completed', 'completed']);
});

test('who watches one that has ended hears of it when it goes on', async () => {
  const { watch, say, heard, stage, id } = await scene(3);
  await say();
  await stage.generations.stop(id);
  await stage.generations.settled();
  await watch(0);
  await expect.poll(() => heard).toEqual([1, 'stopped']);
  const { requestedBy } = await stage.record(id);
  await stage.generations.goOn(id, undefined, requestedBy);
  await say(2);
  await expect.poll(() => heard.slice(2, 4)).toEqual([2, 3]);
  await stage.generations.stop(id);
});

test('who gives up watching before the answer still gets live what the project brings', async () => {
  const { join, watch, unwatch, watchUndecided, say, heard } = await scene(5);
  await say(2);
  await join();
  const { watching, allow } = await watchUndecided();
  await say();
  await unwatch();
  allow();
  await watching;
  await say();
  await expect.poll(() => heard).toEqual([3, 4]);
  await watch(0);
  await say();
  await expect.poll(() => heard).toEqual([3, 4, 1, 2, 5, 'completed']);
});

test('who gives up and watches again at once gets everything once', async () => {
  const { watch, unwatch, watchUndecided, say, heard } = await scene(3);
  await say(2);
  const { watching: first, allow } = await watchUndecided();
  await unwatch();
  const [second, third] = [watch(1), watch(1)];
  await unwatch();
  const last = watch(0);
  allow();
  await Promise.all([first, second, third, last]);
  await say();
  await expect.poll(() => heard).toEqual([1, 2, 3, 'completed']);
});

test('what passes by while a watch is decided on is not lost: the connection ends when the decision fails', async () => {
  const { join, watchUndecided, say, heard, socket, id } = await scene(2);
  await join();
  const gone = new Promise<void>((resolve) => socket.once('disconnect', () => resolve()));
  const { fail } = await watchUndecided();
  await say();
  fail(new Error('the database is away'));
  await gone;
  expect(heard, id).toEqual([]);
});
