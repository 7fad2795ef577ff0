import { afterAll, beforeAll, test } from 'vitest';
import * as Y from 'yjs';
import { makeDoc } from './doc/makeDoc.ts';
import { Author } from './test/author.ts';
import { type DocumentsDatabase, documentsDatabase } from './test/database.ts';
import { Random } from './test/random.ts';
import { type RawClient, rawClient } from './test/rawClient.ts';
import { expectSame, expectWhole, isSame } from './test/same.ts';
import { type Service, startService } from './test/service.ts';
import { typeInto, until } from './test/stockClient.ts';

const ROUNDS = Number(process.env.LIVE_ROUNDS ?? (process.env.PENORA_LONG === undefined ? 12 : 1_500));
const ROUNDS_OF_A_ROOM = 25;
const JOINERS = 4;

let db: DocumentsDatabase;
let service: Service;
const stats = { joins: 0, during: 0, snapshots: 0 };

beforeAll(async () => {
  db = await documentsDatabase();
  // Cached frames, snapshots and measurements come and go all the time.
  service = await startService(db.database, { deps: { times: { idleMs: 40, measureMs: 5, compactMs: 10 } } });
});
afterAll(async () => {
  await service.stop();
  await db.close();
});

/** What this socket has been told so far, as somebody would see it who began with nothing. */
function told({ heard }: RawClient): Y.Doc {
  const doc = makeDoc();
  for (const one of heard) if (one.kind === 'step2' || one.kind === 'update') Y.applyUpdate(doc, one.bytes);
  return doc;
}

async function join(code: string, vector?: Uint8Array): Promise<RawClient> {
  const client = await rawClient(service, code, 'late');
  client.step1(vector);
  stats.joins += 1;
  return client;
}

async function stored(code: string): Promise<Y.Doc> {
  const doc = makeDoc();
  for (const bytes of await service.documents.stored(code)) Y.applyUpdate(doc, bytes);
  return doc;
}

function paste(doc: Y.Doc, text: string): void {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(text)]);
  doc.getXmlFragment('default').push([paragraph]);
}

async function round(code: string, random: Random, author: Author, line: RawClient, sent: { count: number }) {
  const joining: Promise<RawClient>[] = [];
  const older = makeDoc();
  Y.applyUpdate(older, Y.encodeStateAsUpdate(author.doc));
  const naming = random.chance(50) ? service.documents.numbered(code) : null;
  if (random.chance(15)) paste(author.doc, 'The keeper counted waves. '.repeat(3_000));
  for (let acts = 1 + random.below(4); acts > 0; acts -= 1) {
    author.act(random);
    for (const update of author.takeAll()) {
      line.update(update);
      sent.count += 1;
      if (random.chance(4)) joining.push(join(code));
      if (random.chance(10)) await new Promise((resolve) => setTimeout(resolve, random.below(6)));
    }
  }
  stats.during += joining.length;
  const isSaved = () => line.heard.some((one) => one.kind === 'saved' && one.dealt >= sent.count);
  if (sent.count > 0) await until(isSaved);
  // Acknowledged: whoever comes now has all of it in the first answer.
  const now = await Promise.all([
    ...Array.from({ length: JOINERS }, () => join(code)),
    join(code, Y.encodeStateVector(older)),
  ]);
  for (const [at, client] of now.entries()) {
    const { bytes } = await client.next('step2');
    const doc = at === JOINERS ? older : makeDoc();
    Y.applyUpdate(doc, bytes);
    expectSame(doc, author.doc);
    client.leave();
  }
  for (const client of await Promise.all(joining)) {
    await client.next('step2');
    await until(() => isSame(told(client), author.doc));
    expectSame(told(client), author.doc);
    client.leave();
  }
  expectSame(await stored(code), author.doc);
  if (naming !== null) {
    const { update } = await naming;
    const doc = makeDoc();
    Y.applyUpdate(doc, update);
    expectWhole(doc);
  }
}

test('whoever joins at the moment something is acknowledged, or on the way there, has all of it', async () => {
  for (let left = ROUNDS, room = 0; left > 0; room += 1) {
    const random = new Random(Number(process.env.SEED ?? 7) * 1_000 + room);
    const author = new Author(random, 1);
    const code = await db.project(null);
    const line = await rawClient(service, code, 'ann', '&ext=1');
    await line.next('step1');
    typeInto(author.doc, 'The lamp was lit before the ship was seen.');
    const sent = { count: 0 };
    for (let count = 0; count < ROUNDS_OF_A_ROOM && left > 0; count += 1, left -= 1) {
      await round(code, random, author, line, sent);
    }
    line.leave();
  }
  const rows = await db.database.sql.query({ text: 'select project_code from document_archive' });
  stats.snapshots = rows.length;
  if (process.env.PENORA_LONG !== undefined) console.log(stats, service.documents.stats());
}, 600_000);
