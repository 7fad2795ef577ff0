import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '../database/database.ts';
import { type DocumentsDatabase, documentsDatabase } from './test/database.ts';
import { type RawClient, rawClient, wordsHeard } from './test/rawClient.ts';
import { type Service, startService } from './test/service.ts';
import { until } from './test/stockClient.ts';
import { Typist } from './test/updates.ts';

const POOL = 2;

let db: DocumentsDatabase;
let small: Database;
let service: Service;
/** On the same documents, and neither hears of the other. */
let elsewhere: Service;
const clients: RawClient[] = [];
beforeAll(async () => {
  db = await documentsDatabase();
  small = await openDatabase({ url: db.url, entities: [], poolSize: POOL });
  const deps = { times: { pollMs: 20 } };
  service = await startService(small, { deps });
  elsewhere = await startService(db.database, { deps });
});
afterAll(async () => {
  for (const client of clients) client.leave();
  await service.stop();
  await elsewhere.stop();
  await small.close();
  await db.close();
});

/** Does something while transactions hold every connection that requests have. */
async function whileAllAreHeld(work: () => Promise<void>): Promise<void> {
  const over = Promise.withResolvers<void>();
  const begun = Array.from({ length: POOL }, () => Promise.withResolvers<void>());
  const requests = begun.map(({ resolve }) =>
    small.transaction(async ({ sql }) => {
      await sql.query({ text: 'select 1' });
      resolve();
      await over.promise;
    }),
  );
  await Promise.all(begun.map(({ promise }) => promise));
  try {
    await work();
  } finally {
    over.resolve();
    await Promise.all(requests);
  }
}

async function enter(at: Service, code: string, person: string): Promise<RawClient> {
  const client = await rawClient(at, code, person, '&ext=1');
  clients.push(client);
  return client;
}

test('while requests hold every connection, what is typed is saved, delivered and acknowledged', async () => {
  const code = await db.project();
  const [ann, ben] = [await enter(service, code, 'ann'), await enter(service, code, 'ben')];
  const typist = new Typist();
  await whileAllAreHeld(async () => {
    ann.update(typist.begin());
    for (const word of ['one ', 'two ', 'three']) ann.update(typist.type(word));
    await until(() => wordsHeard(ben) === 'one two three');
    await until(() => ann.heard.some((one) => one.kind === 'saved' && one.dealt === 4));
    const [row] = await db.database.sql.query<{ last_number: number }>(
      { text: 'select last_number from documents where project_code = $1' },
      [code],
    );
    expect(row?.last_number).toBeGreaterThan(0);
  });
});

test('what another process has written meanwhile is read, too', async () => {
  const code = await db.project();
  const [ann, cem] = [await enter(service, code, 'ann'), await enter(elsewhere, code, 'cem')];
  const [here, there] = [new Typist(), new Typist()];
  await whileAllAreHeld(async () => {
    cem.update(there.begin());
    cem.update(there.type('there'));
    await until(() => cem.heard.some((one) => one.kind === 'saved' && one.dealt === 2));
    ann.update(here.begin());
    ann.update(here.type('here'));
    await until(() => wordsHeard(ann) === 'there' && wordsHeard(cem) === 'here');
  });
});
