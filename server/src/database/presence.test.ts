import { Client } from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/database/createTestDatabase.ts';
import { holdPresence } from './presence.ts';

let database: TestDatabase;
let client: Client;
beforeAll(async () => {
  database = await createTestDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const holders = `select pid from pg_locks where locktype = 'advisory' and database =
  (select oid from pg_database where datname = current_database())`;

test('a process knows whether it is alone on its database', async () => {
  const elsewhere = await createTestDatabase();
  const stranger = await holdPresence(elsewhere.url);
  const first = await holdPresence(database.url);
  expect(await first.hasOthers()).toBe(false);
  const second = await holdPresence(database.url);
  expect(await first.hasOthers()).toBe(true);
  expect(await second.hasOthers()).toBe(true);
  await first.close();
  await vi.waitUntil(async () => !(await second.hasOthers()));
  await second.close();
  await stranger.close();
  await elsewhere.drop();
});

test('it is told again after its connection was lost', async () => {
  const [lost, other] = [await holdPresence(database.url), await holdPresence(database.url)];
  await client.query(`select pg_terminate_backend(pid) from (${holders}) as held`);
  await vi.waitUntil(async () => (await client.query(holders)).rowCount === 2, { timeout: 20_000 });
  expect(await lost.hasOthers()).toBe(true);
  await lost.close();
  await other.close();
  await vi.waitUntil(async () => (await client.query(holders)).rowCount === 0);
});
