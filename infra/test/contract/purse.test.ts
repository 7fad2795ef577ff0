import { randomUUID } from 'node:crypto';
import { Estimate } from '@penora/protocol/schemas/generation';
import { beforeEach, expect, test } from 'vitest';
import { Person, refusalOf } from '../kit/person.ts';
import { wordsIn } from '../kit/prose.ts';
import { service } from '../kit/service.ts';
import { readEvents } from '../kit/sse.ts';
import { fold } from '../kit/text.ts';

const penora = service({ env: { DEMO_WORDS_PER_SECOND: '100000' } });
let anna: Person;
beforeEach(async () => {
  anna = await Person.register(penora.url);
});

const finished = async (id: string) => readEvents(await anna.fetch('GET', `/api/generations/${id}/stream`));

test('L1 L2 G4 G7 a purse that ends in the middle: exhausted to the last word, everything paid for kept', async () => {
  const body = { tool: 'prompt', options: { pages: 20 }, prompt: 'A lighthouse, a storm and a letter.' };
  const estimate = Estimate.parse(await anna.post('/api/generations/estimate', body));
  expect(estimate).toMatchObject({ balanceMilliku: 50_000, affordable: false, affordableWords: 5_000 });
  const { generation } = await anna.generate(body);
  expect(generation, 'without a project one is made').toMatchObject({ model: 'demonstration', target: 'document' });
  const { ended } = await finished(generation.id);
  expect(ended).toMatchObject({ status: 'exhausted', reason: 'balance', words: 5_000, costMilliku: 50_000 });
  expect(await anna.balance()).toBe(0);

  const { text } = await anna.generation(generation.id);
  expect(wordsIn(text)).toBe(5_000);
  expect(fold(await anna.text(generation.projectCode))).toBe(fold(text));
  const entries = await anna.entries();
  let balance = 0;
  for (const [n, entry] of entries.entries()) {
    balance += entry.amountMilliku;
    expect(entry).toMatchObject({ number: n + 1, balanceAfterMilliku: balance });
  }
  expect(entries[0]).toMatchObject({ kind: 'welcome', amountMilliku: 50_000 });
  expect(balance).toBe(0);
  expect(await anna.get('/api/ledger/entries?group=generation')).toMatchObject({
    items: [{ amountMilliku: -50_000, reference: generation.id, words: 5_000, chunks: entries.length - 1 }, {}],
  });

  for (const again of [() => anna.generate(), () => anna.generation(generation.id, 'continue')]) {
    const refusal = await refusalOf(again());
    expect(refusal.problem).toMatchObject({ status: 402, code: 'insufficient_coins', balanceMilliku: 0 });
    expect(refusal.problem.requiredMilliku).toBeGreaterThan(0);
  }
  expect((await anna.generation(generation.id)).status).toBe('exhausted');
});

test('a model that cannot be had is 409 and never replaced', async () => {
  const refusal = await refusalOf(anna.generate({ model: 'premium' }));
  expect(refusal.problem).toMatchObject({ status: 409, code: 'model_unavailable' });
  expect(await anna.get('/api/projects')).toMatchObject({ items: [] });
});

test('the demonstration is named as one', async () => {
  expect(await anna.get('/api/catalog')).toMatchObject({
    models: expect.arrayContaining([
      expect.objectContaining({ key: 'demonstration', available: true, multiplier: 1 }),
      expect.objectContaining({ key: 'balanced', available: false }),
    ]),
  });
});

const everyTool: Record<string, unknown>[] = [
  { tool: 'prompt', options: { length: 'medium' }, prompt: 'Two sisters sell maps of places that are gone.' },
  { tool: 'story', options: { chapters: 2, wordsPerChapter: 200 }, prompt: 'A clock that counts backwards.' },
  { tool: 'write', options: { mode: 'auto', words: 60 } },
  { tool: 'write', options: { mode: 'guided', words: 60 }, prompt: 'She opens the letter.' },
  { tool: 'write', options: { mode: 'tone', tone: 'ominous', words: 60 } },
  { tool: 'rewrite', options: { style: 'expand' }, input: { text: 'The lamp was lit before the ship was seen.' } },
  { tool: 'describe', options: { senses: [] }, input: { text: 'the harbour at night' } },
  { tool: 'brainstorm', options: { category: 'plot', count: 5 }, prompt: 'a lighthouse' },
  { tool: 'file', options: { instruction: 'summarize' }, input: { text: 'The lamp was lit. '.repeat(40) } },
];

test.each(everyTool)('G4 every tool writes, within its quote: $tool $options', async (body) => {
  const code = await anna.project('Tools', 'The lamp was lit before the ship was seen, and nobody would say by whom.');
  const request = { ...body, projectCode: code };
  const estimate = Estimate.parse(await anna.post('/api/generations/estimate', request));
  const { generation } = await anna.generate({ prompt: undefined, ...request });
  const { ended } = await finished(generation.id);
  expect(ended?.status).toBe('completed');
  expect(ended?.words).toBeGreaterThan(0);
  expect(ended?.costMilliku).toBe((ended?.words ?? 0) * 10);
  expect(ended?.costMilliku).toBeLessThanOrEqual(estimate.costMilliku.max);
  expect(await anna.balance()).toBe(50_000 - (ended?.costMilliku ?? 0));
});

test('L4 G5 an idempotency key: one effect, the same answer; another body 409; two at once are one', async () => {
  const key = { 'idempotency-key': randomUUID() };
  const [one, two] = await Promise.all([anna.generate({}, key), anna.generate({}, key)]);
  expect(two.generation.id).toBe(one.generation.id);
  await finished(one.generation.id);
  const later = await anna.generate({}, key);
  expect(later).toEqual(one);
  const other = await refusalOf(anna.generate({ prompt: 'Something else.' }, key));
  expect(other.problem).toMatchObject({ status: 409, code: 'idempotency_mismatch' });
  expect(await anna.get('/api/projects')).toMatchObject({ items: [{ code: one.generation.projectCode }] });

  const project = { 'idempotency-key': 'k'.repeat(255) };
  const made = await anna.post('/api/projects', { title: 'Once' }, project);
  expect(await anna.post('/api/projects', { title: 'Once' }, project)).toEqual(made);
  const bob = await Person.register(penora.url, 'Bob');
  expect(await bob.post('/api/projects', { title: 'Once' }, project), 'keys are per person').not.toEqual(made);
  for (const wrong of ['', 'k'.repeat(256)]) {
    const refusal = await anna.fetch('POST', '/api/projects', { title: 'Once' }, { 'idempotency-key': wrong });
    expect(refusal.status, `a key of ${wrong.length}`).toBe(422);
  }
});

test('a refused request may be tried again under its key', async () => {
  const key = { 'idempotency-key': randomUUID() };
  expect((await refusalOf(anna.generate({ model: 'premium' }, key))).status).toBe(409);
  expect((await refusalOf(anna.generate({ model: 'premium' }, key))).problem.code).toBe('model_unavailable');
});

test('G7 a budget of the owner: who may set it, who pays, where it ends, and what the receipt says', async () => {
  const bob = await Person.register(penora.url, 'Bob');
  const code = await anna.project();
  const path = `/api/projects/${code}/budget`;
  expect((await refusalOf(bob.get(path))).status).toBe(404);
  await anna.invite(code, bob, 'editor');
  const none = { ownerPays: false, projectMilliku: null, memberMilliku: null, period: 'total' };
  expect(await bob.get(path)).toMatchObject(none);
  const budget = { ownerPays: true, projectMilliku: 255, memberMilliku: null, period: 'month' };
  expect((await refusalOf(bob.call('PUT', path, budget))).status).toBe(403);
  expect(await anna.call('PUT', path, budget)).toMatchObject(budget);

  const asked = { projectCode: code, target: { kind: 'document', position: 'end' } };
  const { generation } = await bob.generate(asked);
  const { ended } = await readEvents(await bob.fetch('GET', `/api/generations/${generation.id}/stream`));
  expect(ended).toMatchObject({ status: 'exhausted', reason: 'budget', words: 25, costMilliku: 250 });
  expect([await anna.balance(), await bob.balance()]).toEqual([49_750, 50_000]);
  expect((await anna.entries()).at(-1), 'the entry names who asked').toMatchObject({ kind: 'chunk', askedBy: bob.id });
  const { status, problem } = await refusalOf(bob.generate(asked));
  expect({ status, code: problem.code }).toEqual({ status: 402, code: 'budget_exceeded' });
  const continued = await refusalOf(bob.generation(generation.id, 'continue'));
  expect(continued.problem.code).toBe('budget_exceeded');

  const { model, tool } = generation;
  expect(await bob.get(`/api/projects/${code}/receipt`)).toEqual({
    items: [{ userId: bob.id, name: 'Bob', model, tool, words: 25, costMilliku: 250 }],
    discarded: [],
    unused: [],
  });
  await bob.generation(generation.id, 'undo');
  expect(await bob.get(`/api/projects/${code}/receipt`)).toMatchObject({ items: [], discarded: [{ words: 25 }] });
});
