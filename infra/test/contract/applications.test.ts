import { randomUUID } from 'node:crypto';
import * as s from '@penora/protocol/schemas/sidecar';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { claimsOf, signToken } from '../../stand-ins/sukusuku/sign.ts';
import { command } from '../kit/command.ts';
import { Person, refusalOf } from '../kit/person.ts';
import { service } from '../kit/service.ts';
import { Sister } from '../kit/sister.ts';

const KEY = 'a key of the tests that is long enough for anybody';
const SECRET = 'a secret between sukusuku and penora';
const IMAGEGENE = 'https://imagegene.example';
const SUKUSUKU = 'https://sukusuku.example';

const penora = service({
  env: {
    ...{ PENORA_API_KEY: KEY, SUKUSUKU_JWT_SECRET: SECRET },
    ...{ IMAGEGENE_URL: `${IMAGEGENE}/`, SUKUSUKU_URL: SUKUSUKU },
  },
});
let imagegene: Sister;
let nobody: Sister;
beforeAll(() => {
  imagegene = new Sister(penora.url, KEY);
  nobody = new Sister(penora.url, null);
});

const keys = (...args: string[]) => command('server/src/commands/keys.ts', args, penora.data);

/** A key as the operator makes one. */
async function newKey(name: string, apps: string, scopes: string): Promise<Sister> {
  const printed = await keys('create', name, '--apps', apps, '--scopes', scopes);
  return new Sister(penora.url, /^pnk_\S+$/m.exec(printed)?.[0] ?? '');
}

const info = (sister: Sister, id: string) => sister.get(`user-info?user_id=${id}`);
const jwtOf = (userId: string) =>
  signToken(SECRET, claimsOf({ userId, email: `${userId}@example.com`, firstName: 'Mira' }));

describe('keys', () => {
  test('without a key, with a wrong one, or with one in the query: 401 in the shape of the sidecar', async () => {
    const user_id = await imagegene.person();
    for (const sister of [nobody, new Sister(penora.url, 'wrong'), new Sister(penora.url, `${KEY} `.trim().slice(1))]) {
      const { status, body } = await info(sister, user_id);
      expect(status).toBe(401);
      expect(s.Failure.parse(body).success).toBe(false);
    }
    expect((await nobody.get(`user-info?user_id=${user_id}&api_key=${encodeURIComponent(KEY)}`)).status).toBe(401);
    const person = await Person.register(penora.url);
    const bySession = await person.fetch('GET', `/api/unified/user-info?user_id=${user_id}`);
    expect(bySession.status, 'a session is no key').toBe(401);
  });

  test('several at once, each with its scopes and applications, until withdrawn', async () => {
    const user_id = await imagegene.person();
    const [one, two] = [randomUUID(), randomUUID()];
    const reader = await newKey(one, 'reader', 'credits:read');
    expect((await info(reader, user_id)).body.credits).toBe(50);
    expect((await reader.post('deduct-credits', { user_id, amount: 1, app_name: 'reader' })).status).toBe(403);
    const second = await newKey(two, 'imagegene', 'credits:debit,credits:read');
    expect((await second.debit(user_id, 1)).status).toBe(200);
    expect((await second.debit(user_id, 1, { app_name: 'sukusuku' })).status, 'another application').toBe(403);
    expect((await second.debit(user_id, 1, { app_name: 'penora' })).status, 'as the product').toBe(403);
    const listed = await keys('list');
    expect(listed).toContain(one);
    expect(listed).not.toContain(second.key ?? '');
    await expect(keys('create', 'bad', '--apps', 'penora')).rejects.toThrow(/nobody writes as penora/);

    await keys('revoke', two);
    await expect.poll(async () => (await second.debit(user_id, 1)).status).toBe(401);
    expect((await info(imagegene, user_id)).body.credits, 'the other keys go on').toBeLessThanOrEqual(49);
  });
});

describe('whom a key reaches', () => {
  test('people of the family; others after their own word, until they take it back', async () => {
    const anna = await Person.register(penora.url);
    expect((await info(imagegene, anna.id)).status).toBe(403);
    expect((await info(imagegene, 'pn_nobodynobodynobodynobody')).status).toBe(404);
    await anna.call('PUT', '/api/applications/imagegene');
    expect((await info(imagegene, anna.id)).body).toMatchObject({ success: true, credits: 50, user_id: anna.id });
    const sukusuku = await newKey(randomUUID(), 'sukusuku', 'credits:read,credits:grant');
    expect((await info(sukusuku, anna.id)).status, 'another application').toBe(403);
    expect((await imagegene.debit(anna.id, 1, { app_name: 'sukusuku' })).status, 'in its name').toBe(403);
    expect((await imagegene.debit(anna.id, 1)).status).toBe(200);
    await anna.call('DELETE', '/api/applications/imagegene');
    expect((await info(imagegene, anna.id)).status).toBe(403);
    expect((await imagegene.debit(anna.id, 1)).status).toBe(403);
    expect(await anna.balance()).toBe(49_000);
  });

  test('an application that a person of the family withdraws is out, the other one stays', async () => {
    const subject = '555000111222333444555';
    const arrived = await nobody.call('POST', '/api/cross-app/auth', { jwt_token: await jwtOf(subject) });
    const token = s.CrossAppAuthorised.parse(arrived.body);
    expect(token).toMatchObject({ user_id: subject, user: { user_id: subject, username: 'Mira' }, expires_in: 900 });
    expect((await imagegene.debit(subject, 1)).status).toBe(200);

    const person = new Person(penora.url);
    const signedIn = await fetch(`${penora.url}/penora?jwt_token=${await jwtOf(subject)}`, { redirect: 'manual' });
    person.cookie = (signedIn.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
    expect(await person.balance()).toBe(49_000);
    await person.call('DELETE', '/api/applications/imagegene');
    expect((await imagegene.debit(subject, 1)).status).toBe(403);
    expect((await imagegene.debit(subject, 1, { app_name: 'sukusuku' })).status).toBe(200);
    await person.call('DELETE', '/api/applications/sukusuku');
    const bearer = { authorization: `Bearer ${token.access_token}` };
    expect((await nobody.call('GET', '/api/user-projects', undefined, bearer)).status, 'its token ended').toBe(401);
    expect((await nobody.call('POST', '/api/cross-app/auth', { jwt_token: await jwtOf(subject) })).status).toBe(403);
  });

  test('the id of another person in every field but user_id changes nothing of theirs', async () => {
    const bob = await Person.register(penora.url, 'Bob');
    const before = [await bob.me(), await bob.get('/api/projects'), await bob.get('/api/ledger/entries')];
    const user_id = await imagegene.person();
    const names = [
      'id',
      'userId',
      'account_id',
      'accountId',
      'owner_id',
      'ownerId',
      'email',
      'requestedBy',
      'payer_id',
    ];
    const theirs = Object.fromEntries(names.map((name) => [name, name === 'email' ? bob.email : bob.id]));
    const more = { ...theirs, credits: 9_000, balance: 9_000, balanceMilliku: 9_000, role: 'owner', isAdmin: true };
    const project_code = bob.id;
    expect((await imagegene.debit(user_id, 1, { ...more, project_code })).body.new_balance).toBe(49);
    const grant = { ...more, user_id, amount: 1, transaction_type: bob.id, description: bob.id };
    expect((await imagegene.post('add-credits', grant)).body.new_balance).toBe(50);
    const saved = await imagegene.post('save-project', {
      ...more,
      user_id,
      content: 'x',
      metadata: theirs,
      code: 'ABCDEF',
    });
    expect(saved.status).toBe(200);
    expect(saved.body.project_code).not.toBe('ABCDEF');
    const made = await imagegene.post('create-user', {
      ...more,
      user_id: `new of ${user_id}`.slice(0, 40),
      username: bob.id,
    });
    expect(made.body.user).toMatchObject({ credits: 50 });
    expect([await bob.me(), await bob.get('/api/projects'), await bob.get('/api/ledger/entries')]).toEqual(before);
    for (const body of [
      { title: 'x', owner_id: bob.id },
      { title: 'x', ownerId: bob.id },
      { title: 'x', userId: bob.id },
    ])
      expect((await refusalOf(bob.post('/api/projects', body))).problem.code).toBe('invalid');
  });

  test('create-user gives no ids of ours, and its address proves nothing', async () => {
    const refused = await imagegene.post('create-user', { user_id: 'pn_mine', username: 'x', email: '' });
    expect(refused.status).toBe(400);
    for (const user_id of ['', 'x'.repeat(65), 101902121794505, null])
      expect((await imagegene.post('create-user', { user_id, username: 'x', email: '' })).status, String(user_id)).toBe(
        400,
      );
    const anna = await Person.register(penora.url);
    const made = await imagegene.post('create-user', { user_id: 'taker', username: 'Taker', email: anna.email });
    expect(made.body.user).toMatchObject({ user_id: 'taker', credits: 50 });
    expect((await anna.me()).user.email).toBe(anna.email);
    expect((await info(imagegene, anna.id)).status).toBe(403);
  });
});

describe('paths of the person', () => {
  test('a session, a token, a delegated token or a sukusuku JWT; no key and never a bare id', async () => {
    const anna = await Person.register(penora.url);
    const code = await anna.project('A text', 'Some words here.');
    const ways: Record<string, Record<string, string>> = {
      session: { cookie: anna.cookie },
      token: { authorization: `Bearer ${(await anna.accessKey()).token}` },
    };
    for (const [way, headers] of Object.entries(ways)) {
      const list = await nobody.call('GET', '/api/user-projects', undefined, headers);
      expect(s.OwnProjects.parse(list.body), way).toMatchObject({
        projects: [{ id: code, title: 'A text', content: 'Some words here.', word_count: 3, size: 16 }],
        total_count: 1,
        user_info: { user_id: anna.id },
        api_version: '1.0',
      });
      const one = await nobody.call('GET', `/api/project/${code}`, undefined, headers);
      expect(s.OneOwnProject.parse(one.body).project.content).toBe('Some words here.');
    }
    const jwt = await jwtOf('777000111222333444555');
    for (let again = 0; again < 2; again += 1) {
      const list = await nobody.call('GET', `/api/user-projects?jwt_token=${jwt}`);
      expect(list.body, 'usable until its end').toMatchObject({ success: true, projects: [], total_count: 0 });
    }
    expect((await nobody.call('GET', `/api/project/${code}?jwt_token=${jwt}`)).status, 'of another').toBe(404);
    for (const reply of [
      await nobody.call('GET', `/api/user-projects?user_id=${anna.id}`),
      await imagegene.call('GET', `/api/user-projects?user_id=${anna.id}`),
      await imagegene.call('GET', `/api/project/${code}?user_id=${anna.id}`),
      await nobody.call('GET', `/api/user-projects?jwt_token=${signToken('wrong', claimsOf({ userId: anna.id }))}`),
    ])
      expect(reply.status).toBe(401);
  });

  test('a delegated token reads for one person and opens nothing else', async () => {
    const { body } = await nobody.call('POST', '/api/cross-app/auth', {
      jwt_token: await jwtOf('888000111222333444555'),
    });
    const bearer = { authorization: `Bearer ${s.CrossAppAuthorised.parse(body).access_token}` };
    expect((await nobody.call('GET', '/api/user-projects', undefined, bearer)).status).toBe(200);
    for (const path of ['/api/me', '/api/projects', '/api/ledger/entries', '/api/applications', '/api/auth/tokens'])
      expect((await nobody.call('GET', path, undefined, bearer)).status, path).toBe(401);
    expect(
      (await nobody.call('GET', '/api/unified/user-info?user_id=888000111222333444555', undefined, bearer)).status,
    ).toBe(401);
  });

  test('cross-app/auth takes exactly one proof', async () => {
    for (const body of [{}, { jwt_token: 'x', code: 'y' }, 'no json']) {
      const { status, body: said } = await nobody.call('POST', '/api/cross-app/auth', body);
      expect(status).toBe(400);
      expect(s.Failure.parse(said).error).toBeTruthy();
    }
    for (const body of [{ jwt_token: 'a.b.c' }, { code: 'made-up' }])
      expect((await nobody.call('POST', '/api/cross-app/auth', body)).status).toBe(401);
  });

  test('a code for another person is not made, nor before consent', async () => {
    const anna = await Person.register(penora.url);
    const code = await anna.project('Mine', 'Words.');
    expect((await refusalOf(anna.post(`/api/projects/${code}/handoff`))).problem.code).toBe('wrong_state');
    const bob = await Person.register(penora.url, 'Bob');
    await bob.call('PUT', '/api/applications/imagegene');
    expect((await refusalOf(bob.post(`/api/projects/${code}/handoff`))).status).toBe(404);
    await anna.call('PUT', '/api/applications/imagegene');
    const made = z
      .object({ url: z.string(), code: z.string() })
      .parse(await anna.post(`/api/projects/${code}/handoff`));
    expect(made.url).toBe(`${IMAGEGENE}/?project=${code}&code=${made.code}`);
    await anna.call('DELETE', '/api/applications/imagegene');
    expect((await nobody.call('POST', '/api/cross-app/auth', { code: made.code })).status, 'withdrawn').toBe(401);
  });
});

describe('pages of the sister applications', () => {
  const preflight = (path: string, origin: string) =>
    fetch(penora.url + path, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'GET' } });

  test('may call the paths of the person, without cookies, and nothing else', async () => {
    for (const origin of [IMAGEGENE, SUKUSUKU]) {
      for (const path of ['/api/user-projects', '/api/project/ABC123', '/api/cross-app/auth']) {
        const { headers, status } = await preflight(path, origin);
        expect([status, headers.get('access-control-allow-origin')], path).toEqual([204, origin]);
        expect(headers.get('access-control-allow-credentials')).toBeNull();
        expect(headers.get('vary')).toContain('Origin');
      }
      for (const path of ['/api/me', '/api/unified/user-info', '/api/projects'])
        expect((await preflight(path, origin)).headers.get('access-control-allow-origin'), path).toBeNull();
    }
    expect(
      (await preflight('/api/user-projects', 'https://evil.example')).headers.get('access-control-allow-origin'),
    ).toBeNull();
  });

  test('a cookie that such a page sends along is not read', async () => {
    const anna = await Person.register(penora.url);
    const ask = (headers: Record<string, string>) =>
      nobody.call('GET', '/api/user-projects', undefined, { cookie: anna.cookie, ...headers });
    expect((await ask({ origin: IMAGEGENE })).status).toBe(401);
    expect((await ask({ 'sec-fetch-site': 'same-site' })).status).toBe(401);
    expect((await ask({ origin: penora.url })).status).toBe(200);
    const post = (origin: string) => nobody.call('POST', '/api/cross-app/auth', { code: 'x' }, { origin });
    expect((await post(IMAGEGENE)).status, 'let in, and the code is wrong').toBe(401);
    expect((await post('https://evil.example')).status).toBe(403);
    expect(
      (await imagegene.call('POST', '/api/unified/create-user', { user_id: 'x' }, { origin: IMAGEGENE })).status,
    ).toBe(403);
  });
});
