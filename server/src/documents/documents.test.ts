import { closeCodes } from '@penora/protocol/closeCodes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type DocumentsDatabase, documentsDatabase } from './test/database.ts';
import { type RawClient, rawClient, roundTrip, step1Message } from './test/rawClient.ts';
import { type Service, startService } from './test/service.ts';
import { type StockClient, stockClient, synced, until } from './test/stockClient.ts';
import { freshClient, made, Typist, wordsOf } from './test/updates.ts';
import { Writer } from './update/writer.ts';

let db: DocumentsDatabase;
let service: Service;
const leaving: { leave(): void }[] = [];

beforeAll(async () => {
  db = await documentsDatabase();
  service = await startService(db.database);
});
afterAll(async () => {
  for (const client of leaving) client.leave();
  await service.stop();
  await db.close();
});

function stock(code: string, person: string, at: Service = service): StockClient {
  const client = stockClient(at, code, person);
  leaving.push(client);
  return client;
}

async function raw(code: string, person = 'ann', query = '', at: Service = service): Promise<RawClient> {
  const client = await rawClient(at, code, person, query);
  leaving.push(client);
  return client;
}

/** What somebody who joins now is told. */
async function joined(code: string, at: Service = service): Promise<string> {
  const client = await raw(code, 'late', '', at);
  client.step1();
  const { bytes } = await client.next('step2');
  client.leave();
  return wordsOf(bytes);
}

/** Holds back every append to a document until it is released. */
async function holdAppends(code: string): Promise<() => Promise<void>> {
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const { promise: ready, resolve: isReady } = Promise.withResolvers<void>();
  const other = await db.another();
  const holding = other.transaction(async ({ sql }) => {
    await sql.query({ text: 'select 1 from documents where project_code = $1 for update' }, [code]);
    isReady();
    await held;
  });
  await ready;
  return async () => {
    release();
    await holding;
  };
}

/** Whether an append is under way and waits. */
const isHeldBack = async (): Promise<boolean> => {
  const query = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  return (await db.database.sql.query({ text: query })).length > 0;
};

const rowsOf = (code: string) =>
  db.database.sql.query<{ number: number; bytes: Uint8Array; user_id: string }>(
    { text: 'select number, bytes, user_id from document_updates where project_code = $1 order by number' },
    [code],
  );

describe('a stock client', () => {
  test('types, and another one who is there or comes later has it', async () => {
    const code = await db.project();
    const [ann, ben] = [stock(code, 'ann'), stock(code, 'ben')];
    await Promise.all([synced(ann), synced(ben)]);
    ann.type('Hello ');
    await until(() => ben.text() === 'Hello ');
    ben.type('world');
    await until(() => ann.text() === 'Hello world');
    const late = stock(code, 'cem');
    await synced(late);
    expect(late.text()).toBe('Hello world');
    expect(await service.documents.text(code)).toBe('Hello world');
  });

  test('what was written offline arrives, and what others wrote meanwhile too', async () => {
    const code = await db.project();
    const [ann, ben] = [stock(code, 'ann'), stock(code, 'ben')];
    await Promise.all([synced(ann), synced(ben)]);
    ann.type('start ');
    await until(() => ben.text() === 'start ');
    ann.provider.disconnect();
    ann.type('offline ');
    ben.type('online ');
    ann.provider.connect();
    await until(() => ann.text() === ben.text() && ann.text().includes('offline') && ann.text().includes('online'));
    expect(await joined(code)).toBe(ann.text());
  });

  test('alone and idle it hears its own awareness, so that it does not hang up after 30 s', async () => {
    const code = await db.project();
    const ann = stock(code, 'ann');
    await synced(ann);
    const before = ann.provider.wsLastMessageReceived;
    await until(() => {
      ann.provider.awareness.setLocalState(ann.provider.awareness.getLocalState());
      return ann.provider.wsLastMessageReceived > before;
    });
  });
});

describe('D1 nothing is sent before the document has loaded', () => {
  test('step 2 is the whole document, also for the first who comes', async () => {
    const code = await db.project(
      made((doc) => doc.getXmlFragment('default').insert(0, [new Y.XmlElement('horizontalRule')])),
    );
    const typist = new Typist();
    const first = await raw(code);
    first.update(typist.begin());
    first.update(typist.type('text'));
    await until(async () => (await rowsOf(code)).length === 2);
    const another = await startService(await db.another());
    const client = await raw(code, 'ben', '', another);
    client.step1();
    const { bytes } = await client.next('step2');
    expect(client.heard.map(({ kind }) => kind)).toEqual(['step1', 'step2']);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, bytes);
    expect(doc.getXmlFragment('default').toString()).toMatch(/horizontalrule.*text|text.*horizontalrule/);
    await another.stop();
  });

  test('step 2 for a state vector is what is missing', async () => {
    const code = await db.project();
    const typist = new Typist();
    const client = await raw(code);
    for (const update of [typist.begin(), typist.type('known'), typist.type(' new')]) client.update(update);
    await until(async () => (await rowsOf(code)).length === 3);
    client.send(step1Message(new Writer().uint(1).uint(typist.client).uint(7).done()));
    const { structs } = Y.decodeUpdate((await client.next('step2')).bytes);
    expect(structs.map(({ id, length }) => [id.clock, length])).toEqual([[7, 4]]);
  });

  test('the server asks for what it lacks', async () => {
    const code = await db.project();
    const typist = new Typist();
    const first = await raw(code);
    expect(Y.decodeStateVector((await first.next('step1')).bytes)).toEqual(new Map());
    first.update(typist.begin());
    await until(async () => (await rowsOf(code)).length === 1);
    const second = await raw(code);
    expect(Y.decodeStateVector((await second.next('step1')).bytes)).toEqual(new Map([[typist.client, 2]]));
  });
});

describe('D2 an update is durable before another client sees it', () => {
  test('while it cannot be committed nobody hears of it, and who joins does not either', async () => {
    const code = await db.project();
    const [ann, ben] = [await raw(code, 'ann', '&ext=1'), await raw(code, 'ben')];
    const typist = new Typist();
    ann.update(typist.begin());
    ann.update(typist.type('first'));
    await until(() => ann.heard.some((one) => one.kind === 'saved' && one.dealt === 2));
    ben.step1();
    await ben.next('step2');
    const release = await holdAppends(code);
    ann.update(typist.type(' second'));
    await until(isHeldBack);
    ben.step1();
    expect(wordsOf((await ben.next('step2')).bytes)).toBe('first');
    expect(ben.heard.filter(({ kind }) => kind === 'update')).toHaveLength(2);
    expect(ann.heard.some((one) => one.kind === 'saved' && one.dealt === 3)).toBe(false);
    await release();
    await until(() => ben.heard.filter(({ kind }) => kind === 'update').length === 3);
    await until(() => ann.heard.some((one) => one.kind === 'saved' && one.dealt === 3));
    expect(await joined(code)).toBe('first second');
  });

  test('deletions neither', async () => {
    const code = await db.project();
    const [ann, ben] = [await raw(code, 'ann'), await raw(code, 'ben')];
    const typist = new Typist();
    ann.update(typist.begin());
    ann.update(typist.type('kept'));
    await until(() => ben.heard.filter(({ kind }) => kind === 'update').length === 2);
    const release = await holdAppends(code);
    ann.update(typist.erase(2, 4));
    await until(isHeldBack);
    ben.send(step1Message(new Writer().uint(1).uint(typist.client).uint(3).done()));
    await roundTrip(ben);
    const early = ben.heard.find((heard) => heard.kind === 'step2');
    if (early?.kind === 'step2') expect(Y.decodeUpdate(early.bytes).ds.clients.size).toBe(0);
    await release();
    await ben.next('step2');
    await until(() => ben.heard.filter(({ kind }) => kind === 'update').length === 3);
    expect(await joined(code)).toBe('');
  });

  test('the author does not get it back, and the log knows who it was', async () => {
    const code = await db.project();
    const [ann, ben] = [await raw(code, 'ann'), await raw(code, 'ben')];
    const typist = new Typist();
    ann.update(typist.begin());
    await ben.next('update');
    ben.update(new Typist().begin());
    await ann.next('update');
    expect(ann.heard.filter(({ kind }) => kind === 'update')).toHaveLength(1);
    expect((await rowsOf(code)).map(({ user_id }) => user_id)).toEqual(['ann', 'ben']);
    await until(async () => {
      const clients = await db.database.sql.query(
        { text: 'select user_id from document_clients where client_id = $1' },
        [typist.client],
      );
      return clients[0]?.user_id === 'ann';
    });
  });
});

describe('D3 a viewer’s or commenter’s update changes nothing and reaches nobody', () => {
  test.each(['viewer', 'commenter'] as const)('%s', async (role) => {
    service.roles.set(role, role);
    const code = await db.project();
    const [reader, ben] = [await raw(code, role), await raw(code, 'ben')];
    reader.update(new Typist().begin());
    reader.update(Uint8Array.of(9, 9, 9));
    reader.awareness(77, 1, {});
    await ben.next('awareness');
    ben.update(new Typist().begin());
    await reader.next('update');
    expect(ben.heard.filter(({ kind }) => kind === 'update')).toEqual([]);
    expect((await rowsOf(code)).map(({ user_id }) => user_id)).toEqual(['ben']);
    expect(reader.ws.readyState).toBe(reader.ws.OPEN);
  });
});

describe('D6 an update that breaks a limit or the schema is refused whole', () => {
  const insert = (name: string, then?: (node: Y.XmlElement) => void) =>
    made((doc) => {
      const node = new Y.XmlElement(name);
      doc.getXmlFragment('default').insert(0, [node]);
      then?.(node);
    });
  const text = (attributes: Record<string, unknown>) =>
    insert('paragraph', (node) => {
      const words = new Y.XmlText();
      node.insert(0, [words]);
      words.insert(0, 'words', attributes);
    });

  test.each<[string, Uint8Array]>([
    ['garbage', Uint8Array.of(1, 2, 3, 4, 5)],
    ['another root', made((doc) => doc.getMap('settings').set('a', 1))],
    ['an unknown node', insert('script')],
    ['an unknown mark', text({ blink: {} })],
    ['a forbidden link', text({ link: { href: 'javascript:alert(1)' } })],
    ['a link with a hidden scheme', text({ link: { href: '\u0001javascript:alert(1)' } })],
    ['a generation that is none', text({ generation: { id: 'x' } })],
    ['an unknown attribute', insert('paragraph', (node) => node.setAttribute('onclick', 'x'))],
    ['a level that headings do not have', insert('heading', (node) => node.setAttribute('level', 9 as never))],
    ['text in the root', made((doc) => doc.getXmlFragment('default').insert(0, [new Y.XmlText('x')]))],
    ['an item without its list', insert('listItem')],
    [
      'an embed',
      made((doc) => {
        const words = new Y.XmlText();
        doc.getXmlFragment('default').insert(0, [new Y.XmlElement('paragraph')]);
        (doc.getXmlFragment('default').get(0) as Y.XmlElement).insert(0, [words]);
        words.insertEmbed(0, { image: 'http://tracker.example/x.png' });
      }),
    ],
  ])('%s', async (_, update) => {
    const code = await db.project();
    const [bad, ben, cem] = [await raw(code, 'bad'), await raw(code, 'ben'), await raw(code, 'cem')];
    bad.update(update);
    expect(await bad.closed).toBe(closeCodes.invalid);
    ben.update(new Typist().begin());
    await cem.next('update');
    expect(cem.heard.filter(({ kind }) => kind === 'update')).toHaveLength(1);
    expect(await rowsOf(code)).toHaveLength(1);
  });

  test('what comes behind it on the same socket is not taken either, what came before is', async () => {
    const code = await db.project();
    const [bad, ben] = [await raw(code, 'bad'), await raw(code, 'ben')];
    const typist = new Typist();
    bad.update(typist.begin());
    bad.update(Uint8Array.of(7));
    bad.update(typist.type('x'));
    expect(await bad.closed).toBe(closeCodes.invalid);
    await ben.next('update');
    expect(await rowsOf(code)).toHaveLength(1);
  });

  test('a missing dependency is parked while the server asks', async () => {
    const code = await db.project();
    const [ann, ben] = [await raw(code, 'ann'), await raw(code, 'ben')];
    const typist = new Typist();
    const [begin, one, two] = [typist.begin(), typist.type('one'), typist.type('two')];
    await ann.next('step1');
    ann.update(two);
    expect(Y.decodeStateVector((await ann.next('step1')).bytes)).toEqual(new Map());
    ann.update(one);
    ann.update(begin);
    await until(() => ben.heard.filter(({ kind }) => kind === 'update').length === 3);
    expect(await joined(code)).toBe('onetwo');
  });

  test('what stays missing is told to come back', async () => {
    const code = await db.project();
    const ann = await raw(code, 'ann');
    const typist = new Typist();
    typist.begin();
    ann.update(typist.type('x'));
    expect(await ann.closed).toBe(closeCodes.tryLater);
    expect(await rowsOf(code)).toEqual([]);
  });

  test('too much of it at once, too', async () => {
    const code = await db.project();
    const ann = await raw(code, 'ann');
    for (let count = 0; count < 300; count += 1) {
      const typist = new Typist();
      typist.begin();
      ann.update(typist.type('x'));
    }
    expect(await ann.closed).toBe(closeCodes.tryLater);
  });

  test.each<[string, (client: RawClient) => void, number]>([
    ['a frame over 8 MiB', (client) => client.send(new Uint8Array(8 * 1_048_576 + 1)), closeCodes.frameTooLarge],
    ['a text frame', (client) => client.send('text'), closeCodes.invalid],
    ['an empty frame', (client) => client.send(new Uint8Array(0)), closeCodes.invalid],
    ['an unknown message', (client) => client.send(Uint8Array.of(50, 1, 2)), closeCodes.invalid],
    ['an unknown sync message', (client) => client.send(Uint8Array.of(0, 7, 0)), closeCodes.invalid],
    ['a length beyond the frame', (client) => client.send(Uint8Array.of(0, 2, 255, 255, 255, 127)), closeCodes.invalid],
    ['a state vector that is none', (client) => client.send(Uint8Array.of(0, 0, 2, 9, 9)), closeCodes.invalid],
    ['awareness that is no JSON', (client) => client.send(Uint8Array.of(1, 5, 1, 99, 1, 1, 123)), closeCodes.invalid],
  ])('%s', async (_, send, expected) => {
    const client = await raw(await db.project());
    send(client);
    expect(await client.closed).toBe(expected);
  });

  test('auth messages are ignored', async () => {
    const client = await raw(await db.project());
    client.send(Uint8Array.of(2, 0, 1, 65));
    client.step1();
    await client.next('step2');
  });
});

describe('D8 awareness', () => {
  test('the server says who it is; of what a person says only the colour stays', async () => {
    const code = await db.project();
    const [ann, ben] = [await raw(code, 'ann'), await raw(code, 'ben')];
    const [one, two, three] = [freshClient(), freshClient(), freshClient()];
    ann.awareness(one, 1, { user: { id: 'x', name: 'Boss', color: '#30BCED', email: 'a@b.c' }, cursor: { anchor: 1 } });
    const { states } = await ben.next('awareness');
    expect(states.get(one)).toEqual({
      clock: 1,
      state: { user: { id: 'ann', name: 'Name of ann', color: '#30BCED' }, cursor: { anchor: 1 } },
    });
    ben.awareness(two, 1, { user: { color: 'red; background: url(x)' } });
    ben.awareness(three, 1, {});
    await until(() => ann.heard.some((heard) => heard.kind === 'awareness' && heard.states.has(three)));
    const last = new Map(ann.heard.flatMap((heard) => (heard.kind === 'awareness' ? [...heard.states] : [])));
    expect(last.get(two)?.state).toEqual({ user: { id: 'ben', name: 'Name of ben' } });
    expect(last.get(three)?.state).toEqual({ user: { id: 'ben', name: 'Name of ben' } });
  });

  test('a client speaks for its own ids only', async () => {
    const code = await db.project();
    const [ann, ben] = [await raw(code, 'ann'), await raw(code, 'ben')];
    const [mine, other] = [freshClient(), freshClient()];
    ann.awareness(mine, 5, { at: 'ann' });
    await ben.next('awareness');
    ben.awareness(mine, 6, { at: 'ben' });
    ben.awareness(mine, 7, null);
    ben.awareness(other, 1, {});
    await until(() => ann.heard.some((heard) => heard.kind === 'awareness' && heard.states.has(other)));
    const late = await raw(code, 'cem');
    const { states } = await late.next('awareness');
    expect(states.get(mine)).toMatchObject({ clock: 5, state: { at: 'ann' } });
    expect([...states.keys()].sort()).toEqual([mine, other].sort());
  });

  test('who leaves is taken away, is not brought back by echoes, and can come back', async () => {
    const code = await db.project();
    const [ann, ben] = [await raw(code, 'ann'), await raw(code, 'ben')];
    const [mine, his] = [freshClient(), freshClient()];
    ann.awareness(mine, 3, {});
    ben.awareness(his, 1, {});
    await until(() => ben.heard.some((heard) => heard.kind === 'awareness' && heard.states.has(mine)));
    ann.leave();
    await until(() => ben.heard.some((heard) => heard.kind === 'awareness' && heard.states.get(mine)?.state === null));
    ben.awareness(mine, 3, { echo: true });
    ben.awareness(his, 2, { after: true });
    await until(() => ben.heard.some((heard) => heard.kind === 'awareness' && heard.states.get(his)?.clock === 2));
    const late = await raw(code, 'cem');
    expect([...(await late.next('awareness')).states.keys()]).toEqual([his]);
    const again = await raw(code, 'ann');
    again.awareness(mine, 3, { back: true });
    await until(() =>
      late.heard.some((heard) => heard.kind === 'awareness' && heard.states.get(mine)?.state?.back === true),
    );
  });

  test('is answered when asked for, and nothing of it is stored', async () => {
    const code = await db.project();
    const ann = await raw(code, 'ann');
    const mine = freshClient();
    ann.awareness(mine, 1, {});
    await ann.next('awareness');
    ann.send(Uint8Array.of(3));
    expect((await ann.next('awareness')).states.has(mine)).toBe(true);
    expect(await rowsOf(code)).toEqual([]);
  });

  test('the presence of a writer of our own', async () => {
    const code = await db.project();
    const ann = await raw(code, 'ann');
    const writer = freshClient();
    service.documents.writing.presence(code, writer, { user: { name: 'Balanced' }, cursor: 1 });
    expect((await ann.next('awareness')).states.get(writer)).toMatchObject({ state: { user: { name: 'Balanced' } } });
    ann.awareness(writer, 99, { user: { name: 'Mine' } });
    await roundTrip(ann);
    service.documents.writing.presence(code, writer, null);
    expect((await ann.next('awareness')).states.get(writer)?.state).toBeNull();
  });
});
