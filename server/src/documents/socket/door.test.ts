import { request } from 'node:http';
import { closeCodes } from '@penora/protocol/closeCodes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DocumentsDatabase, documentsDatabase } from '../test/database.ts';
import { rawClient } from '../test/rawClient.ts';
import { type Service, startService } from '../test/service.ts';
import { stockClient, synced } from '../test/stockClient.ts';
import { Typist } from '../test/updates.ts';

let db: DocumentsDatabase;
let service: Service;

beforeAll(async () => {
  db = await documentsDatabase();
  service = await startService(db.database);
});
afterAll(async () => {
  await service.stop();
  await db.close();
});

function upgradeStatus(path: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const upgrade = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    };
    const asked = request({ port: service.port, path, headers: { ...upgrade, ...headers } });
    asked.on('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve(response.statusCode);
    });
    asked.on('error', reject);
    asked.end();
  });
}

describe('refusals accept the upgrade and close with a code', () => {
  test.each([
    ['nobody', closeCodes.notSignedIn],
    ['stranger', closeCodes.noSuchProject],
  ])('%s', async (person, expected) => {
    service.roles.set('stranger', null);
    const client = await rawClient(service, await db.project(), person);
    expect(await client.closed).toBe(expected);
    expect(client.heard).toEqual([]);
  });

  test.each(['NOSUCH', 'abc', '..%2f..', '%'])('no document %j', async (code) => {
    const client = await rawClient(service, code, 'ann');
    expect(await client.closed).toBe(closeCodes.noSuchProject);
  });

  test('a stock client stays away', async () => {
    const client = stockClient(service, 'NOSUCH', 'ann');
    expect(await client.closed).toBe(closeCodes.noSuchProject);
    expect(client.provider.shouldConnect).toBe(false);
    client.leave();
  });

  test('a wrong origin is HTTP 403', async () => {
    const path = `/collab/${await db.project()}?token=ann`;
    expect(await upgradeStatus(path, { origin: 'http://evil.example' })).toBe(403);
    expect(await upgradeStatus(path, { origin: 'http://good.example' })).toBe(101);
  });

  test('I4 what fails at the door lets nobody in', async () => {
    const failing = async () => {
      throw new Error('no database');
    };
    for (const deps of [{ authenticate: failing }, { roleIn: failing }, { person: failing }, { storage: failing }]) {
      const broken = await startService(db.database, { deps });
      const client = await rawClient(broken, await db.project(), 'ann');
      expect(await client.closed).toBe(closeCodes.tryLater);
      await broken.stop();
    }
  });

  test('too many sockets of one person', async () => {
    const { documentLimits } = await import('../limits.ts');
    const small = await startService(db.database, { deps: { limits: { ...documentLimits(1), socketsPerPerson: 2 } } });
    const code = await db.project();
    const [one, two] = [await rawClient(small, code, 'ann'), await rawClient(small, code, 'ann')];
    expect(await (await rawClient(small, code, 'ann')).closed).toBe(closeCodes.tryLater);
    const other = await rawClient(small, code, 'ben');
    await other.next('step1');
    one.leave();
    await one.closed;
    for (;;) {
      const again = await rawClient(small, code, 'ann');
      const got = await Promise.race([again.next('step1'), again.closed]);
      if (typeof got === 'object') break;
    }
    two.leave();
    await small.stop();
  });
});

describe('I3 what is withdrawn takes effect on open sockets', () => {
  test('membership, sign-out and deletion close them', async () => {
    const code = await db.project();
    const [ann, ben, cem] = [
      await rawClient(service, code, 'ann'),
      await rawClient(service, code, 'ben'),
      await rawClient(service, code, 'cem'),
    ];
    service.withdraw({ kind: 'role', code: 'OTHER1', userId: 'ann', role: null });
    service.withdraw({ kind: 'role', code, userId: 'ann', role: null });
    expect(await ann.closed).toBe(closeCodes.forbidden);
    service.withdraw({ kind: 'signedOut', ends: ({ userId }) => userId === 'ben' });
    expect(await ben.closed).toBe(closeCodes.notSignedIn);
    service.withdraw({ kind: 'project', code });
    expect(await cem.closed).toBe(closeCodes.noSuchProject);
  });

  test('a changed role holds without closing', async () => {
    const code = await db.project();
    const [ann, ben] = [await rawClient(service, code, 'ann', '&ext=1'), await rawClient(service, code, 'ben')];
    const typist = new Typist();
    expect((await ann.next('role')).role).toBe('editor');
    ann.update(typist.begin());
    await ben.next('update');
    service.withdraw({ kind: 'role', code, userId: 'ann', role: 'viewer' });
    expect((await ann.next('role')).role).toBe('viewer');
    ann.update(typist.type('dropped'));
    expect(await ann.next('saved')).toMatchObject({ dealt: 1, number: 1 });
    expect(await ann.next('saved')).toMatchObject({ dealt: 2, number: 1 });
    service.withdraw({ kind: 'role', code, userId: 'ann', role: 'owner' });
    expect((await ann.next('role')).role).toBe('owner');
    ann.update(typist.erase(1, 1));
    await ben.next('update');
    expect(ben.heard.filter(({ kind }) => kind === 'update')).toHaveLength(2);
    ann.leave();
    ben.leave();
  });

  test('what is withdrawn while the door is being opened', async () => {
    let isMember = true;
    let release = (): void => undefined;
    const entered = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { promise: mayGoOn, resolve: goOn } = Promise.withResolvers<void>();
    const slow = await startService(db.database, {
      deps: {
        async roleIn() {
          const role = isMember ? 'editor' : null;
          release();
          await mayGoOn;
          return role;
        },
      },
    });
    const code = await db.project();
    const joining = rawClient(slow, code, 'ann');
    await entered;
    isMember = false;
    slow.withdraw({ kind: 'role', code, userId: 'ann', role: null });
    goOn();
    expect(await (await joining).closed).toBe(closeCodes.noSuchProject);
    await slow.stop();
  });
});

test('a service that stops takes nobody in, saves what it has received, and closes with 1012', async () => {
  const stopping = await startService(db.database);
  const code = await db.project();
  const ann = await rawClient(stopping, code, 'ann');
  const typist = new Typist();
  await ann.next('step1');
  ann.update(typist.begin());
  ann.update(typist.type('saved'));
  ann.awareness(typist.client, 1, {});
  await ann.next('awareness');
  const stopped = stopping.stop();
  expect(await ann.closed).toBe(closeCodes.restarting);
  await stopped;
  expect(await service.documents.text(code)).toBe('saved');
});

test('nothing of our own is said to clients that do not ask for it', async () => {
  const code = await db.project();
  const stock = stockClient(service, code, 'ann');
  const plain = await rawClient(service, code, 'ben');
  await synced(stock);
  stock.type('x');
  await plain.next('update');
  plain.update(new Typist().begin());
  plain.step1();
  await plain.next('step2');
  expect(plain.heard.filter(({ kind }) => kind === 'saved' || kind === 'role')).toEqual([]);
  stock.leave();
  plain.leave();
});
