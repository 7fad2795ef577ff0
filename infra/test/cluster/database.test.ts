import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DatabaseProxy, proxyTo } from '../../../server/src/documents/test/proxy.ts';
import { createTestDatabase, type TestDatabase } from '../../../server/test/database/createTestDatabase.ts';
import { startTestCluster, type TestCluster } from '../kit/cluster.ts';
import { Collab } from '../kit/collab.ts';
import { Person } from '../kit/person.ts';
import { addParagraph, times } from '../kit/text.ts';

let database: TestDatabase;
let proxy: DatabaseProxy;
let cluster: TestCluster;
let anna: Person;
beforeAll(async () => {
  database = await createTestDatabase();
  proxy = await proxyTo(database.url);
  const env = { DEMO_WORDS_PER_SECOND: '60' };
  cluster = await startTestCluster({ servers: 2, databaseUrl: proxy.url, env });
  anna = await Person.register(cluster.door(0).url);
});
afterAll(async () => {
  proxy?.mend();
  await cluster?.forget();
  await proxy?.close();
  await database?.drop();
});

const readyz = async (process: number): Promise<number> => (await fetch(`${cluster.door(process).url}/readyz`)).status;

test('the database goes away under writers and a stream, and comes back', { timeout: 120_000 }, async () => {
  cluster.tellOnFailure();
  const code = await anna.project('Kept', 'Where it began.');
  const writers = [0, 1].map((process) => new Collab(cluster.door(process).url, code, anna));
  await Promise.all(writers.map((writer) => writer.whenSynced()));
  const body = { projectCode: code, options: { pages: 4 }, target: { kind: 'document', position: 'end' } };
  const { id } = (await anna.generate(body)).generation;
  await expect.poll(async () => (await anna.generation(id)).seq).toBeGreaterThan(3);

  const written: string[] = [];
  const write = (): void => {
    for (const [n, { doc }] of writers.entries()) {
      written.push(`Writer ${n} wrote line ${written.length}.`);
      addParagraph(doc, written.at(-1) ?? '');
    }
  };
  write();
  proxy.cut();
  write();
  for (const process of [0, 1]) await expect.poll(() => readyz(process)).toBe(503);
  const refused = await anna.fetch('POST', '/api/projects', { title: 'Not now' });
  expect(refused.status).toBe(503);
  expect(refused.headers.get('content-type')).toContain('application/problem+json');
  expect(await refused.json()).toMatchObject({ code: 'unavailable', status: 503 });
  write();
  proxy.mend();
  for (const process of [0, 1]) await expect.poll(() => readyz(process)).toBe(200);
  write();

  const complete = (text: string): boolean => written.every((line) => text.includes(line));
  await Promise.all(writers.map((writer) => writer.whenText(complete)));
  await anna.generation(id, 'stop');
  const chunks = await anna.chunks(id);
  expect(chunks.map(({ seq }) => seq)).toEqual(chunks.map((_, n) => n + 1));
  expect(await anna.balance()).toBe(50_000 - chunks.reduce((sum, { costMilliku }) => sum + costMilliku, 0));
  const stands = await anna.text(code);
  for (const line of written) expect(times(stands, line), line).toBe(1);
  expect(writers.flatMap(({ closes }) => closes).filter((close) => close >= 4400 && close < 4500)).toEqual([]);
  for (const writer of writers) writer.close();
});
