import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { roundTrip, step1Message } from './test/rawClient.ts';
import { startService } from './test/service.ts';
import { synced, until } from './test/stockClient.ts';
import { suite } from './test/suite.ts';
import { made, Typist, wordsOf } from './test/updates.ts';
import { Writer } from './update/writer.ts';

const on = suite();

/** Holds back every append to a document until it is released. */
async function holdAppends(code: string): Promise<() => Promise<void>> {
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const { promise: ready, resolve: isReady } = Promise.withResolvers<void>();
  const other = await on.db.another();
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
  return (await on.db.database.sql.query({ text: query })).length > 0;
};

describe('a stock client', () => {
  test('types, and another one who is there or comes later has it', async () => {
    const code = await on.db.project();
    const [ann, ben] = [on.stock(code, 'ann'), on.stock(code, 'ben')];
    await Promise.all([synced(ann), synced(ben)]);
    ann.type('Hello ');
    await until(() => ben.text() === 'Hello ');
    ben.type('world');
    await until(() => ann.text() === 'Hello world');
    const late = on.stock(code, 'cem');
    await synced(late);
    expect(late.text()).toBe('Hello world');
    expect(await on.service.documents.text(code)).toBe('Hello world');
  });

  test('what was written offline arrives, and what others wrote meanwhile too', async () => {
    const code = await on.db.project();
    const [ann, ben] = [on.stock(code, 'ann'), on.stock(code, 'ben')];
    await Promise.all([synced(ann), synced(ben)]);
    ann.type('start ');
    await until(() => ben.text() === 'start ');
    ann.provider.disconnect();
    ann.type('offline ');
    ben.type('online ');
    ann.provider.connect();
    await until(() => ann.text() === ben.text() && ann.text().includes('offline') && ann.text().includes('online'));
    expect(await on.joined(code)).toBe(ann.text());
  });

  test('alone and idle it hears its own awareness, so that it does not hang up after 30 s', async () => {
    const code = await on.db.project();
    const ann = on.stock(code, 'ann');
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
    const code = await on.db.project(
      made((doc) => doc.getXmlFragment('default').insert(0, [new Y.XmlElement('horizontalRule')])),
    );
    const typist = new Typist();
    const first = await on.raw(code);
    first.update(typist.begin());
    first.update(typist.type('text'));
    await until(async () => (await on.clocksOf(code)) === 6);
    const another = await startService(await on.db.another());
    const client = await on.raw(code, 'ben', '', another);
    client.step1();
    const { bytes } = await client.next('step2');
    expect(client.heard.map(({ kind }) => kind)).toEqual(['step1', 'step2']);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, bytes);
    expect(doc.getXmlFragment('default').toString()).toMatch(/horizontalrule.*text|text.*horizontalrule/);
    await another.stop();
  });

  test('step 2 for a state vector is what is missing', async () => {
    const code = await on.db.project();
    const typist = new Typist();
    const client = await on.raw(code);
    for (const update of [typist.begin(), typist.type('known'), typist.type(' new')]) client.update(update);
    await until(async () => (await on.clocksOf(code)) === 11);
    client.send(step1Message(new Writer().uint(1).uint(typist.client).uint(7).done()));
    const { structs } = Y.decodeUpdate((await client.next('step2')).bytes);
    expect(structs.map(({ id, length }) => [id.clock, length])).toEqual([[7, 4]]);
  });

  test('the server asks for what it lacks', async () => {
    const code = await on.db.project();
    const typist = new Typist();
    const first = await on.raw(code);
    expect(Y.decodeStateVector((await first.next('step1')).bytes)).toEqual(new Map());
    first.update(typist.begin());
    await until(async () => (await on.rowsOf(code)).length === 1);
    const second = await on.raw(code);
    expect(Y.decodeStateVector((await second.next('step1')).bytes)).toEqual(new Map([[typist.client, 2]]));
  });
});

describe('D2 an update is durable before another client sees it', () => {
  test('while it cannot be committed nobody hears of it, and who joins does not either', async () => {
    const code = await on.db.project();
    const [ann, ben] = [await on.raw(code, 'ann', '&ext=1'), await on.raw(code, 'ben')];
    const typist = new Typist();
    ann.update(typist.begin());
    await ben.next('update');
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
    expect(await on.joined(code)).toBe('first second');
  });

  test('deletions neither', async () => {
    const code = await on.db.project();
    const [ann, ben] = [await on.raw(code, 'ann'), await on.raw(code, 'ben')];
    const typist = new Typist();
    for (const update of [typist.begin(), typist.type('kept')]) {
      ann.update(update);
      await ben.next('update');
    }
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
    expect(await on.joined(code)).toBe('');
  });

  test('the author does not get it back, and the log knows who it was', async () => {
    const code = await on.db.project();
    const [ann, ben] = [await on.raw(code, 'ann'), await on.raw(code, 'ben')];
    const typist = new Typist();
    ann.update(typist.begin());
    await ben.next('update');
    ben.update(new Typist().begin());
    await ann.next('update');
    expect(ann.heard.filter(({ kind }) => kind === 'update')).toHaveLength(1);
    expect((await on.rowsOf(code)).map(({ user_id }) => user_id)).toEqual(['ann', 'ben']);
    await until(async () => {
      const clients = await on.db.database.sql.query(
        { text: 'select user_id from document_clients where client_id = $1' },
        [typist.client],
      );
      return clients[0]?.user_id === 'ann';
    });
  });

  test('in the log: whose connection brought it, under whatever client id it was written', async () => {
    const code = await on.db.project();
    const [ann, ben] = [await on.raw(code, 'ann'), await on.raw(code, 'ben')];
    const typist = new Typist();
    ann.update(typist.begin());
    await ben.next('update');
    ben.update(typist.type('under the id of another'));
    await until(async () => (await on.rowsOf(code)).length === 2);
    expect((await on.rowsOf(code)).map(({ user_id }) => user_id)).toEqual(['ann', 'ben']);
  });
});

describe('D3 a viewer’s or commenter’s update changes nothing and reaches nobody', () => {
  test.each(['viewer', 'commenter'] as const)('%s', async (role) => {
    on.service.roles.set(role, role);
    const code = await on.db.project();
    const [reader, ben] = [await on.raw(code, role), await on.raw(code, 'ben')];
    reader.update(new Typist().begin());
    reader.update(Uint8Array.of(9, 9, 9));
    reader.awareness(77, 1, {});
    await ben.next('awareness');
    ben.update(new Typist().begin());
    await reader.next('update');
    expect(ben.heard.filter(({ kind }) => kind === 'update')).toEqual([]);
    expect((await on.rowsOf(code)).map(({ user_id }) => user_id)).toEqual(['ben']);
    expect(reader.ws.readyState).toBe(reader.ws.OPEN);
  });
});
