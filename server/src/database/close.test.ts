import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/database/createTestDatabase.ts';
import { openDatabase } from './database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const ask = 'select 1 as one';

test('what is asked while the database is being closed is answered, and closing waits for nothing else', async () => {
  const db = await openDatabase({ url: database.url, entities: [] });
  const asked = Promise.all(Array.from({ length: 3 }, () => db.em().execute(ask)));
  // By now each of them waits for a connection.
  await turn();
  await Promise.all([expect(asked).resolves.toEqual(Array(3).fill([{ one: 1 }])), db.close()]);
});

test('what is asked afterwards fails, and opens no connection', async () => {
  const db = await openDatabase({ url: database.url, entities: [] });
  await db.em().execute(ask);
  await db.close();
  await expect(db.em().execute(ask)).rejects.toThrow('after calling end');
  await expect(db.transaction(({ sql }) => sql.query({ text: ask }))).rejects.toThrow('after calling end');
  await expect(db.sql.query({ text: ask })).rejects.toThrow('after calling end');
});
