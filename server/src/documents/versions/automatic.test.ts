import { afterAll, beforeAll, expect, test } from 'vitest';
import { localChannel } from '../../kernel/channel.ts';
import { OWNER } from '../test/database.ts';
import { stockClient, synced, until } from '../test/stockClient.ts';
import { openVersionsWorld, type Process, type VersionsWorld } from './test/world.ts';

const GENERATION = '0a8e1f6e-6f0f-4a5e-9c0e-0d6a1c2b3d4e';

let world: VersionsWorld;
let second: Process;
beforeAll(async () => {
  const channel = localChannel();
  world = await openVersionsWorld({ automatic: 6 });
  second = await world.another(channel);
});
afterAll(() => world?.close());

async function typed(code: string, person: string, text: string, at: Process = world.main): Promise<void> {
  const client = stockClient(at.service, code, person);
  await synced(client);
  client.type(text);
  const last = async () => (await at.service.documents.text(code)).includes(text.trim());
  await until(last);
  client.leave();
}

const kept = (code: string) =>
  world.rows<{ kind: string; number: number; user_ids: string[] }>(
    'select kind, number, user_ids from document_versions where project_code = $1 order by at',
    [code],
  );

/** As if so many minutes had passed since the last version. */
const later = (code: string, minutes: number) =>
  world.rows("update document_version_marks set at = at - $2 * interval '1 minute' where project_code = $1", [
    code,
    minutes,
  ]);

test('a text that changes is kept once in a while, with who wrote, and not before it is time', async () => {
  const code = await world.project('One.');
  await typed(code, 'pn_ben', ' two');
  world.main.versions.noteChanged(code);
  await world.main.versions.keepDue();
  expect(await kept(code)).toMatchObject([{ kind: 'automatic', number: 2, user_ids: ['pn_ben'] }]);
  await typed(code, 'pn_cara', ' three');
  world.main.versions.noteChanged(code);
  await world.main.versions.keepDue();
  expect(await kept(code)).toHaveLength(1);
  await later(code, 6);
  // It was remembered although nothing has changed since.
  await world.main.versions.keepDue();
  expect((await kept(code)).map(({ user_ids }) => user_ids)).toEqual([['pn_ben'], ['pn_cara']]);
  await later(code, 6);
  await world.main.versions.keepDue();
  expect(await kept(code)).toHaveLength(2);
});

test('several processes make one', async () => {
  for (let round = 0; round < 5; round += 1) {
    const code = await world.project('One.');
    await typed(code, 'pn_ben', ' two');
    for (const { versions } of [world.main, second]) versions.noteChanged(code);
    await Promise.all([world.main, second].map(({ versions }) => versions.keepDue()));
    expect(await kept(code)).toHaveLength(1);
    await typed(code, 'pn_ben', ' three');
    await later(code, 6);
    for (const { versions } of [world.main, second]) versions.noteChanged(code);
    await Promise.all([world.main, second].map(({ versions }) => versions.keepDue()));
    expect(await kept(code)).toHaveLength(2);
  }
});

test('what an earlier process did not come to is found by the next one', async () => {
  const code = await world.project('One.');
  await typed(code, 'pn_ben', ' two');
  const third = await world.another(localChannel());
  await third.versions.keepDue();
  expect(await kept(code)).toMatchObject([{ kind: 'automatic', user_ids: ['pn_ben'] }]);
});

test('before a generation the text is kept unless it is kept already', async () => {
  const code = await world.project('One.');
  await world.main.versions.keepBeforeGeneration(code, GENERATION, OWNER);
  await world.main.versions.keepBeforeGeneration(code, GENERATION, OWNER);
  expect(await kept(code)).toMatchObject([{ kind: 'generation', number: 1 }]);
  await typed(code, 'pn_ben', ' two');
  await world.main.versions.keepBeforeGeneration(code, GENERATION, OWNER);
  expect((await kept(code)).map(({ number }) => number)).toEqual([1, 2]);
  // A project that is gone does not hold up the model.
  await world.main.versions.keepBeforeGeneration('NOSUCH', GENERATION, OWNER);
});

test('there are never more than the bound; those with a name stay', async () => {
  const code = await world.project('One.');
  await world.ask('POST', `/api/projects/${code}/versions`, OWNER, { name: 'Mine' });
  for (let n = 0; n < 9; n += 1) {
    await typed(code, 'pn_ben', ` ${n}`);
    await world.main.versions.keepBeforeGeneration(code, GENERATION, OWNER);
  }
  const kinds = (await kept(code)).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'named')).toHaveLength(1);
  expect(kinds.filter((kind) => kind === 'generation')).toHaveLength(6);
});
