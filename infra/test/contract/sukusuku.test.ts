import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { claimsOf, parametersOf, signToken } from '../../stand-ins/sukusuku/sign.ts';
import { Person } from '../kit/person.ts';
import { service } from '../kit/service.ts';

const JWT = 'a secret between sukusuku and penora';
const PARAMS = 'another secret between the two sites';

const penora = service({ env: { SUKUSUKU_JWT_SECRET: JWT, SUKUSUKU_PARAMS_SECRET: PARAMS } });

const mira = () => ({
  userId: `1019${randomUUID()}`,
  email: `${randomUUID()}@example.com`,
  firstName: 'Mira',
  lastName: 'Sol',
});
const withToken = (claims: Record<string, unknown>, door = '/penora', name = 'jwt_token'): string =>
  `${door}?${name}=${signToken(JWT, claims)}`;
const withParameters = (person: ReturnType<typeof mira>): string =>
  `/penora?${new URLSearchParams(parametersOf(PARAMS, person))}`;

/** As a browser follows a link from another site: no redirect is followed here. */
async function visit(path: string, cookie = ''): Promise<Response> {
  const headers = {
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': 'navigate',
    ...(cookie === '' ? {} : { cookie }),
  };
  return fetch(penora.url + path, { redirect: 'manual', headers });
}
const cookieOf = (response: Response): string => (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';

async function personAt(path: string): Promise<Person> {
  const response = await visit(path);
  expect([response.status, response.headers.get('location')]).toEqual([303, '/']);
  return Object.assign(new Person(penora.url), { cookie: cookieOf(response) });
}

describe('single sign-on from sukusuku.ai', () => {
  test.each(['/penora', '/penora_link', '/app', '/writer'])(
    '%s signs in and leaves nothing in the address',
    async (door) => {
      const person = mira();
      for (const name of ['jwt_token', 'auth_token']) {
        const response = await visit(withToken(claimsOf(person), door, name));
        expect(response.status).toBe(303);
        expect(response.headers.get('location')).toBe('/');
        expect(response.headers.get('referrer-policy')).toBe('no-referrer');
        expect(response.headers.get('cache-control')).toBe('no-store');
        expect(response.headers.getSetCookie()[0]).toMatch(/^penora_session=[\w-]+;.*HttpOnly/);
      }
      const response = await visit(`${door}?${new URLSearchParams(parametersOf(PARAMS, person))}`);
      expect([response.status, response.headers.get('location')]).toEqual([303, '/']);
    },
  );

  test('I5 the person, their name and 50 Ku, whatever coins the token promises', async () => {
    const person = mira();
    const me = await (await personAt(withToken(claimsOf(person, { credits: 9_999, balance: 9_999 })))).me();
    expect(me).toMatchObject({ user: { name: 'Mira Sol', email: person.email }, balanceMilliku: 50_000 });
    expect(me.user.id).toMatch(/^pn_/);
    expect((await (await personAt(withParameters(person))).me()).user.id).toBe(me.user.id);
  });

  test('a token signs in once; the same browser is led on without a new session, any other is refused', async () => {
    const address = withToken(claimsOf(mira()));
    const { cookie } = await personAt(address);
    const again = await visit(address, cookie);
    expect([again.status, again.headers.get('location'), again.headers.getSetCookie()]).toEqual([303, '/', []]);
    for (const other of ['', (await Person.register(penora.url)).cookie]) {
      const refused = await visit(address, other);
      expect([refused.status, refused.headers.getSetCookie()]).toEqual([401, []]);
    }
    const out = Object.assign(new Person(penora.url), { cookie });
    await out.post('/api/auth/logout');
    expect((await visit(address, cookie)).status, 'signed out is another browser').toBe(401);
  });

  test('a look at the head of the page uses nothing up', async () => {
    const address = withToken(claimsOf(mira()));
    const head = await fetch(penora.url + address, { method: 'HEAD', redirect: 'manual' });
    expect([head.status, head.headers.getSetCookie()]).toEqual([405, []]);
    await personAt(address);
  });

  test('unsigned and badly signed: a page that says how to, 401, no cookie', async () => {
    const good = parametersOf(PARAMS, mira());
    const { sig: _, ...unsigned } = good;
    const bad = [
      '/penora',
      `/app?${new URLSearchParams(unsigned)}`,
      `/writer?${new URLSearchParams({ ...good, user_id: 'someone' })}`,
      `/penora?${new URLSearchParams(good)}&user_id=someone`,
      '/penora_link?jwt_token=nonsense',
      `/penora?jwt_token=${signToken('sukusuku-ai-secret-key-2025', claimsOf(mira()))}`,
      `/penora?jwt_token=${signToken(JWT, claimsOf(mira()))}&auth_token=${signToken(JWT, claimsOf(mira()))}`,
    ];
    for (const address of bad) {
      const response = await visit(address);
      expect([response.status, response.headers.getSetCookie()], address).toEqual([401, []]);
      expect(response.headers.get('content-type')).toContain('text/html');
      expect(await response.text()).toContain('sukusuku');
    }
  });

  test('a session that somebody planted is not the one that signs in', async () => {
    const planted = await Person.register(penora.url, 'Mallory');
    const response = await visit(withToken(claimsOf(mira())), planted.cookie);
    expect(cookieOf(response)).not.toBe(planted.cookie);
    expect((await fetch(`${penora.url}/api/me`, { headers: { cookie: planted.cookie } })).status).toBe(401);
  });
});
