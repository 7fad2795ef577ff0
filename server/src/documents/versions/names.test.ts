import { OpenVersion, Version } from '@penora/protocol/schemas/version';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { OWNER } from '../test/database.ts';
import { stockClient, synced, until } from '../test/stockClient.ts';
import { openVersionsWorld, type VersionsWorld } from './test/world.ts';

let world: VersionsWorld;
beforeAll(async () => {
  // Nothing is noted by itself meanwhile.
  world = await openVersionsWorld({}, { measureMs: 60_000 });
});
afterAll(() => world?.close());

test('who wrote is told as soon as it is there', async () => {
  const code = await world.project('It began in winter.');
  const kept = await world.ask('POST', `/api/projects/${code}/versions`, OWNER, { name: 'First' });
  const { id } = z.object({ version: Version }).parse(kept.body).version;
  const ben = stockClient(world.main.service, code, 'pn_ben');
  await synced(ben);
  ben.type('Nobody knew. ');
  await until(async () => (await world.text(code)).includes('Nobody knew.'));
  const { body } = await world.ask('GET', `/api/projects/${code}/versions/${id}`, OWNER);
  const { diff } = OpenVersion.parse(body);
  expect(diff?.writers).toContainEqual(expect.objectContaining({ kind: 'person', userId: 'pn_ben' }));
  ben.leave();
});
