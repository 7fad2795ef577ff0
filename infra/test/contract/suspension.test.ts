import { expect, test } from 'vitest';
import { Collab } from '../kit/collab.ts';
import { command } from '../kit/command.ts';
import { Person } from '../kit/person.ts';
import { service } from '../kit/service.ts';
import { readEvents } from '../kit/sse.ts';

// So slow that nothing here ends by itself: 3,000 words would take minutes.
const penora = service({ env: { DEMO_WORDS_PER_SECOND: '10', LIMITS: '1' } });

/** From a process of its own that shares nothing but the database. */
const suspend = (id: string): Promise<string> =>
  command('server/src/commands/operator.ts', ['suspend', id, '--actor', 'Mira', '--reason', 'a test'], penora.data);

test('I3 a suspended person: sockets and streams end, and what they had written stops, what waits as well', async () => {
  const [ben, anna] = await Promise.all([Person.register(penora.url, 'Ben'), Person.register(penora.url)]);
  const code = await ben.project();
  await ben.invite(code, anna, 'editor');
  const asked = { projectCode: code, options: { pages: 6 }, target: { kind: 'card' } };
  const hers = [];
  for (let n = 0; n < 4; n += 1) hers.push((await anna.generate(asked)).generation);
  expect(hers.map(({ status }) => status)).toEqual(['streaming', 'streaming', 'streaming', 'queued']);
  const his = (await ben.generate(asked)).generation;
  const socket = new Collab(penora.url, code, { cookie: anna.cookie });
  await socket.whenSynced();
  const stream = await anna.fetch('GET', `/api/generations/${his.id}/stream`);

  expect(await suspend(anna.id)).toContain('suspended');

  expect(await socket.whenClosed()).toBe(4401);
  socket.close();
  const heard = await readEvents(stream);
  expect(heard.ended, 'cut off in the middle of his').toBeNull();
  await Promise.all(hers.map(async ({ id }) => readEvents(await ben.fetch('GET', `/api/generations/${id}/stream`))));
  for (const { id } of hers) expect(await ben.generation(id)).toMatchObject({ status: 'stopped', reason: 'user' });
  expect((await ben.generation(his.id)).status).toBe('streaming');
  await ben.generation(his.id, 'stop');
}, 60_000);
