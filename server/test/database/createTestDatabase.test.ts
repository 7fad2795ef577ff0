import { Client } from 'pg';
import { expect, inject, test } from 'vitest';
import { createDatabase, dropRun, type TestServer } from './cluster.ts';
import { createTestDatabase } from './createTestDatabase.ts';

async function query<Row extends object>(url: string, text: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

test('databases asked for at once share the schema and no row', async () => {
  const [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  await query(first.url, 'create table mine (n int)');
  const tables = "select tablename from pg_tables where schemaname = 'public' order by 1";
  const inFirst = await query<{ tablename: string }>(first.url, tables);
  const inSecond = await query<{ tablename: string }>(second.url, tables);
  expect(inSecond.length).toBeGreaterThan(0);
  expect(inFirst.filter((row) => row.tablename !== 'mine')).toEqual(inSecond);
  await Promise.all([first.drop(), second.drop()]);
});

test('a database is dropped under a connection that was left open', async () => {
  const database = await createTestDatabase();
  const forgotten = new Client({ connectionString: database.url });
  const cut = new Promise((resolve) => forgotten.on('error', resolve));
  await forgotten.connect();
  await database.drop();
  expect(await cut).toBeInstanceOf(Error);
  await expect(query(database.url, 'select 1')).rejects.toThrow('does not exist');
});

test('the end of a run takes its own databases and no others', async () => {
  const others = await createTestDatabase();
  const ending: TestServer = { ...inject('testServer'), run: 'ending' };
  await createDatabase(ending);
  const ofEnding = "select datname from pg_database where datname like 'penora_test_ending_%'";
  expect(await query(ending.url, ofEnding)).toHaveLength(2);
  await dropRun(ending);
  expect(await query(ending.url, ofEnding)).toEqual([]);
  expect(await query(others.url, 'select 1 as alive')).toEqual([{ alive: 1 }]);
  await others.drop();
});
