import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Channel, localChannel } from '../kernel/channel.ts';
import { UpdateLog } from './log/updateLog.ts';
import { type DocumentsDatabase, documentsDatabase } from './test/database.ts';
import { edit } from './test/edits.ts';
import { Random } from './test/random.ts';
import { type RawClient, rawClient, wordsHeard } from './test/rawClient.ts';
import { type Service, startService } from './test/service.ts';
import { stockClient, synced, until } from './test/stockClient.ts';
import { clocksIn, freshClient, Typist } from './test/updates.ts';
import { faultsOf } from './test/wellFormed.ts';

let db: DocumentsDatabase;

/** What is published reaches nobody: every process is on its own with the database. */
const mutedChannel = (): Channel => ({ ...localChannel(), publish: () => undefined });

/** Loses messages at random, and delivers the others late and in any order. */
function badChannel(random: Random): Channel {
  const inner = localChannel();
  return {
    ...inner,
    publish(topic, message) {
      if (random.chance(20)) return;
      setTimeout(() => inner.publish(topic, message), random.below(15));
    },
  };
}

beforeAll(async () => {
  db = await documentsDatabase();
});
afterAll(() => db.close());

async function processes(count: number, channel: () => Channel): Promise<Service[]> {
  const times = { pollMs: 100, idleMs: 60_000, measureMs: 50 };
  return Promise.all(
    Array.from({ length: count }, async () =>
      startService(await db.another(), { channel: channel(), deps: { times } }),
    ),
  );
}

async function state(service: Service, code: string): Promise<Y.Doc> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await service.documents.state(code));
  return doc;
}

const textOf = (doc: Y.Doc) => doc.getXmlFragment('default').toString();

describe('D7 processes that hold one document converge, and the log holds every update once', () => {
  test.each<[string, () => () => Channel]>([
    [
      'with a channel',
      () => {
        const shared = localChannel();
        return () => shared;
      },
    ],
    [
      'with a bad channel',
      () => {
        const shared = badChannel(new Random(7));
        return () => shared;
      },
    ],
    ['by the database alone', () => mutedChannel],
  ])('stock clients write at once, %s', async (_, channel) => {
    const services = await processes(3, channel());
    const code = await db.project();
    const random = new Random(11);
    const clients = services.flatMap((service, index) => [
      stockClient(service, code, `a${index}`),
      stockClient(service, code, `b${index}`),
    ]);
    await Promise.all(clients.map(synced));
    for (let round = 0; round < 40; round += 1) {
      for (const { doc } of clients) if (random.chance(60)) edit(doc, random);
      await new Promise((resolve) => setTimeout(resolve, random.below(6)));
      if (round === 20) clients[0]?.provider.disconnect();
      if (round === 25) clients[0]?.provider.connect();
    }
    const vectorOf = (doc: Y.Doc) =>
      JSON.stringify([...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b));
    await until(async () => {
      const texts = new Set(clients.map(({ doc }) => textOf(doc) + vectorOf(doc)));
      return texts.size === 1 && clients.every(({ doc }) => doc.store.pendingStructs === null);
    });
    const expected = textOf((clients[0] ?? raise()).doc);
    expect(expected, 'nobody has split a character').not.toContain('\ufffd');
    for (const service of services) await until(async () => textOf(await state(service, code)) === expected);
    const log = await new UpdateLog(db.database.sql).load(code);
    const seen = new Set<string>();
    for (const { bytes } of log?.tail ?? []) {
      for (const { id, length } of Y.decodeUpdate(bytes).structs) {
        for (let clock = id.clock; clock < id.clock + length; clock += 1) {
          expect(seen.has(`${id.client}:${clock}`)).toBe(false);
          seen.add(`${id.client}:${clock}`);
        }
      }
    }
    const [fresh] = await processes(1, mutedChannel);
    const cold = await state(fresh ?? raise(), code);
    expect(textOf(cold)).toBe(expected);
    expect(faultsOf(cold)).toEqual([]);
    for (const client of clients) client.leave();
    for (const service of [...services, fresh ?? raise()]) await service.stop();
  });

  test('the same update by two ways is stored once', async () => {
    const [one, two] = (await processes(2, mutedChannel)) as [Service, Service];
    const code = await db.project();
    const [ann, ben] = [await rawClient(one, code, 'ann', '&ext=1'), await rawClient(two, code, 'ben', '&ext=1')];
    const typist = new Typist();
    const updates = [typist.begin(), typist.type('a'), typist.type('b'), typist.type('c')];
    for (const update of updates) {
      ann.update(update);
      ben.update(update);
    }
    for (const client of [ann, ben])
      await until(() => client.heard.some((heard) => heard.kind === 'saved' && heard.dealt === 4));
    const stored = await new UpdateLog(db.database.sql).load(code);
    expect(stored?.tail.reduce((sum, { bytes }) => sum + clocksIn(bytes), 0)).toBe(5);
    for (const service of [one, two]) expect(await service.documents.text(code)).toBe('abc');
    await one.stop();
    await two.stop();
  });

  test('an update that refers to what only the other process knows is parked until it is known', async () => {
    const [one, two] = (await processes(2, mutedChannel)) as [Service, Service];
    const code = await db.project();
    const [ann, ben] = [await rawClient(one, code, 'ann'), await rawClient(two, code, 'ben', '&ext=1')];
    const typist = new Typist();
    ann.update(typist.begin());
    ann.update(typist.type('first'));
    ben.update(typist.type(' second'));
    await until(() => ben.heard.some((heard) => heard.kind === 'saved' && heard.dealt === 1));
    expect(await two.documents.text(code)).toBe('first second');
    await one.stop();
    await two.stop();
  });

  test('a process that was behind a snapshot of another one', async () => {
    const [one, two] = (await processes(2, mutedChannel)) as [Service, Service];
    const code = await db.project();
    const [ann, ben] = [await rawClient(one, code, 'ann'), await rawClient(two, code, 'ben')];
    await ben.next('step1');
    const typist = new Typist();
    ann.update(typist.begin());
    for (let count = 0; count < 700; count += 1) ann.update(typist.type('x'.repeat(200)));
    const log = new UpdateLog(db.database.sql);
    await until(async () => ((await log.load(code))?.snapshotNumber ?? 0) > 0);
    await until(async () => (await two.documents.text(code)).length === 140_000);
    // Sent when it was read, and on its way for a while.
    await until(() => wordsHeard(ben).length >= 140_000);
    expect(wordsHeard(ben)).toBe('x'.repeat(140_000));
    await one.stop();
    await two.stop();
  });
});

describe('awareness between processes', () => {
  test('is heard, also by a process that opens the document later, and ends with its connection', async () => {
    const shared = localChannel();
    const [one, two] = (await processes(2, () => shared)) as [Service, Service];
    const code = await db.project();
    const ann = await rawClient(one, code, 'ann');
    const [mine, his] = [freshClient(), freshClient()];
    ann.awareness(mine, 1, { cursor: 1 });
    await ann.next('awareness');
    const ben = await rawClient(two, code, 'ben');
    const stateOf = (client: RawClient, id: number) =>
      client.heard
        .flatMap((heard) => (heard.kind === 'awareness' ? [heard.states.get(id)] : []))
        .findLast((state) => state !== undefined);
    await until(() => stateOf(ben, mine)?.state?.cursor === 1);
    ben.awareness(mine, 9, { cursor: 'forged' });
    ben.awareness(his, 1, {});
    await until(() => stateOf(ann, his) !== undefined);
    expect(stateOf(ann, mine)).toMatchObject({ clock: 1, state: { cursor: 1 } });
    ann.awareness(mine, 2, { cursor: 2 });
    await until(() => stateOf(ben, mine)?.clock === 2);
    ann.leave();
    await until(() => stateOf(ben, mine)?.state === null);
    await one.stop();
    await two.stop();
  });
});

function raise(): never {
  throw new Error('not there');
}
