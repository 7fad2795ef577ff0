import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../../server/src/database/database.ts';
import { createTestDatabase, type TestDatabase } from '../../../server/test/database/createTestDatabase.ts';
import { startTestCluster, type TestCluster } from '../kit/cluster.ts';
import { Collab } from '../kit/collab.ts';
import { Person } from '../kit/person.ts';
import { addParagraph, times } from '../kit/text.ts';

/** Many times as many as the server has connections to the database. */
const REQUESTS = 60;

let database: TestDatabase;
let holder: Database;
let cluster: TestCluster;
let anna: Person;
beforeAll(async () => {
  database = await createTestDatabase();
  holder = await openDatabase({ url: database.url, entities: [], poolSize: 1 });
  cluster = await startTestCluster({ servers: 1, databaseUrl: database.url });
  anna = await Person.register(cluster.url);
});
afterAll(async () => {
  await cluster?.forget();
  await holder?.close();
  await database?.drop();
});

const statusOf = async (path: string): Promise<number> => (await anna.fetch('GET', path)).status;

test('every connection to the database is busy: 503, nothing is seen that is not stored, and it recovers by itself', {
  timeout: 120_000,
}, async () => {
  cluster.tellOnFailure();
  const code = await anna.project('Busy', 'Where it began.');
  const [writer, reader] = [new Collab(cluster.url, code, anna), new Collab(cluster.url, code, anna)];
  for (const { provider } of [writer, reader]) provider.maxBackoffTime = 300;
  await Promise.all([writer.whenSynced(), reader.whenSynced()]);

  await holder.transaction(async ({ sql }) => {
    await sql.query({ text: 'lock table projects, documents in access exclusive mode' });
    const asked = Array.from({ length: REQUESTS }, () => statusOf(`/api/projects/${code}`));
    addParagraph(writer.doc, 'Written meanwhile.');
    await expect.poll(() => statusOf('/readyz')).toBe(503);
    expect(await statusOf('/healthz')).toBe(200);
    expect(new Set(await Promise.all(asked))).toEqual(new Set([503]));
    expect(reader.text).not.toContain('Written meanwhile.');
  });

  await expect.poll(() => statusOf('/readyz')).toBe(200);
  expect(await statusOf(`/api/projects/${code}`)).toBe(200);
  await reader.whenText((text) => text.includes('Written meanwhile.'));
  expect(times(await anna.text(code), 'Written meanwhile.')).toBe(1);
  expect([...writer.closes, ...reader.closes].filter((close) => close >= 4400 && close < 4500)).toEqual([]);
  for (const one of [writer, reader]) one.close();
});
