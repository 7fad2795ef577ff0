import { request } from 'node:http';
import { expect, test } from 'vitest';
import { PASSWORD, Person } from '../kit/person.ts';
import { type Service, service } from '../kit/service.ts';

const behind = service({ env: { TRUST_PROXY: '1', LIMITS: '1' } });
const open = service({ env: { LIMITS: '1' } });

interface Asked {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
}

/** As a proxy would ask: any Host, any forwarded header. Resolves with the status and the cookie. */
function ask(penora: Service, { method = 'POST', path, headers = {}, body }: Asked) {
  const { hostname, port } = new URL(penora.url);
  return new Promise<{ status: number; cookie: string }>((resolve, reject) => {
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    const sent = request({ hostname, port, path, method, headers: { ...json, ...headers } });
    sent.on('response', (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0, cookie: response.headers['set-cookie']?.join() ?? '' });
    });
    sent.on('upgrade', (_response, socket) => {
      socket.destroy();
      resolve({ status: 101, cookie: '' });
    });
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

const forwarded = { host: 'penora.example', origin: 'https://penora.example', 'x-forwarded-proto': 'https' };

test('behind a proxy that ends TLS the cookie is secure, and the scheme of the origin is the outer one', async () => {
  const person = await Person.register(behind.url);
  const credentials = { email: person.email, password: PASSWORD };
  const path = '/api/auth/login';
  const inside = await ask(behind, { path, headers: forwarded, body: credentials });
  expect(inside).toMatchObject({ status: 200, cookie: expect.stringMatching(/; Secure/) });
  const plain = { ...forwarded, 'x-forwarded-proto': 'http' };
  expect((await ask(behind, { path, headers: plain, body: credentials })).status).toBe(403);
});

test('who has no proxy in front believes nothing of what is forwarded', async () => {
  const person = await Person.register(open.url);
  const body = { email: person.email, password: PASSWORD };
  expect((await ask(open, { path: '/api/auth/login', headers: forwarded, body })).status).toBe(403);
  const headers = { 'x-forwarded-proto': 'https' };
  const inside = await ask(open, { path: '/api/auth/login', headers, body });
  expect(inside.status).toBe(200);
  expect(inside.cookie).not.toMatch(/; Secure/);
});

test.each([
  ['socket.io', '/socket.io/?EIO=4&transport=websocket'],
  ['documents', '/collab/AAAAAA'],
])('the same origin rule holds for sockets: %s', async (_name, path) => {
  const handshake = {
    ...{ connection: 'Upgrade', upgrade: 'websocket' },
    ...{ 'sec-websocket-version': '13', 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==' },
  };
  const by = (penora: Service, headers: Record<string, string>) =>
    ask(penora, { method: 'GET', path, headers: { ...handshake, ...headers } });
  expect((await by(behind, forwarded)).status).toBe(101);
  expect((await by(behind, { ...forwarded, 'x-forwarded-proto': 'http' })).status).toBe(403);
  expect((await by(open, forwarded)).status).toBe(403);
});

test('pauses count by the address that the proxy saw, whatever a client writes in front of it', async () => {
  const guess = (from: string) =>
    ask(behind, {
      path: '/api/auth/login',
      headers: { 'x-forwarded-for': from },
      body: { email: 'nobody@example.com', password: 'not the password' },
    });
  let tries = 0;
  for (let last = 401; last === 401 && tries < 100; tries += 1) {
    last = (await guess(`192.0.2.${tries}, 198.51.100.7`)).status;
  }
  expect(tries).toBeLessThan(100);
  expect((await guess('198.51.100.7')).status).toBe(429);
  expect((await guess('203.0.113.9')).status).toBe(401);
});
