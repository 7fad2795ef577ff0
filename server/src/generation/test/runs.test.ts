import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Model } from '../models/model.ts';
import { Editor } from './editor.ts';
import { expectInvariants } from './invariants.ts';
import { ScriptedModel, wordsOf } from './scriptedModel.ts';
import { type Stage, stageOf } from './stage.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const document = { target: { kind: 'document', position: 'end' } } as const;

async function balance(userId: string): Promise<number | undefined> {
  return (await world.rows<{ balance: number }>('select balance from accounts where id = $1', [userId]))[0]?.balance;
}

async function documentText(stage: Stage, code: string): Promise<string> {
  return stage.documents.read(code, (doc) => new Editor(doc).text);
}

async function scene(model: ScriptedModel, milliku = 50_000) {
  const userId = await world.person(milliku);
  const code = await world.project(userId);
  return { userId, code, stage: stageOf(world, model) };
}

describe('a run', () => {
  test('G1 G2 G4 delivers what the model says, paid word for word, and completes', async () => {
    const { userId, code, stage } = await scene(new ScriptedModel(['Once up', 'on a ', 'time.']));
    const id = await stage.ask(userId, code, {});
    await stage.generations.settled();
    expect(await stage.text(id)).toBe('Once upon a time.');
    expect(await stage.record(id)).toMatchObject({ status: 'completed', reason: null, words: 4, cost: 40 });
    expect(await balance(userId)).toBe(49_960);
    const told = stage.events.flatMap((event) => (event.kind === 'chunk' ? [event.chunk] : []));
    expect(told.map((chunk) => chunk.text).join('')).toBe('Once upon a time.');
    expect(told.map((chunk) => chunk.seq)).toEqual(told.map((_, index) => index + 1));
    expect(stage.events.at(0)?.kind).toBe('started');
    expect(stage.events.at(-1)).toMatchObject({ kind: 'ended', seq: told.length, ended: { status: 'completed' } });
    await expectInvariants(world);
  });

  test('into the document: the text is there with the chunks, and the model has a caret', async () => {
    const go = Promise.withResolvers<void>();
    const model = new ScriptedModel(['## The Fox\n\nOnce ', { until: go.promise }, 'upon **a** time.']);
    const { userId, code, stage } = await scene(model);
    const id = await stage.ask(userId, code, document);
    await expect.poll(() => stage.events.some((event) => event.kind === 'chunk')).toBe(true);
    const [state] = [...stage.presences.values()];
    expect(state).toMatchObject({ user: { id: 'model', name: "Anna's Write", model: 'balanced' } });
    expect(state?.cursor).toMatchObject({ anchor: { assoc: -1 } });
    go.resolve();
    await stage.generations.settled();
    expect(await documentText(stage, code)).toBe('The Fox\n\nOnce upon a time.');
    expect([...stage.presences.values()]).toEqual([null]);
    expect(await stage.record(id)).toMatchObject({ status: 'completed', words: 6 });
    await expectInvariants(world);
  });

  test('L1 G7 ends exhausted with everything paid for kept, and less than a word left', async () => {
    const { userId, code, stage } = await scene(new ScriptedModel(wordsOf(100)), 105);
    const id = await stage.ask(userId, code, document);
    await stage.generations.settled();
    expect(await stage.record(id)).toMatchObject({ status: 'exhausted', reason: 'balance', words: 10, cost: 100 });
    expect(await balance(userId)).toBe(5);
    expect(await documentText(stage, code)).toBe(wordsOf(10).join(''));
    await expectInvariants(world);
  });

  test('G7 ends at the ceiling', async () => {
    const { userId, code, stage } = await scene(new ScriptedModel(wordsOf(100)));
    const id = await stage.ask(userId, code, { maxMilliku: 75 });
    await stage.generations.settled();
    expect(await stage.record(id)).toMatchObject({ status: 'completed', reason: 'ceiling', words: 7, cost: 70 });
  });

  test('G7 has reached the ceiling with a text that is just as long', async () => {
    const { userId, code, stage } = await scene(new ScriptedModel(wordsOf(100)));
    const id = await stage.ask(userId, code, { maxMilliku: 1_000 });
    await stage.generations.settled();
    expect(await stage.record(id)).toMatchObject({ status: 'completed', reason: 'ceiling', words: 100, cost: 1_000 });
  });

  test('G7 ends with a sentence shortly before the ceiling', async () => {
    const sentence = ['one ', 'two ', 'three ', 'four ', 'five ', 'six. '];
    const { userId, code, stage } = await scene(new ScriptedModel(Array.from({ length: 50 }, () => sentence).flat()));
    const id = await stage.ask(userId, code, { maxMilliku: 1_010 });
    await stage.generations.settled();
    expect(await stage.record(id)).toMatchObject({ status: 'completed', reason: 'ceiling', words: 96 });
  });

  test('402 when not one word can be paid, and nothing is there', async () => {
    const { userId, code, stage } = await scene(new ScriptedModel(['x']), 9);
    await expect(stage.ask(userId, code, {})).rejects.toMatchObject({
      code: 'insufficient_coins',
      facts: { balanceMilliku: 9, requiredMilliku: 10 },
    });
    expect(await world.rows('select 1 from generations where project_code = $1', [code])).toEqual([]);
  });

  test('G5 the same request starts one generation', async () => {
    const { userId, code, stage } = await scene(new ScriptedModel(['x ']));
    const body = {
      tool: 'write',
      options: { mode: 'auto' },
      projectCode: code,
      takes: 1,
      target: { kind: 'card' },
    } as const;
    const by = { userId, requestId: crypto.randomUUID() };
    const [first] = await stage.generations.start(body, by);
    const [second] = await stage.generations.start(body, by);
    expect(second?.id).toBe(first?.id);
    await stage.generations.settled();
    expect(await stage.text(first?.id ?? '')).toBe('x ');
  });

  test('three takes by different models, each at its price', async () => {
    const { userId, code, stage } = await scene(new ScriptedModel(['one two']));
    await stage.ask(userId, code, { takes: 3, models: ['balanced', 'premium', 'fast'] });
    await stage.generations.settled();
    const rows = await world.rows('select take, cost from generations where project_code = $1 order by take', [code]);
    expect(rows).toEqual([
      { take: 1, cost: 20 },
      { take: 2, cost: 60 },
      { take: 3, cost: 10 },
    ]);
  });

  test('the place deleted: stopped, the text stays in the card', async () => {
    const go = Promise.withResolvers<void>();
    const { userId, code, stage } = await scene(new ScriptedModel(['Once ', { until: go.promise }, 'upon ', 'a time']));
    const id = await stage.ask(userId, code, document);
    await expect.poll(() => stage.events.some((event) => event.kind === 'chunk')).toBe(true);
    await stage.edit(code, (doc) => new Editor(doc).set([{ type: 'paragraph' }]));
    go.resolve();
    await stage.generations.settled();
    expect(await stage.record(id)).toMatchObject({ status: 'stopped', reason: 'place_deleted', words: 1, cost: 10 });
    expect(await stage.text(id)).toBe('Once ');
    await expectInvariants(world);
  });

  test('others write between the chunks: both texts are there', async () => {
    const gates = Array.from({ length: 5 }, () => Promise.withResolvers<void>());
    const steps = gates.flatMap((gate, index) => [`word${index} `, { until: gate.promise }]);
    const { userId, code, stage } = await scene(new ScriptedModel(steps));
    await stage.ask(userId, code, document);
    for (const [index, gate] of gates.entries()) {
      await expect.poll(() => documentText(stage, code)).toContain(`word${index}`);
      await stage.edit(code, (doc) => {
        const editor = new Editor(doc);
        editor.type(editor.find('word0'), `[${index}]`);
      });
      gate.resolve();
    }
    await stage.generations.settled();
    expect(await documentText(stage, code)).toBe('[0][1][2][3][4]word0 word1 word2 word3 word4 ');
    await expectInvariants(world);
  });
});

describe('a provider that fails', () => {
  test('before the first word: tried again, nothing charged twice', async () => {
    const model = new ScriptedModel([{ fail: 'busy', retryAfterMs: 1 }], [{ fail: 'broken' }], ['Fine.']);
    const { userId, code, stage } = await scene(model);
    const id = await stage.ask(userId, code, {});
    await stage.generations.settled();
    expect(model.requests).toHaveLength(3);
    expect(await stage.record(id)).toMatchObject({ status: 'completed', words: 1 });
  });

  test.each([
    ['busy', 3, 'provider'],
    ['timeout', 3, 'timeout'],
    ['refused', 1, 'provider'],
  ] as const)('always %s: failed after %i requests, nothing charged', async (fail, requests, reason) => {
    const model = new ScriptedModel([{ fail }]);
    const { userId, code, stage } = await scene(model);
    const id = await stage.ask(userId, code, {});
    await stage.generations.settled();
    expect(model.requests).toHaveLength(requests);
    expect(await stage.record(id)).toMatchObject({ status: 'failed', reason, words: 0, seq: 0 });
    expect(await balance(userId)).toBe(50_000);
  });

  test('its lost connection is a failure of its own, though a database may say the same', async () => {
    const reset: Model = {
      async *stream() {
        yield { kind: 'delta', text: 'Once ' };
        throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
      },
    };
    const { userId, code } = await scene(new ScriptedModel());
    const stage = stageOf(world, reset);
    const id = await stage.ask(userId, code, {});
    await stage.generations.settled();
    expect(await stage.record(id)).toMatchObject({ status: 'failed', reason: 'provider', words: 1 });
  });

  test('ideas beyond the number that was asked for are neither delivered nor paid', async () => {
    const model = new ScriptedModel(['1. A ferry.\n2. A ', 'king.\n3. A lamp.\n4. A', ' well.\n5. A fox.']);
    const { userId, code, stage } = await scene(model);
    const id = await stage.ask(userId, code, { tool: 'brainstorm', options: { category: 'plot', count: 3 } });
    await stage.generations.settled();
    expect(await stage.text(id)).toBe('1. A ferry.\n2. A king.\n3. A lamp.');
    expect(await stage.record(id)).toMatchObject({ status: 'completed', reason: null, words: 9, cost: 90 });
    expect(model.open).toBe(0);
    await expectInvariants(world);
  });

  test('an empty answer is a failure', async () => {
    const { userId, code, stage } = await scene(new ScriptedModel([]));
    const id = await stage.ask(userId, code, {});
    await stage.generations.settled();
    expect(await stage.record(id)).toMatchObject({ status: 'failed', reason: 'provider' });
  });

  test('after words: continued from the text so far', async () => {
    const model = new ScriptedModel(['Once upon a ti', { fail: 'broken' }], ['me there was']);
    const { userId, code, stage } = await scene(model);
    const id = await stage.ask(userId, code, {});
    await stage.generations.settled();
    expect(await stage.text(id)).toBe('Once upon a time there was');
    expect(model.requests[1]?.brief.written).toBe('Once upon a ti');
    expect(model.requests[1]?.messages.at(-1)).toEqual({ role: 'assistant', content: 'Once upon a ti' });
  });

  test('again and again: failed, what came is kept and paid', async () => {
    const model = new ScriptedModel(['a ', { fail: 'broken' }], ['b ', { fail: 'timeout' }], ['c', { fail: 'broken' }]);
    const { userId, code, stage } = await scene(model);
    const id = await stage.ask(userId, code, {});
    await stage.generations.settled();
    expect(await stage.text(id)).toBe('a b c');
    expect(await stage.record(id)).toMatchObject({ status: 'failed', reason: 'provider', words: 3, cost: 30 });
    await expectInvariants(world);
  });

  test('an answer cut off by its length is continued', async () => {
    const model = new ScriptedModel(
      ['one ', { end: 'length' }],
      ['two ', { end: 'length' }],
      ['three', { end: 'stop' }],
    );
    const { userId, code, stage } = await scene(model);
    const id = await stage.ask(userId, code, {});
    await stage.generations.settled();
    expect(await stage.text(id)).toBe('one two three');
    expect(await stage.record(id)).toMatchObject({ status: 'completed', provider: { answers: 3, promptTokens: 30 } });
  });
});

describe('stop and continue', () => {
  test('G6 stop ends it before the next chunk and drops what is held back', async () => {
    const { userId, code, stage } = await scene(
      new ScriptedModel(['Once upon a ti', { until: new Promise(() => {}) }]),
    );
    const id = await stage.ask(userId, code, {});
    await expect.poll(() => stage.text(id)).toBe('Once upon a ');
    expect(await stage.generations.stop(id)).toMatchObject({ status: 'stopped', reason: 'user', words: 3 });
    await stage.generations.settled();
    expect(await stage.generations.stop(id)).toMatchObject({ status: 'stopped', reason: 'user', words: 3 });
    expect(await stage.text(id)).toBe('Once upon a ');
    expect(stage.events.filter((event) => event.kind === 'ended')).toHaveLength(1);
  });

  test('continue goes on under the same id and price, in the same paragraph', async () => {
    const model = new ScriptedModel(['Once **upon ', { until: new Promise(() => {}) }], ['a** time.']);
    const { userId, code, stage } = await scene(model);
    const id = await stage.ask(userId, code, document);
    await expect.poll(() => stage.text(id)).toBe('Once **upon ');
    await stage.generations.stop(id);
    await stage.generations.goOn(id, undefined);
    await stage.generations.settled();
    expect(await stage.text(id)).toBe('Once **upon a** time.');
    expect(await documentText(stage, code)).toBe('Once upon a time.');
    expect(await stage.record(id)).toMatchObject({ status: 'completed', epoch: 2, words: 4, cost: 40 });
    await expectInvariants(world);
  });

  test('G7 continue with a new maxMilliku: that is the ceiling of all runs together', async () => {
    const model = new ScriptedModel([...wordsOf(5), { fail: 'refused' }], wordsOf(50, 'more'));
    const { userId, code, stage } = await scene(model);
    const id = await stage.ask(userId, code, {});
    await stage.generations.settled();
    await expect(stage.generations.goOn(id, 59)).rejects.toMatchObject({ code: 'invalid' });
    await stage.generations.goOn(id, 75);
    await stage.generations.settled();
    expect(await stage.record(id)).toMatchObject({ reason: 'ceiling', words: 7, cost: 70, maxMilliku: 75 });
  });

  test('continue in the middle of a word pays it once', async () => {
    const model = new ScriptedModel(['uni', { fail: 'refused' }], ['versal joy']);
    const { userId, code, stage } = await scene(model);
    const id = await stage.ask(userId, code, {});
    await stage.generations.settled();
    expect(await stage.record(id)).toMatchObject({ status: 'failed', words: 1 });
    await stage.generations.goOn(id, undefined);
    await stage.generations.settled();
    expect(await stage.text(id)).toBe('universal joy');
    expect(await stage.record(id)).toMatchObject({ status: 'completed', words: 2, cost: 20 });
  });

  test('continue after exhaustion and a top-up', async () => {
    const script = (written: string) => wordsOf(10).slice(written === '' ? 0 : written.trim().split(' ').length);
    const { userId, code, stage } = await scene(new ScriptedModel(({ brief }) => script(brief.written)), 40);
    const id = await stage.ask(userId, code, {});
    await stage.generations.settled();
    expect(await stage.record(id)).toMatchObject({ status: 'exhausted', words: 4 });
    await expect(stage.generations.goOn(id, undefined)).rejects.toMatchObject({ code: 'insufficient_coins' });
    await world.topUp(userId, 1_000);
    await stage.generations.goOn(id, undefined);
    await stage.generations.settled();
    expect(await stage.text(id)).toBe(wordsOf(10).join(''));
    await expectInvariants(world);
  });

  test('a complete one does not go on', async () => {
    const { userId, code, stage } = await scene(new ScriptedModel(['Done.']));
    const id = await stage.ask(userId, code, {});
    await stage.generations.settled();
    await expect(stage.generations.goOn(id, undefined)).rejects.toMatchObject({ code: 'wrong_state' });
  });
});

describe('places', () => {
  test('a fourth waits and begins by itself; a waiting one can be stopped; too many are refused', async () => {
    const gate = Promise.withResolvers<void>();
    const { userId, code, stage } = await scene(new ScriptedModel([{ until: gate.promise }, 'x ']));
    const ids: string[] = [];
    for (let n = 0; n < 20; n += 1) ids.push(await stage.ask(userId, code, {}));
    const statuses = async () => Promise.all(ids.map(async (id) => (await stage.record(id)).status));
    expect(await statuses()).toEqual([...Array(3).fill('streaming'), ...Array(17).fill('queued')]);
    await expect(stage.ask(userId, code, {})).rejects.toMatchObject({ code: 'too_many_requests' });
    expect(await stage.generations.stop(ids[3] ?? '')).toMatchObject({ status: 'stopped', seq: 0 });
    gate.resolve();
    await stage.until(ids.at(-1) ?? '', 'completed');
    await stage.generations.settled();
    expect((await statuses()).filter((status) => status === 'completed')).toHaveLength(19);
    await expectInvariants(world);
  });
});

describe('the end of a process', () => {
  test('shutdown brings runs to a chunk end and marks them interrupted', async () => {
    const { userId, code, stage } = await scene(
      new ScriptedModel(['Once upon a ti', { until: new Promise(() => {}) }]),
    );
    const id = await stage.ask(userId, code, document);
    await expect.poll(() => stage.text(id)).toBe('Once upon a ');
    await stage.generations.shutdown();
    expect(await stage.record(id)).toMatchObject({ status: 'interrupted', reason: 'restart', words: 3 });
    await expect(stage.ask(userId, code, {})).rejects.toMatchObject({ code: 'unavailable' });
    await expectInvariants(world);
  });

  test('what an earlier process left is interrupted before the next one answers, and can go on', async () => {
    const forever = { until: new Promise(() => {}) };
    const { userId, code, stage } = await scene(new ScriptedModel(['Once ', forever]));
    const id = await stage.ask(userId, code, document);
    await expect.poll(() => stage.text(id)).toBe('Once ');
    const next = stageOf(world, new ScriptedModel(['upon.']));
    expect(await next.generations.recoverAtStart()).toBeGreaterThan(0);
    expect(await next.record(id)).toMatchObject({ status: 'interrupted', reason: 'restart', epoch: 2 });
    await next.generations.goOn(id, undefined);
    await next.generations.settled();
    expect(await documentText(next, code)).toBe('Once upon.');
    await next.generations.shutdown();
    await stage.generations.stop(id);
  });
});
