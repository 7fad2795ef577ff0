import { io } from 'socket.io-client';
import { expect, test } from 'vitest';
import WebSocket from 'ws';
import { z } from 'zod';
import { Collab } from '../kit/collab.ts';
import { Listener } from '../kit/listener.ts';
import { PASSWORD, Person, refusalOf } from '../kit/person.ts';
import { service } from '../kit/service.ts';

const penora = service();

test('I5 register: 201, a person, a cookie for this site alone, 50 Ku once', async () => {
  const person = new Person(penora.url);
  const body = { email: 'Mira+news@Example.com', password: PASSWORD, name: '  Mira  ' };
  const response = await person.fetch('POST', '/api/auth/register', body);
  expect(response.status).toBe(201);
  const cookie = response.headers.getSetCookie()[0] ?? '';
  expect(cookie).toMatch(/^penora_session=[^;]+/);
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=Lax/i);
  expect(cookie).not.toMatch(/Secure/i);
  expect(await response.json()).toMatchObject({ user: { name: 'Mira' } });
  const me = await person.me();
  expect(me).toMatchObject({ balanceMilliku: 50_000, storage: { usedBytes: 0, limitBytes: 1_048_576 } });
  expect(me.user.id).toMatch(/^pn_/);

  const again = new Person(penora.url);
  await again.fetch('POST', '/api/auth/register', { ...body, email: 'mira@example.com' });
  const coins = (await again.fetch('GET', '/api/me')).status === 200 ? await again.balance() : 0;
  expect(coins, 'the same address twice brings no second welcome').toBe(0);
});

test('login and logout: 200 and a cookie, 204 and the cookie is worth nothing', async () => {
  const person = await Person.register(penora.url);
  const elsewhere = new Person(penora.url);
  const login = await elsewhere.fetch('POST', '/api/auth/login', { email: person.email, password: PASSWORD });
  expect(login.status).toBe(200);
  expect(await login.json()).toMatchObject({ user: { id: person.id, email: person.email } });
  const kept = elsewhere.cookie;
  expect((await elsewhere.me()).user.id).toBe(person.id);

  expect((await elsewhere.fetch('POST', '/api/auth/logout')).status).toBe(204);
  elsewhere.cookie = kept;
  expect((await refusalOf(elsewhere.get('/api/me'))).problem).toMatchObject({ status: 401, code: 'unauthenticated' });
  expect((await person.me()).user.id, 'other devices stay signed in').toBe(person.id);
});

test('a wrong password and an unknown address are refused alike', async () => {
  const person = await Person.register(penora.url);
  const wrong = await refusalOf(person.post('/api/auth/login', { email: person.email, password: 'something else' }));
  const unknown = await refusalOf(
    person.post('/api/auth/login', { email: 'nobody@example.com', password: 'something else' }),
  );
  expect(wrong.status).toBe(401);
  expect(unknown.problem).toEqual(wrong.problem);
});

test('without a session: 401 as problem+json everywhere that asks for a person', async () => {
  for (const path of ['/api/me', '/api/projects', '/api/ledger/entries', '/api/auth/tokens', '/api/auth/sessions']) {
    const response = await fetch(penora.url + path);
    expect(response.status, path).toBe(401);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ type: expect.any(String), title: expect.any(String), status: 401 });
  }
});

test('I3 a token opens HTTP, socket.io and documents, until it is withdrawn', async () => {
  const person = await Person.register(penora.url);
  const code = await person.project();
  const { id, token } = await person.accessKey();
  const bearer = { authorization: `Bearer ${token}` };
  expect((await fetch(`${penora.url}/api/me`, { headers: bearer })).status).toBe(200);

  const listener = new Listener(penora.url, { token });
  await listener.connected();
  expect((await listener.join(code)).project.code).toBe(code);
  const collab = new Collab(penora.url, code, { token });
  await collab.whenSynced();

  expect((await person.fetch('DELETE', `/api/auth/tokens/${id}`)).status).toBe(204);
  await listener.disconnected();
  expect(await collab.whenClosed()).toBe(4401);
  expect((await fetch(`${penora.url}/api/me`, { headers: bearer })).status).toBe(401);
  collab.close();
});

test('I3 signing a device out cuts its sockets, not those of another', async () => {
  const person = await Person.register(penora.url);
  const code = await person.project();
  const other = new Person(penora.url);
  await other.post('/api/auth/login', { email: person.email, password: PASSWORD });
  const [cut, kept] = [new Listener(penora.url, other), new Listener(penora.url, person)];
  await Promise.all([cut.connected(), kept.connected()]);
  const collab = new Collab(penora.url, code, other);
  await collab.whenSynced();

  const Sessions = z.object({ items: z.array(z.object({ id: z.string(), current: z.boolean() })) });
  const { items } = Sessions.parse(await person.get('/api/auth/sessions'));
  expect(items).toHaveLength(2);
  const theirs = items.find(({ current }) => !current);
  await person.call('DELETE', `/api/auth/sessions/${theirs?.id}`);
  await cut.disconnected();
  expect(await collab.whenClosed()).toBe(4401);
  expect((await kept.join(code)).ok).toBe(true);
  collab.close();
  kept.close();
});

/** Headers of a request that another site made a browser send. */
const foreign: Record<string, string>[] = [
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
];

test('the origin rule on HTTP writes', async () => {
  const person = await Person.register(penora.url);
  const write = (headers: Record<string, string>) =>
    fetch(`${penora.url}/api/projects`, {
      method: 'POST',
      headers: { cookie: person.cookie, 'content-type': 'application/json', ...headers },
      body: '{}',
    });
  for (const headers of foreign) {
    const response = await write(headers);
    expect(response.status, JSON.stringify(headers)).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'forbidden' });
  }
  const own: Record<string, string>[] = [
    { origin: penora.url },
    { 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
    {},
  ];
  for (const headers of own) {
    expect((await write(headers)).status, JSON.stringify(headers)).toBe(201);
  }
  const list = z.object({ items: z.array(z.unknown()) }).parse(await person.get('/api/projects'));
  expect(list.items).toHaveLength(4);
});

test('the origin rule on socket.io, by both transports', async () => {
  const person = await Person.register(penora.url);
  for (const transport of ['websocket', 'polling']) {
    for (const headers of foreign) {
      const socket = io(penora.url, {
        transports: [transport],
        forceNew: true,
        reconnection: false,
        extraHeaders: { cookie: person.cookie, ...headers },
      });
      await new Promise<void>((resolve, reject) => {
        socket.once('connect_error', () => resolve());
        socket.once('connect', () => reject(new Error(`${transport} let ${JSON.stringify(headers)} in`)));
      });
      socket.disconnect();
    }
    const own = new Listener(penora.url, { cookie: person.cookie, origin: penora.url }, [transport]);
    expect(await own.connected()).toBe(true);
    own.close();
  }
  const stranger = new Listener(penora.url, {});
  expect(await stranger.refused()).toMatch(/unauthenticated/);
});

test('the origin rule on documents is HTTP 403', async () => {
  const person = await Person.register(penora.url);
  const code = await person.project();
  const address = `${penora.url.replace('http', 'ws')}/collab/${code}`;
  for (const headers of foreign) {
    const socket = new WebSocket(address, { headers: { cookie: person.cookie, ...headers } });
    const status = await new Promise((resolve, reject) => {
      socket.once('unexpected-response', (_request, response) => resolve(response.statusCode));
      socket.once('open', () => reject(new Error(`let ${JSON.stringify(headers)} in`)));
      socket.on('error', reject);
    });
    expect(status, JSON.stringify(headers)).toBe(403);
  }
});
