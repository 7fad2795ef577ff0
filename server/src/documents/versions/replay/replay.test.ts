import { ReplayPage } from '@penora/protocol/schemas/version';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { contents } from '../../contents/contents.ts';
import { makeDoc } from '../../doc/makeDoc.ts';
import { OWNER } from '../../test/database.ts';
import { stockClient, synced, until } from '../../test/stockClient.ts';
import { openVersionsWorld, type VersionsWorld } from '../test/world.ts';

let world: VersionsWorld;
beforeAll(async () => {
  world = await openVersionsWorld();
});
afterAll(() => world?.close());

async function page(code: string, after?: number): Promise<ReplayPage> {
  const query = after === undefined ? '' : `?after=${after}`;
  const reply = await world.ask('GET', `/api/projects/${code}/replay${query}`, OWNER);
  expect(reply.status).toBe(200);
  return ReplayPage.parse(reply.body);
}

/** Plays everything; the text after each step, and who wrote it. */
async function played(code: string): Promise<{ first: ReplayPage; texts: string[]; numbers: number[]; by: string[] }> {
  const doc = makeDoc();
  const first = await page(code);
  const texts: string[] = [];
  const numbers: number[] = [];
  const by: string[] = [];
  if (first.base?.state) Y.applyUpdate(doc, Buffer.from(first.base.state, 'base64'));
  for (let now: ReplayPage | null = first; now !== null; ) {
    for (const { sizes, bytes, first: from, last, by: writer } of now.steps) {
      const all = Buffer.from(bytes, 'base64');
      let start = 0;
      for (const size of sizes) {
        Y.applyUpdate(doc, all.subarray(start, start + size));
        start += size;
      }
      for (let number = from; number <= last; number += 1) numbers.push(number);
      texts.push(contents(doc, 'txt'));
      const who = now.writers[writer];
      by.push(who?.kind === 'person' ? who.userId : (who?.kind ?? ''));
    }
    now = now.next === null ? null : await page(code, now.next);
  }
  return { first, texts, numbers, by };
}

/** So much that a snapshot of some hundred words is due. */
const SENTENCE =
  'and so it went on, word after word, until there was a chapter of it, and another one, and nobody was tired of it. ';

async function write(code: string, person: string, words: number): Promise<void> {
  const client = stockClient(world.main.service, code, person);
  await synced(client);
  for (let n = 0; n < words; n += 1) client.type(`${person}${n} ${SENTENCE}`);
  const end = `${person}${words - 1}`;
  await until(async () => (await world.text(code)).includes(end));
  client.leave();
}

const archived = async (code: string): Promise<number> =>
  (
    await world.rows<{ n: number }>('select count(*)::int as n from document_archive where project_code = $1', [code])
  )[0]?.n ?? 0;

test('a replay begins with nothing, has every update once, and ends in the text as it is', async () => {
  const code = await world.project('It began in winter.');
  await write(code, 'pn_ben', 700);
  await until(async () => (await archived(code)) > 1);
  await write(code, 'pn_cara', 40);
  const { first, texts, numbers, by } = await played(code);
  expect(first.base).toMatchObject({ number: 0, state: null });
  expect(texts[0]).toBe('It began in winter.');
  expect(texts.at(-1)).toBe(await world.text(code));
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  expect(numbers.at(-1)).toBe(first.last);
  expect([...new Set(by)]).toEqual(['unknown', 'pn_ben', 'pn_cara']);
});

test('beyond the archive it goes on from a kept version, with the earlier ones as states', async () => {
  const code = await world.project('It began in winter.');
  const create = (name: string) => world.ask('POST', `/api/projects/${code}/versions`, OWNER, { name });
  await create('The beginning');
  await write(code, 'pn_ben', 700);
  await until(async () => (await archived(code)) > 1);
  await create('Half');
  await write(code, 'pn_cara', 20);
  await world.rows('delete from document_archive where project_code = $1', [code]);
  const { first, texts, numbers } = await played(code);
  expect(first.base).toMatchObject({ number: expect.any(Number), state: expect.any(String) });
  expect(first.versions.map(({ name }) => name)).toEqual(['The beginning']);
  expect(numbers[0]).toBe((first.base?.number ?? 0) + 1);
  expect(texts.at(-1)).toBe(await world.text(code));
  expect((await world.ask('GET', `/api/projects/${code}/replay?after=0`, OWNER)).status).toBe(422);
});

test('without archive and version there is the text as it is', async () => {
  const code = await world.project('It began in winter.');
  await world.rows('delete from document_archive where project_code = $1', [code]);
  const { base, steps, next } = await page(code);
  expect([base?.number, steps, next]).toEqual([1, [], null]);
});
