import { countWords } from '@penora/protocol/words/pieces';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type DeepInfra, startDeepInfra } from '../../../../infra/stand-ins/deepinfra/server.ts';
import { deepInfraModel } from '../models/deepinfra/deepinfra.ts';
import { expectInvariants } from './invariants.ts';
import { stageOf } from './stage.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let provider: DeepInfra;
beforeAll(async () => {
  [world, provider] = await Promise.all([createWorld(), startDeepInfra()]);
});
afterEach(() => provider.reset());
afterAll(() => Promise.all([world.close(), provider.close()]));

const TEXT =
  'The **fox** went home. नमस्ते दुनिया, said the river. 漢字とかなの文 and สวัสดีชาวโลก 🙂 met at the door.\n\n' +
  'Nobody had counted the words, but everybody knew how many there were in all of them. It was late, and it rained.';

async function scene(milliku = 50_000) {
  const userId = await world.person(milliku);
  const code = await world.project(userId);
  const model = deepInfraModel({ apiKey: 'key', baseUrl: provider.url, firstTokenMs: 2_000, idleMs: 2_000 });
  const stage = stageOf(world, model);
  const run = async (): Promise<string> => {
    const id = await stage.ask(userId, code, { maxMilliku: 100_000, options: { words: 500 } });
    await stage.generations.settled();
    return id;
  };
  return { stage, run, userId, code };
}

describe('the provider', () => {
  test.each([1, 3, 17, 100_000])('in packets of %i bytes: the same text, words and price', async (n) => {
    provider.byDefault({ text: TEXT, packets: { by: 'bytes', n } });
    const { stage, run } = await scene();
    const id = await run();
    expect(await stage.text(id)).toBe(TEXT);
    const words = countWords(TEXT);
    expect(await stage.record(id)).toMatchObject({ status: 'completed', reason: null, words, cost: words * 10 });
    expect(await stage.record(id)).toMatchObject({ provider: { answers: 1, completionTokens: expect.any(Number) } });
  });

  test.each([
    ['is cut', { kind: 'destroy', afterDeltas: 11 }],
    ['ends without an end', { kind: 'end', afterDeltas: 12 }],
    ['sends garbage', { kind: 'insert', afterDeltas: 13, bytes: 'data: {"choices":[{"delta":\n\n' }],
    ['sends an error', { kind: 'errorFrame', afterDeltas: 14 }],
  ] as const)('%s in the middle: continued, every word once', async (_name, fault) => {
    provider.byDefault({ text: TEXT });
    provider.script({ text: TEXT, fault });
    const { stage, run } = await scene();
    const id = await run();
    expect(await stage.text(id)).toBe(TEXT);
    expect(await stage.record(id)).toMatchObject({ status: 'completed', words: countWords(TEXT) });
    expect(provider.requests()).toHaveLength(2);
  });

  test('is cut and begins anew instead of going on: what comes again is passed over, every word once', async () => {
    provider.byDefault({ text: TEXT, continues: false });
    provider.script({ text: TEXT, fault: { kind: 'destroy', afterDeltas: 11 } });
    const { stage, run } = await scene();
    const id = await run();
    expect(await stage.text(id)).toBe(TEXT);
    expect(await stage.record(id)).toMatchObject({ status: 'completed', words: countWords(TEXT) });
  });

  test('ends by its length and says the same again: nothing was cut, so it may be meant', async () => {
    provider.byDefault({ text: TEXT, finish: 'length', continues: false });
    const { stage, userId, code } = await scene();
    const id = await stage.ask(userId, code, { maxMilliku: 1_000, options: { words: 500 } });
    await stage.generations.settled();
    expect(await stage.record(id)).toMatchObject({ status: 'completed', reason: 'ceiling' });
    expect((await stage.text(id)).startsWith(TEXT)).toBe(true);
  });

  test('is cut again and again: failed, what came is kept and paid, and can be continued', async () => {
    provider.byDefault({ text: TEXT, fault: { kind: 'destroy', afterDeltas: 4 } });
    const { stage, run } = await scene();
    const id = await run();
    const { status, reason, words } = await stage.record(id);
    expect({ status, reason }).toEqual({ status: 'failed', reason: 'provider' });
    expect(words).toBeGreaterThan(0);
    expect(TEXT.startsWith(await stage.text(id))).toBe(true);
    provider.byDefault({ text: TEXT });
    await stage.generations.goOn(id, undefined);
    await stage.generations.settled();
    expect(await stage.text(id)).toBe(TEXT);
    await expectInvariants(world);
  });

  test.each([
    ['in the middle', TEXT],
    ['before the first word', ''],
  ])('filters its answer %s: failed, what came is kept and paid, nobody is asked again by itself', async (_, text) => {
    provider.byDefault({ text, finish: 'content_filter' });
    const { stage, run } = await scene();
    const id = await run();
    expect(await stage.record(id)).toMatchObject({ status: 'failed', reason: 'provider', words: countWords(text) });
    expect(await stage.text(id)).toBe(text);
    expect(provider.requests()).toHaveLength(1);
    await expectInvariants(world);
  });

  test('falls silent before the first word: reason timeout, nothing charged', async () => {
    provider.byDefault({ fault: { kind: 'silence', afterDeltas: 0 } });
    const userId = await world.person(1_000);
    const code = await world.project(userId);
    const model = deepInfraModel({ apiKey: 'key', baseUrl: provider.url, firstTokenMs: 30, idleMs: 30 });
    const stage = stageOf(world, model);
    const id = await stage.ask(userId, code, {});
    await stage.generations.settled();
    expect(await stage.record(id)).toMatchObject({ status: 'failed', reason: 'timeout', seq: 0, cost: 0 });
  });

  test('refuses the key: failed at once', async () => {
    provider.byDefault({ fault: { kind: 'status', status: 401, shape: 'message' } });
    const { stage, run } = await scene();
    expect(await stage.record(await run())).toMatchObject({ status: 'failed', reason: 'provider' });
    expect(provider.requests()).toHaveLength(1);
  });

  test('is busy twice: the third attempt writes', async () => {
    const busy = { fault: { kind: 'status', status: 503, shape: 'empty' } } as const;
    provider.byDefault({ text: TEXT });
    provider.script(busy, busy);
    const { stage, run } = await scene();
    expect(await stage.text(await run())).toBe(TEXT);
  });

  test('G7 is asked for little more than the purse pays for', async () => {
    provider.byDefault({ words: 5_000 });
    const { stage, run, userId } = await scene(305);
    expect(await stage.record(await run())).toMatchObject({ status: 'exhausted', reason: 'balance', words: 30 });
    const [account] = await world.rows('select balance from accounts where id = $1', [userId]);
    expect(account).toEqual({ balance: 5 });
    expect(provider.requests()[0]?.body).toMatchObject({ max_tokens: expect.toSatisfy((n: number) => n <= 60) });
  });

  test('G6 is left when the generation is stopped', async () => {
    provider.byDefault({ text: TEXT, gated: true });
    const { stage, userId, code } = await scene();
    const id = await stage.ask(userId, code, {});
    await provider.received(1);
    provider.release(8);
    await expect.poll(() => stage.text(id)).not.toBe('');
    await stage.generations.stop(id);
    expect(await provider.ended(1)).toBe('left');
    await stage.generations.settled();
    expect(await stage.record(id)).toMatchObject({ status: 'stopped', reason: 'user' });
  });
});
