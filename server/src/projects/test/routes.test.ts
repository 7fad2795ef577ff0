import * as identityEndpoints from '@penora/protocol/endpoints/identity';
import * as projectEndpoints from '@penora/protocol/endpoints/projects';
import * as sharingEndpoints from '@penora/protocol/endpoints/sharing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { identityRoutes } from '../../identity/routes.ts';
import { projectRoutes } from '../routes.ts';
import { type HttpWorld, openHttp } from './http.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let http: HttpWorld;
beforeAll(async () => {
  world = await openWorld();
  http = await openHttp(world);
});
afterAll(async () => {
  await http.close();
  await world.close();
});

const PASSWORD = 'correct horse battery';
let people = 0;
const freshEmail = (): string => {
  people += 1;
  return `http${people}@example.org`;
};
const cookieOf = (headers: Headers): string => (headers.get('set-cookie') ?? '').split(';')[0] ?? '';

test('every endpoint of these subjects has its route, but `me`, which is composed elsewhere', () => {
  const routed = [...identityRoutes(world.identity.deps), ...projectRoutes(world.deps)].map((r) => r.endpoint.summary);
  const wanted = [
    ...Object.values(identityEndpoints),
    ...Object.values(projectEndpoints),
    ...Object.values(sharingEndpoints),
  ]
    .filter((endpoint) => endpoint !== identityEndpoints.me)
    .map((endpoint) => endpoint.summary);
  expect(routed.sort()).toEqual(wanted.sort());
});

describe('signing up, in and out', () => {
  test('gives a cookie that scripts cannot read, and takes it away', async () => {
    const email = freshEmail();
    const body = { email, password: PASSWORD, name: 'Anna' };
    const registered = await http.ask('POST', '/api/auth/register', { body });
    expect(registered).toMatchObject({ status: 201, body: { user: { email, name: 'Anna' } } });
    expect(registered.headers.get('set-cookie')).toMatch(/^penora_session=[\w-]{43};.*HttpOnly.*SameSite=Lax/);
    const loggedIn = await http.ask('POST', '/api/auth/login', { body: { email, password: PASSWORD } });
    expect(loggedIn).toMatchObject({ status: 200, body: registered.body });
    const cookie = cookieOf(loggedIn.headers);
    expect(await http.ask('GET', '/api/projects', { cookie })).toMatchObject({ status: 200 });
    const out = await http.ask('POST', '/api/auth/logout', { cookie });
    expect(out.status).toBe(204);
    expect(out.headers.get('set-cookie')).toMatch(/^penora_session=;.*Max-Age=0/);
    expect(await http.ask('GET', '/api/projects', { cookie })).toMatchObject({
      status: 401,
      body: { code: 'unauthenticated' },
    });
    expect((await http.ask('POST', '/api/auth/logout')).status).toBe(204);
  });

  test('signing in over an open session ends that one', async () => {
    const email = freshEmail();
    const { cookie } = await http.signUp(email);
    const again = await http.ask('POST', '/api/auth/login', { cookie, body: { email, password: PASSWORD } });
    expect((await http.ask('GET', '/api/projects', { cookie })).status).toBe(401);
    expect((await http.ask('GET', '/api/projects', { cookie: cookieOf(again.headers) })).status).toBe(200);
  });

  test('answers a taken address with 409 and the field', async () => {
    const email = freshEmail();
    await http.signUp(email);
    const body = { email: email.toUpperCase(), password: PASSWORD, name: 'Eve' };
    expect(await http.ask('POST', '/api/auth/register', { body })).toMatchObject({
      status: 409,
      body: { code: 'wrong_state', errors: [{ path: 'email' }] },
    });
  });

  test('answers an unknown address and a wrong password alike', async () => {
    const email = freshEmail();
    await http.signUp(email);
    const attempt = (who: string) =>
      http.ask('POST', '/api/auth/login', { body: { email: who, password: 'wrong horse battery' } });
    const [known, unknown] = [await attempt(email), await attempt(freshEmail())];
    expect(known).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect(unknown.body).toEqual(known.body);
  });

  test('says when to come back', async () => {
    const email = freshEmail();
    const attempt = () => http.ask('POST', '/api/auth/login', { body: { email, password: 'wrong horse battery' } });
    for (let n = 0; n < world.identity.deps.limits.pair.free; n += 1) await attempt();
    const refused = await attempt();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('a repeated registration under its key signs in again and makes one account', async () => {
    const email = freshEmail();
    const asking = {
      body: { email, password: PASSWORD, name: 'Anna' },
      headers: { 'idempotency-key': 'the same request' },
    };
    const [first, second] = [
      await http.ask('POST', '/api/auth/register', asking),
      await http.ask('POST', '/api/auth/register', asking),
    ];
    expect(second).toMatchObject({ status: 201, body: first.body });
    expect(cookieOf(second.headers)).not.toBe(cookieOf(first.headers));
    for (const reply of [first, second]) {
      expect((await http.ask('GET', '/api/projects', { cookie: cookieOf(reply.headers) })).status).toBe(200);
    }
  });
});

describe('sessions and tokens', () => {
  test('are listed and withdrawn', async () => {
    const email = freshEmail();
    const { cookie } = await http.signUp(email);
    const other = cookieOf(
      (await http.ask('POST', '/api/auth/login', { body: { email, password: PASSWORD } })).headers,
    );
    const { items } = (await http.ask('GET', '/api/auth/sessions', { cookie })).body as {
      items: { current: boolean }[];
    };
    expect(items.map(({ current }) => current)).toEqual([false, true]);
    expect((await http.ask('DELETE', '/api/auth/sessions', { cookie })).status).toBe(204);
    expect((await http.ask('GET', '/api/projects', { cookie: other })).status).toBe(401);

    const made = await http.ask('POST', '/api/auth/tokens', { cookie, body: { name: 'script' } });
    expect(made).toMatchObject({
      status: 201,
      body: { id: expect.any(String), token: expect.stringMatching(/^pnt_/) },
    });
    const { id, token: bearer } = made.body as { id: string; token: string };
    expect((await http.ask('GET', '/api/projects', { bearer })).status).toBe(200);
    expect(await http.ask('POST', '/api/auth/tokens', { bearer, body: { name: 'more' } })).toMatchObject({
      status: 403,
    });
    expect(await http.ask('GET', '/api/auth/tokens', { bearer })).toMatchObject({
      body: { items: [{ name: 'script' }] },
    });
    expect((await http.ask('DELETE', `/api/auth/tokens/${id}`, { cookie })).status).toBe(204);
    expect((await http.ask('GET', '/api/projects', { bearer, cookie })).status).toBe(401);
  });
});

describe('projects', () => {
  test('live from creation to the bin and beyond', async () => {
    const { cookie } = await http.signUp(freshEmail());
    const made = await http.ask('POST', '/api/projects', {
      cookie,
      body: { title: ' A story ', text: 'Once <b>upon</b>' },
    });
    expect(made).toMatchObject({ status: 201, body: { project: { title: 'A story', role: 'owner', sizeBytes: 16 } } });
    const { code } = made.body.project as { code: string };
    const path = `/api/projects/${code}`;
    expect(await http.ask('PATCH', path, { cookie, body: { title: '' } })).toMatchObject({
      status: 200,
      body: { project: { title: 'Untitled' } },
    });
    for (const [format, type] of Object.entries({
      txt: 'text/plain',
      md: 'text/markdown',
      html: 'text/html',
      json: 'application/json',
    })) {
      const content = await http.ask('GET', `${path}/content?format=${format}`, { cookie });
      expect(content.status).toBe(200);
      expect(content.headers.get('content-type')).toContain(type);
      expect(content.headers.get('content-security-policy')).toContain('sandbox');
      expect(content.headers.get('x-content-type-options')).toBe('nosniff');
    }
    expect((await http.ask('GET', `${path}/content`, { cookie })).text).toBe('Once <b>upon</b>');
    const copy = await http.ask('POST', `${path}/duplicate`, { cookie });
    expect(copy).toMatchObject({ status: 201, body: { project: { title: 'Untitled (copy)', sizeBytes: 16 } } });
    expect((await http.ask('DELETE', path, { cookie })).status).toBe(204);
    expect(await http.ask('GET', '/api/projects?bin=true', { cookie })).toMatchObject({ body: { items: [{ code }] } });
    expect(await http.ask('POST', `${path}/restore`, { cookie })).toMatchObject({
      status: 200,
      body: { project: { code, deletedAt: null } },
    });
    expect((await http.ask('DELETE', `${path}?forever=true`, { cookie })).status).toBe(204);
    expect(await http.ask('GET', path, { cookie })).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  test('are shared with members and with nobody else', async () => {
    const bens = freshEmail();
    const [anna, ben, eve] = [
      await http.signUp(freshEmail()),
      await http.signUp(bens),
      await http.signUp(freshEmail()),
    ];
    const made = await http.ask('POST', '/api/projects', { cookie: anna.cookie, body: { text: 'Ours' } });
    const path = `/api/projects/${(made.body.project as { code: string }).code}`;
    const invitation = { cookie: anna.cookie, body: { email: bens, role: 'commenter' } };
    expect(await http.ask('POST', `${path}/members`, invitation)).toMatchObject({
      status: 201,
      body: { member: { userId: ben.userId, name: 'Anna', role: 'commenter' } },
    });
    expect(await http.ask('GET', path, ben)).toMatchObject({ status: 200, body: { project: { role: 'commenter' } } });
    expect(await http.ask('PATCH', path, { ...ben, body: { title: 'Mine' } })).toMatchObject({ status: 403 });
    const change = await http.ask('PATCH', `${path}/members/${ben.userId}`, { ...anna, body: { role: 'editor' } });
    expect(change).toMatchObject({ status: 200, body: { member: { userId: ben.userId, role: 'editor' } } });
    expect(await http.ask('PATCH', path, { ...ben, body: { title: 'Ours' } })).toMatchObject({ status: 200 });
    expect(await http.ask('GET', `${path}/members`, ben)).toMatchObject({
      body: { items: [{ userId: ben.userId }, { userId: anna.userId }], nextCursor: null },
    });
    for (const [method, tail] of [
      ['GET', ''],
      ['GET', '/content'],
      ['GET', '/members'],
      ['DELETE', ''],
      ['POST', '/restore'],
      ['POST', '/duplicate'],
    ] as const) {
      expect((await http.ask(method, path + tail, eve)).status).toBe(404);
    }
    expect((await http.ask('DELETE', `${path}/members/${ben.userId}`, ben)).status).toBe(204);
    expect((await http.ask('GET', path, ben)).status).toBe(404);
  });

  test('S1 a text without room is answered with the figures', async () => {
    const { cookie } = await http.signUp(freshEmail());
    const text = 'x'.repeat(1_048_577);
    expect(await http.ask('POST', '/api/projects', { cookie, body: { text } })).toMatchObject({
      status: 413,
      body: { code: 'storage_full', usedBytes: 0, limitBytes: 1_048_576, neededBytes: 1_048_577 },
    });
  });
});
