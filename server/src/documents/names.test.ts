import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientsStatement } from './log/statements.ts';
import { type DocumentsDatabase, documentsDatabase } from './test/database.ts';
import { rawClient } from './test/rawClient.ts';
import { startService } from './test/service.ts';
import { Typist } from './test/updates.ts';

let db: DocumentsDatabase;
beforeAll(async () => {
  db = await documentsDatabase();
});
afterAll(() => db.close());

/** A service whose notes of names go through `on`. */
function noting(on: (note: () => Promise<unknown>) => Promise<unknown>) {
  const { sql } = db.database;
  return startService({
    ...db.database,
    sql: {
      ...sql,
      async query(asked, values) {
        if (asked !== clientsStatement) return sql.query(asked, values);
        await on(() => sql.query(asked, values));
        return [];
      },
    },
  });
}

test('who asks for names waits for those that are being noted', async () => {
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const { promise: mayGoOn, resolve: goOn } = Promise.withResolvers<void>();
  const service = await noting(async (note) => {
    begin();
    await mayGoOn;
    return note();
  });
  const code = await db.project();
  const typist = new Typist();
  const ann = await rawClient(service, code, 'ann');
  ann.update(typist.begin());
  await begun;
  const asked = service.documents.clientsOf(code, [typist.client]);
  goOn();
  expect(await asked).toEqual(new Map([[typist.client, 'ann']]));
  await service.stop();
});

test('names are noted later when the database is away', async () => {
  let isAway = true;
  const { promise: failed, resolve: fail } = Promise.withResolvers<void>();
  const service = await noting(async (note) => {
    if (!isAway) return note();
    fail();
    throw Object.assign(new Error('the line is cut'), { code: 'ECONNRESET' });
  });
  const code = await db.project();
  const typist = new Typist();
  const ann = await rawClient(service, code, 'ann');
  ann.update(typist.begin());
  await failed;
  isAway = false;
  expect(await service.documents.clientsOf(code, [typist.client])).toEqual(new Map([[typist.client, 'ann']]));
  await service.stop();
});
