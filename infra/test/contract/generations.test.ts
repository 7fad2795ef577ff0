import { Estimate } from '@penora/protocol/schemas/generation';
import { Project } from '@penora/protocol/schemas/project';
import { Receipt } from '@penora/protocol/schemas/receipt';
import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { Collab } from '../kit/collab.ts';
import { Listener } from '../kit/listener.ts';
import { Person, refusalOf } from '../kit/person.ts';
import { prose, wordsIn } from '../kit/prose.ts';
import { service } from '../kit/service.ts';
import { readEvents } from '../kit/sse.ts';
import { addParagraph, fold } from '../kit/text.ts';

const OneProject = z.object({ project: Project });
const TEXT = prose(24);
const WORDS = 120;

const penora = service({ provider: true, env: { LIMITS: '1' } });
let anna: Person;
let code: string;
beforeEach(async () => {
  penora.provider.byDefault({ text: TEXT });
  anna = await Person.register(penora.url);
  code = await anna.project('The Salt Lantern');
});

async function joined(person = anna): Promise<Listener> {
  const listener = new Listener(penora.url, person);
  await listener.connected();
  await listener.join(code);
  return listener;
}

/** A generation of this test's text that writes no further than it is let. */
async function gated(body: Record<string, unknown> = {}) {
  penora.provider.byDefault({ text: TEXT, gated: true });
  return (await anna.generate({ projectCode: code, ...body })).generation;
}

const plain = <T extends { seq: number; text: string; words: number; costMilliku: number }>(chunks: T[]) =>
  chunks.map(({ seq, text, words, costMilliku }) => ({ seq, text, words, costMilliku }));

test('G1 G3 G4 a card: chunks, stream, socket, a late watch and the ledger say the same', async () => {
  const listener = await joined();
  const { generation, generations } = await anna.generate({ projectCode: code });
  expect(generations).toEqual([generation]);
  expect(generation).toMatchObject({ projectCode: code, model: 'balanced', take: 1, target: 'card' });
  const streamed = await readEvents(await anna.fetch('GET', `/api/generations/${generation.id}/stream`));
  const ended = await listener.whenEnded(generation.id);
  expect(ended).toMatchObject({ status: 'completed', words: WORDS, costMilliku: WORDS * 10, reason: null });
  expect(streamed.ended).toMatchObject(ended);

  const chunks = plain(await anna.chunks(generation.id));
  expect(chunks.map(({ seq }) => seq)).toEqual(chunks.map((_, n) => n + 1));
  expect(chunks.map(({ text }) => text).join('')).toBe(TEXT);
  for (const { text, words, costMilliku } of chunks) {
    expect(words).toBe(wordsIn(text));
    expect(costMilliku).toBe(words * 10);
  }
  expect(plain(listener.chunksOf(generation.id))).toEqual(chunks);
  expect(plain(streamed.chunks)).toEqual(chunks);
  expect(streamed.chunks.map(({ id }) => id)).toEqual(chunks.map(({ seq }) => String(seq)));
  const late = await joined();
  await late.ask('generation:watch', { id: generation.id, after: 0 });
  await late.whenEnded(generation.id);
  expect(plain(late.chunksOf(generation.id))).toEqual(chunks);

  const done = await anna.generation(generation.id);
  expect(done).toMatchObject({ status: 'completed', text: TEXT, words: WORDS, seq: chunks.length });
  expect(done.endedAt).not.toBeNull();
  const debits = (await anna.entries()).filter(({ kind }) => kind === 'chunk');
  const paying = chunks.filter(({ words }) => words > 0);
  expect(debits.map(({ amountMilliku }) => -amountMilliku)).toEqual(paying.map(({ costMilliku }) => costMilliku));
  expect(new Set(debits.map(({ reference }) => reference))).toEqual(new Set([generation.id]));
  expect(await anna.balance()).toBe(50_000 - WORDS * 10);
  expect(listener.started.map(({ id }) => id)).toEqual([generation.id]);
  await listener.until(() => listener.balances.at(-1)?.balanceMilliku === 50_000 - WORDS * 10);
  expect(await anna.text(code), 'a card never enters the document by itself').toBe('');
  listener.close();
  late.close();
});

test('G2 a document: every client gets the text, and no more than was paid', async () => {
  const bob = await Person.register(penora.url, 'Bob');
  await anna.invite(code, bob, 'viewer');
  const listener = await joined(bob);
  const collab = new Collab(penora.url, code, bob);
  await collab.whenSynced();
  const generation = await gated({ target: { kind: 'document', position: 'end' } });
  penora.provider.release(30);
  await collab.whenText((text) => text.includes('wave 2.'));
  await listener.until(() => listener.textOf(generation.id).includes('wave 2.'));
  const seen = fold(collab.text);
  expect(fold((await anna.generation(generation.id)).text).startsWith(seen)).toBe(true);
  penora.provider.release(1_000);
  await listener.whenEnded(generation.id);
  await collab.whenText((text) => fold(text) === TEXT);
  expect(await anna.text(code)).toBe(TEXT);
  expect(await anna.balance()).toBe(50_000 - WORDS * 10);
  expect(await bob.balance(), 'who asks pays').toBe(50_000);
  const { items } = z
    .object({ items: z.array(z.looseObject({ id: z.string(), text: z.string() })) })
    .parse(await bob.get(`/api/projects/${code}/generations`));
  expect(items).toMatchObject([{ id: generation.id, text: TEXT }]);
  collab.close();
  listener.close();
});

test('one who joins in the middle gets the rest from `seq`, each chunk once', async () => {
  const first = await joined();
  const generation = await gated();
  penora.provider.release(40);
  await first.until(() => first.textOf(generation.id).includes('wave 4.'));
  const late = new Listener(penora.url, anna);
  await late.connected();
  const { generations } = await late.join(code);
  const [now] = generations;
  expect(now).toMatchObject({ id: generation.id, status: 'streaming' });
  expect(now?.text).toContain('wave 4.');
  const watcher = await joined();
  await watcher.ask('generation:watch', { id: generation.id, after: 0 });
  penora.provider.release(1_000);
  await Promise.all([first, late, watcher].map((listener) => listener.whenEnded(generation.id)));
  const all = plain(await anna.chunks(generation.id));
  expect(plain(late.chunksOf(generation.id))).toEqual(all.slice(now?.seq));
  expect(`${now?.text}${late.textOf(generation.id)}`).toBe(TEXT);
  expect(plain(first.chunksOf(generation.id))).toEqual(all);
  expect(plain(watcher.chunksOf(generation.id))).toEqual(all);
  for (const listener of [first, late, watcher]) listener.close();
});

test('a stream of events goes on behind Last-Event-ID, and is 204 when there is nothing more', async () => {
  const { id } = (await anna.generate({ projectCode: code })).generation;
  const whole = await readEvents(await anna.fetch('GET', `/api/generations/${id}/stream`));
  const last = whole.chunks.at(-1)?.seq ?? 0;
  const stream = (after: number | string) =>
    anna.fetch('GET', `/api/generations/${id}/stream`, undefined, { 'last-event-id': String(after) });
  const rest = await readEvents(await stream(last - 1));
  expect(rest.chunks).toEqual(whole.chunks.slice(-1));
  expect(rest.ended).toEqual(whole.ended);
  for (const end of [last, last + 5]) expect((await stream(end)).status).toBe(204);
  // From a number that none can have a stream would begin anew.
  for (const none of ['10000000000', '9'.repeat(400), '-1', '1.5', 'x']) {
    expect((await stream(none)).status, none).toBe(422);
  }
});

/** All of its text is what Anna has asked for somewhere else. */
async function expectPaidElsewhere(reader: Person, project: string): Promise<void> {
  const { items, discarded } = Receipt.parse(await reader.get(`/api/projects/${project}/receipt`));
  expect(items).toMatchObject([{ userId: anna.id, model: 'balanced', tool: 'prompt', words: WORDS, costMilliku: 0 }]);
  expect(discarded).toEqual([]);
}

test('what is saved as a project still says who asked which model, wherever it goes', async () => {
  const bert = await Person.register(penora.url);
  await anna.invite(code, bert, 'viewer');
  const listener = await joined();
  const { id } = (await anna.generate({ projectCode: code })).generation;
  await listener.whenEnded(id);
  listener.close();
  const saved = OneProject.parse(await bert.post(`/api/generations/${id}/save`, { title: 'Mine' })).project;
  expect(fold(await bert.text(saved.code))).toBe(fold(TEXT));
  const copy = OneProject.parse(await bert.post(`/api/projects/${saved.code}/duplicate`)).project;
  for (const project of [saved, copy]) await expectPaidElsewhere(bert, project.code);
});

test('a copy of a project still says who wrote what, and that it cost nothing there', async () => {
  const listener = await joined();
  const { id } = (await anna.generate({ projectCode: code, target: { kind: 'document', position: 'end' } })).generation;
  await listener.whenEnded(id);
  listener.close();
  const copy = OneProject.parse(await anna.post(`/api/projects/${code}/duplicate`)).project;
  const again = OneProject.parse(await anna.post(`/api/projects/${copy.code}/duplicate`)).project;
  for (const project of [copy, again]) await expectPaidElsewhere(anna, project.code);
});

test('G6 stop: answers once it has ended, again the same; continue goes on at the same price', async () => {
  const listener = await joined();
  const generation = await gated({ target: { kind: 'document', position: 'end' } });
  penora.provider.release(40);
  await listener.until(() => listener.textOf(generation.id).includes('wave 4.'));
  const stopped = await anna.generation(generation.id, 'stop');
  expect(stopped).toMatchObject({ status: 'stopped', reason: 'user' });
  expect(await penora.provider.ended(1)).toBe('left');
  expect(TEXT.startsWith(stopped.text)).toBe(true);
  expect(stopped.costMilliku).toBe(wordsIn(stopped.text) * 10);
  expect(await anna.balance()).toBe(50_000 - stopped.costMilliku);
  expect(await anna.generation(generation.id, 'stop')).toEqual(stopped);
  expect(fold(await anna.text(code))).toBe(fold(stopped.text));

  penora.provider.reset();
  penora.provider.byDefault({ text: TEXT });
  const goesOn = await anna.generation(generation.id, 'continue');
  expect(goesOn.id).toBe(generation.id);
  await listener.until(() => listener.ended.filter(({ generationId }) => generationId === generation.id)[1]);
  const done = await anna.generation(generation.id);
  expect(done).toMatchObject({ status: 'completed', reason: null });
  expect(fold(done.text)).toBe(TEXT);
  expect(fold(await anna.text(code))).toBe(TEXT);
  const chunks = await anna.chunks(generation.id);
  expect(chunks.map(({ seq }) => seq)).toEqual(chunks.map((_, n) => n + 1));
  expect(plain(listener.chunksOf(generation.id))).toEqual(plain(chunks));
  expect(await anna.balance()).toBe(50_000 - WORDS * 10);
  expect((await refusalOf(anna.generation(generation.id, 'continue'))).problem).toMatchObject({
    ...{ status: 409, code: 'wrong_state' },
  });
  listener.close();
});

test('undo takes its own text out of the document and leaves that of others', async () => {
  const collab = new Collab(penora.url, code, anna);
  await collab.whenSynced();
  addParagraph(collab.doc, 'Written by hand.');
  const listener = await joined();
  const { id } = (await anna.generate({ projectCode: code, target: { kind: 'document' } })).generation;
  await listener.whenEnded(id);
  await collab.whenText((text) => text.includes('wave 24.'));
  addParagraph(collab.doc, 'And after it.');
  const other = new Collab(penora.url, code, anna);
  await other.whenText((text) => text.includes('And after it.'));
  await anna.generation(id, 'undo');
  await other.whenText((text) => !text.includes('wave'));
  expect(fold(await anna.text(code))).toBe('Written by hand. And after it.');
  expect((await anna.generation(id)).text, 'the history keeps what was paid').toBe(TEXT);
  expect(await anna.balance()).toBe(50_000 - WORDS * 10);
  for (const room of [collab, other]) room.close();
  listener.close();
});

test('G7 the estimate is the ceiling: a model that says more is cut there', async () => {
  const body = { projectCode: code, tool: 'prompt', options: { length: 'short' }, prompt: 'The sea.' };
  const estimate = Estimate.parse(await anna.post('/api/generations/estimate', body));
  expect(estimate).toMatchObject({ balanceMilliku: 50_000, affordable: true, affordableWords: 5_000 });
  penora.provider.byDefault({ text: prose(200) });
  const { generation } = await anna.generate(body);
  expect(generation.maxMilliku).toBe(estimate.costMilliku.max);
  const { ended } = await readEvents(await anna.fetch('GET', `/api/generations/${generation.id}/stream`));
  expect(ended).toMatchObject({ status: 'completed', reason: 'ceiling', costMilliku: estimate.costMilliku.max });

  const tight = await anna.generate({ ...body, maxMilliku: 137 });
  const end = await readEvents(await anna.fetch('GET', `/api/generations/${tight.generation.id}/stream`));
  expect(end.ended).toMatchObject({ status: 'completed', reason: 'ceiling', words: 13, costMilliku: 130 });
  expect(await anna.balance()).toBe(50_000 - estimate.costMilliku.max - 130);
});

test('takes are generations of their own, each with its model and price', async () => {
  const models = ['balanced', 'fast', 'premium'];
  const listener = await joined();
  const { generations } = await anna.generate({ projectCode: code, takes: 3, models });
  expect(generations.map(({ take, model }) => [take, model])).toEqual(models.map((model, n) => [n + 1, model]));
  const costs = await Promise.all(generations.map(({ id }) => listener.whenEnded(id)));
  expect(costs.map(({ costMilliku }) => costMilliku)).toEqual([WORDS * 10, WORDS * 5, WORDS * 30]);
  expect(await anna.balance()).toBe(50_000 - WORDS * 45);
  const wrong = await refusalOf(anna.generate({ projectCode: code, takes: 2, target: { kind: 'document' } }));
  expect(wrong.problem).toMatchObject({ code: 'invalid', errors: [{ path: 'takes' }] });
  listener.close();
});

test('G4 a provider that breaks in the middle: what came is kept and paid, then failed, and it can go on', async () => {
  const fault = { kind: 'destroy', afterDeltas: 20, midFrame: true } as const;
  penora.provider.byDefault({ text: TEXT, continues: true, fault });
  const { id } = (await anna.generate({ projectCode: code, target: { kind: 'document' } })).generation;
  const { ended } = await readEvents(await anna.fetch('GET', `/api/generations/${id}/stream`));
  expect(ended).toMatchObject({ status: 'failed', reason: 'provider' });
  const failed = await anna.generation(id);
  expect(failed.words).toBeGreaterThan(0);
  expect(TEXT.startsWith(failed.text.trimEnd())).toBe(true);
  expect(fold(await anna.text(code))).toBe(fold(failed.text));
  expect(await anna.balance()).toBe(50_000 - failed.words * 10);
  penora.provider.byDefault({ text: TEXT });
  const listener = await joined();
  await anna.generation(id, 'continue');
  await listener.whenEnded(id);
  expect(fold(await anna.text(code))).toBe(TEXT);
  listener.close();
});

test('a provider that never says a word fails and costs nothing', async () => {
  penora.provider.byDefault({ fault: { kind: 'status', status: 401, shape: 'message' } });
  const { id } = (await anna.generate({ projectCode: code })).generation;
  // It may have ended before the stream was asked for: then there is nothing more (204).
  const { chunks } = await readEvents(await anna.fetch('GET', `/api/generations/${id}/stream`));
  expect(chunks).toEqual([]);
  expect(await anna.generation(id)).toMatchObject({ status: 'failed', reason: 'provider', costMilliku: 0 });
  expect(await anna.balance()).toBe(50_000);
});

test('three write, the next wait their turn, the twenty-first is too many', async () => {
  const listener = await joined();
  const ids: string[] = [];
  for (let n = 0; n < 20; n++) ids.push((await gated()).id);
  const states = await Promise.all(ids.map(async (id) => (await anna.generation(id)).status));
  expect(states.filter((status) => status === 'streaming')).toHaveLength(3);
  expect(states.filter((status) => status === 'queued')).toHaveLength(17);
  const more = { tool: 'prompt', options: {}, prompt: 'One more.' };
  const refusal = await anna.fetch('POST', '/api/generations', { ...more, projectCode: code });
  expect(refusal.status).toBe(429);
  const before = await anna.call('GET', '/api/projects');
  expect((await anna.fetch('POST', '/api/generations', more)).status).toBe(429);
  expect(await anna.call('GET', '/api/projects'), 'L6 no project stays behind').toEqual(before);
  expect(Number(refusal.headers.get('retry-after'))).toBeGreaterThan(0);
  for (const id of ids.slice(3)) await anna.generation(id, 'stop');
  penora.provider.release(100_000);
  await Promise.all(ids.map((id) => listener.whenEnded(id)));
  expect(await anna.balance()).toBe(50_000 - 3 * WORDS * 10);
  listener.close();
});
