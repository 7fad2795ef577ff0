import * as identityEndpoints from '@penora/protocol/endpoints/identity';
import * as projectEndpoints from '@penora/protocol/endpoints/projects';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type HttpWorld, openHttp } from './http.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let http: HttpWorld;
let cookie: string;
let code: string;
beforeAll(async () => {
  world = await openWorld();
  http = await openHttp(world);
  ({ cookie } = await http.signUp('anna@example.org'));
  const made = await http.ask('POST', '/api/projects', { cookie, body: {} });
  ({ code } = made.body.project as { code: string });
});
afterAll(async () => {
  await http.close();
  await world.close();
});

const PASSWORD = 'correct horse battery';

/** What somebody has, to see that a refused request has changed nothing. */
const census = () =>
  world.rows(
    `select (select count(*) from users) as users, (select count(*) from projects) as projects,
      (select count(*) from members) as members, (select count(*) from invitations) as invitations,
      (select count(*) from access_tokens) as tokens, (select string_agg(title, ',' order by code) from projects) as titles`,
  );

describe('what is not right', () => {
  const registration = { email: 'new@example.org', password: PASSWORD, name: 'New' };
  const bad: [string, string, unknown, string][] = [
    ['POST', '/api/auth/register', { ...registration, email: 'not an address' }, 'email'],
    ['POST', '/api/auth/register', { ...registration, email: 'nul\0@example.org' }, 'email'],
    ['POST', '/api/auth/register', { ...registration, email: ['a@example.org'] }, 'email'],
    ['POST', '/api/auth/register', { ...registration, password: 'short' }, 'password'],
    ['POST', '/api/auth/register', { ...registration, password: 'x'.repeat(129) }, 'password'],
    ['POST', '/api/auth/register', { ...registration, password: 'password123' }, 'password'],
    ['POST', '/api/auth/register', { ...registration, password: { length: 9 } }, 'password'],
    ['POST', '/api/auth/register', { ...registration, name: ' \u0000 ' }, 'name'],
    ['POST', '/api/auth/register', { ...registration, id: 'pn_mine', emailVerifiedAt: 'now' }, ''],
    ['POST', '/api/auth/login', { email: 'a@example.org' }, 'password'],
    ['POST', '/api/auth/login', { email: { $ne: null }, password: PASSWORD }, 'email'],
    ['POST', '/api/auth/tokens', { name: '' }, 'name'],
    ['POST', '/api/auth/tokens', { name: '\0' }, 'name'],
    ['POST', '/api/auth/tokens', { name: 'x', expiresAt: 'tomorrow' }, 'expiresAt'],
    ['POST', '/api/auth/tokens', { name: 'x', expiresAt: '2001-01-01T00:00:00Z' }, 'expiresAt'],
    ['GET', '/api/auth/sessions?limit=0', undefined, 'limit'],
    ['GET', '/api/auth/sessions?cursor=nonsense', undefined, 'cursor'],
    ['GET', '/api/auth/tokens?limit=201', undefined, 'limit'],
    ['GET', '/api/projects?limit=x', undefined, 'limit'],
    ['GET', '/api/projects?cursor=%00', undefined, 'cursor'],
    ['GET', '/api/projects?bin=perhaps', undefined, 'bin'],
    ['GET', '/api/projects?app=other', undefined, 'app'],
    ['POST', '/api/projects', { title: 7 }, 'title'],
    ['POST', '/api/projects', { text: null }, 'text'],
    ['POST', '/api/projects', { title: 'x', ownerId: 'pn_other' }, ''],
    ['PATCH', '/api/projects/CODE', {}, 'title'],
    ['PATCH', '/api/projects/CODE', { title: 'x', code: 'AAAAAA' }, ''],
    ['DELETE', '/api/projects/CODE?forever=yes', undefined, 'forever'],
    ['GET', '/api/projects/CODE/content?format=exe', undefined, 'format'],
    ['POST', '/api/projects/CODE/members', { email: 'nobody', role: 'viewer' }, 'email'],
    ['POST', '/api/projects/CODE/members', { email: 'a@example.org', role: 'owner' }, 'role'],
    ['PATCH', '/api/projects/CODE/members/SOMEBODY', { role: 'king' }, 'role'],
  ];

  test.each(bad)('%s %s %j is refused at %s, and nothing changes', async (method, path, body, field) => {
    const before = await census();
    const reply = await http.ask(method, path.replace('CODE', code), { cookie, body });
    expect([400, 422]).toContain(reply.status);
    expect(reply.headers.get('content-type')).toContain('application/problem+json');
    expect(reply.body).toMatchObject({ code: 'invalid', errors: [{ path: field }] });
    expect(await census()).toEqual(before);
  });

  test.each([
    ['GET', '/api/projects/abcdef'],
    ['GET', '/api/projects/AAAAAA'],
    ['GET', '/api/projects/%00'],
    ['DELETE', '/api/projects/CODE/members/%00'],
    ['DELETE', '/api/projects/CODE/members/pn_nobody'],
    ['DELETE', '/api/projects/CODE/members/inv_nobody'],
    ['DELETE', `/api/projects/CODE/members/${'x'.repeat(65)}`],
    ['DELETE', '/api/auth/sessions/%00'],
    ['DELETE', '/api/auth/sessions/00000000-0000-4000-8000-000000000000'],
    ['DELETE', '/api/auth/tokens/1'],
  ])('%s %s names nothing', async (method, path) => {
    expect(await http.ask(method, path.replace('CODE', code), { cookie })).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    });
  });

  const personal = [...Object.values(identityEndpoints), ...Object.values(projectEndpoints)].filter(
    (endpoint) => endpoint.access === 'person' && endpoint !== identityEndpoints.me,
  );
  test.each(personal.map(({ method, path }) => [method, path] as const))(
    'I4 %s %s needs a person',
    async (method, path) => {
      const address = path.replace(':code', code).replace(/:\w+/, 'x');
      const body = method === 'GET' || method === 'DELETE' ? undefined : {};
      for (const credentials of [{}, { bearer: 'pnt_made-up' }, { cookie: 'penora_session=made-up' }]) {
        expect(await http.ask(method, address, { ...credentials, body })).toMatchObject({ status: 401 });
      }
    },
  );
});
