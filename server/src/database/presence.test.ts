import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

/** The connections that say that their process lives. */
async function pids(): Promise<number[]> {
  const { rows } = await client.query<{ pid: number }>(
    `select pid from pg_locks where locktype = 'advisory' and database =
      (select oid from pg_database where datname = current_database())`,
  );
  return rows.map(({ pid }) => pid);
}

test('a process knows whether it is alone on its database', async () => {
  const elsewhere = await createTestDatabase();
  const stranger = await holdPresence(elsewhere.url);
  const first = await holdPresence(database.url);
  expect(await first.hasOthers()).toBe(false);
  const second = await holdPresence(database.url);
  expect(await first.hasOthers()).toBe(true);
  expect(await second.hasOthers()).toBe(true);
  await first.close();
  await expect.poll(() => second.hasOthers()).toBe(false);
  await second.close();
  await stranger.close();
  await elsewhere.drop();
});

test('it is told again after its connection was lost', async () => {
  const [lost, other] = [await holdPresence(database.url), await holdPresence(database.url)];
  const before = await pids();
  await client.query('select pg_terminate_backend(pid) from unnest($1::int[]) as pid', [before]);
  const isAgain = (now: number[]): boolean => now.length === 2 && now.every((pid) => !before.includes(pid));
  await expect.poll(async () => isAgain(await pids())).toBe(true);
  expect(await lost.hasOthers()).toBe(true);
  await lost.close();
  await other.close();
  await expect.poll(pids).toEqual([]);
});
