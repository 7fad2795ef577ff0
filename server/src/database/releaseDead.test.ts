import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/database/createTestDatabase.ts';
import { type Database, openDatabase } from './database.ts';

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  db = await openDatabase({ url: database.url, entities: [], poolSize: 2 });
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

const pid = { text: 'select pg_backend_pid() as pid' };
const sum = { text: 'select 1 + 1 as two' };

test('transactions whose connection is cut leave the pool as large as it was', async () => {
  const killer = new Client({ connectionString: database.url });
  await killer.connect();
  for (let round = 0; round < 4; round += 1) {
    const cut = db.transaction(async ({ sql }) => {
      const [row] = await sql.query<{ pid: number }>(pid);
      await killer.query('select pg_terminate_backend($1)', [row?.pid]);
      await sql.query(sum);
    });
    await expect(cut).rejects.toThrow();
  }
  await killer.end();
  const both = Array.from({ length: 2 }, () => db.transaction(({ sql }) => sql.query(sum)));
  expect(await Promise.all(both)).toEqual([[{ two: 2 }], [{ two: 2 }]]);
});
