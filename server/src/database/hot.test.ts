import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/database/createTestDatabase.ts';
import { type Database, openDatabase } from './database.ts';

const POOL = 2;

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  db = await openDatabase({ url: database.url, entities: [], poolSize: POOL });
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

test('while requests hold every connection of theirs, the hot path goes on', async () => {
  const held = Promise.withResolvers<void>();
  const begun = Array.from({ length: POOL }, () => Promise.withResolvers<void>());
  const requests = begun.map(({ resolve }) =>
    db.transaction(async ({ sql }) => {
      await sql.query({ text: 'select 1' });
      resolve();
      await held.promise;
    }),
  );
  await Promise.all(begun.map(({ promise }) => promise));
  expect(await db.hot.query({ text: 'select 7 as seven' })).toEqual([{ seven: 7 }]);
  held.resolve();
  await Promise.all(requests);
});
