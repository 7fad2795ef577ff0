import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Channel } from '../../kernel/channel.ts';
import { localChannel } from '../../kernel/channel.ts';
import { whileAllowed } from '../../kernel/whileAllowed.ts';
import { onProjectChange, tellProject } from '../../projects/changes.ts';
import { chunksAfter } from '../delivery/chunks.ts';
import { type Followed, followInPages } from '../delivery/follow.ts';
import { presentOne } from '../present.ts';
import { ScriptedModel, stepwise } from './scriptedModel.ts';
import { fastLimits, type Stage, stageOf } from './stage.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

async function scene(count: number, channel: Channel = localChannel(), limits = fastLimits) {
  const userId = await world.person(50_000);
  const code = await world.project(userId);
  const { steps, next } = stepwise(count);
  const stage = stageOf(world, new ScriptedModel(steps), { channel, limits });
  const id = await stage.ask(userId, code, {});
  const say = async (): Promise<void> => {
    const before = (await stage.record(id)).seq;
    next();
    await expect.poll(async () => (await stage.record(id)).seq).toBe(before + 1);
  };
  return { stage, id, code, say, next };
}

async function* follow(...parts: Parameters<typeof followInPages>): AsyncGenerator<Followed, void> {
  for await (const page of followInPages(...parts)) yield* page;
}

async function collect(stage: Stage, id: string, after: number, from: Followed[] = []): Promise<Followed[]> {
  const signal = new AbortController().signal;
  for await (const event of follow(stage.deps, await stage.record(id), after, signal)) from.push(event);
  return from;
}

const numbers = (events: readonly Followed[]): number[] =>
  events.flatMap((event) => {
    if (event.kind === 'encoded') return [z.object({ seq: z.literal(event.seq) }).parse(JSON.parse(event.json)).seq];
    return event.kind === 'chunk' ? [event.chunk.seq] : [];
  });

describe('following a generation', () => {
  test('G3 what came before, then live, then the end: each once and in order', async () => {
    const { stage, id, say } = await scene(6);
    await say();
    await say();
    const early: Followed[] = [];
    const following = collect(stage, id, 1, early);
    await expect.poll(() => numbers(early)).toEqual([2]);
    for (let n = 0; n < 4; n += 1) await say();
    expect(numbers(await following)).toEqual([2, 3, 4, 5, 6]);
    expect(early.at(-1)).toMatchObject({ kind: 'ended', seq: 6, ended: { status: 'completed', words: 6 } });
  });

  test('days after it, from any number', async () => {
    const { stage, id, say } = await scene(3);
    for (let n = 0; n < 3; n += 1) await say();
    await stage.generations.settled();
    expect(numbers(await collect(stage, id, 0))).toEqual([1, 2, 3]);
    expect(numbers(await collect(stage, id, 2))).toEqual([3]);
    expect(await collect(stage, id, 3)).toMatchObject([{ kind: 'ended' }]);
    expect((await chunksAfter(world.db.sql, id, 1, 1)).map(({ seq }) => seq)).toEqual([2]);
  });

  test('G3 what is told of it holds no chunk beyond its number, which would come once more', async () => {
    const { stage, id, say } = await scene(3);
    await say();
    const record = await stage.record(id);
    await say();
    expect(await presentOne(stage.deps, record)).toMatchObject({ seq: 1, words: 1, text: 'w0 ' });
    await say();
    await stage.generations.settled();
    expect(await presentOne(stage.deps, await stage.record(id))).toMatchObject({ seq: 3, text: 'w0 w1 w2 ' });
  });

  test('a number beyond what is there counts as the last one', async () => {
    const { stage, id, say } = await scene(3);
    await say();
    const early: Followed[] = [];
    // Its first look at the database is before the next chunk: then it stands at 1.
    const following = collect(stage, id, 99, early);
    await say();
    await say();
    expect(numbers(await following)).toContain(3);
    expect(early.at(-1)).toMatchObject({ kind: 'ended', seq: 3 });
    expect(await collect(stage, id, 99)).toMatchObject([{ kind: 'ended', seq: 3 }]);
  });

  test('messages that are lost are read by number', async () => {
    const lossy = localChannel();
    let sent = 0;
    const channel: Channel = {
      ...lossy,
      publish: (topic, message) => {
        sent += 1;
        if (sent % 2 === 0) lossy.publish(topic, message);
      },
    };
    const { stage, id, say } = await scene(5, channel, { ...fastLimits, streamPollMs: 50 });
    const following = collect(stage, id, 0);
    for (let n = 0; n < 5; n += 1) await say();
    const events = await following;
    expect(numbers(events)).toEqual([1, 2, 3, 4, 5]);
    expect(events.at(-1)?.kind).toBe('ended');
  });

  test('a reader that is slow holds a bounded number of events and misses none', async () => {
    const { stage, id, say } = await scene(12, localChannel(), { ...fastLimits, liveEvents: 2 });
    const seen: number[] = [];
    const signal = new AbortController().signal;
    const reading = follow(stage.deps, await stage.record(id), 0, signal);
    await say();
    seen.push(...numbers([(await reading.next()).value as Followed]));
    for (let n = 1; n < 12; n += 1) await say();
    for await (const event of reading) seen.push(...numbers([event]));
    expect(seen).toEqual(Array.from({ length: 12 }, (_, n) => n + 1));
  });

  test('ends at once when nobody listens any more', async () => {
    const { stage, id } = await scene(1);
    const gone = new AbortController();
    const reading = follow(stage.deps, await stage.record(id), 0, gone.signal);
    const next = reading.next();
    gone.abort();
    expect(await next).toEqual({ done: true, value: undefined });
    await stage.generations.stop(id);
  });
});

test('I3 a reader whose access is withdrawn is cut off', async () => {
  const { stage, id, code } = await scene(1);
  const channel = stage.deps.channel;
  let isAllowed = true;
  const check = async (): Promise<void> => {
    if (!isAllowed) throw new Error('withdrawn');
  };
  const { signal, close } = whileAllowed({
    gone: new AbortController().signal,
    subscribe: (recheck) => onProjectChange(channel, code, recheck),
    check,
  });
  const reading = follow(stage.deps, await stage.record(id), 0, signal);
  const next = reading.next();
  tellProject(channel, { kind: 'renamed', code });
  isAllowed = false;
  tellProject(channel, { kind: 'withdrawn', code, userId: 'somebody' });
  expect(await next).toEqual({ done: true, value: undefined });
  close();
  await stage.generations.stop(id);
});

test('the feed for socket.io has what runs, with text and number of one moment', async () => {
  const { stage, id, code, say } = await scene(2);
  await say();
  expect(await stage.generations.feed.running(code)).toMatchObject([{ id, text: 'w0 ', seq: 1, status: 'streaming' }]);
  await say();
  await stage.generations.settled();
  expect(await stage.generations.feed.running(code)).toEqual([]);
  expect(await stage.generations.feed.generation(id)).toMatchObject({
    text: 'w0 w1 ',
    status: 'completed',
    requestedByName: 'Anna Berg',
    queuePosition: null,
  });
});
