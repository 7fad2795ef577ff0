import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { type GoogleFault, type GoogleStandIn, startGoogle } from '../../stand-ins/google/server.ts';
import { type SmtpStandIn, startSmtp } from '../../stand-ins/smtp/server.ts';
import { claimsOf, parametersOf, signToken } from '../../stand-ins/sukusuku/sign.ts';
import { PASSWORD, Person } from '../kit/person.ts';
import { service } from '../kit/service.ts';

const JWT = 'a secret between sukusuku and penora';
const PARAMS = 'another secret between the two sites';

let google: GoogleStandIn;
let smtp: SmtpStandIn;
const penora = service({
  env: async (keep) => {
    [google, smtp] = [keep(await startGoogle()), keep(await startSmtp())];
    return {
      ...google.env,
      SMTP_URL: smtp.url,
      SUKUSUKU_JWT_SECRET: JWT,
      SUKUSUKU_PARAMS_SECRET: PARAMS,
    };
  },
});
afterEach(() => {
  google.fault = null;
});

const somebody = () => ({ sub: `11${randomUUID()}`, email: `${randomUUID()}@example.com`, name: 'Mira Sol' });

/** A browser with a jar of cookies that follows nothing by itself. */
class Jar {
  readonly cookies = new Map<string, string>();

  get header(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async visit(url: string): Promise<Response> {
    const response = await fetch(url, { redirect: 'manual', headers: { cookie: this.header } });
    if (url.startsWith(penora.url)) {
      for (const cookie of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        if (value === '') this.cookies.delete(name);
        else this.cookies.set(name, value);
      }
    }
    return response;
  }

  /** To Google and back, up to the answer of the callback. */
  async throughGoogle(next?: string): Promise<Response> {
    const begun = await this.visit(
      `${penora.url}/api/auth/google${next === undefined ? '' : `?next=${encodeURIComponent(next)}`}`,
    );
    expect(begun.status).toBe(303);
    const back = await this.visit(begun.headers.get('location') ?? '');
    return this.visit(back.headers.get('location') ?? '');
  }

  async me() {
    return Object.assign(new Person(penora.url), { cookie: this.header }).me();
  }
}

describe('Google', () => {
  test('code flow with PKCE, state and nonce; then the person, and back to where they were', async () => {
    google.person = somebody();
    const jar = new Jar();
    const answer = await jar.throughGoogle('/p/ABC123?x=1');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/p/ABC123?x=1']);
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    const asked = google.asked.at(-1);
    expect(asked?.get('code_challenge_method')).toBe('S256');
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked?.get(name)?.length).toBeGreaterThan(20);
    const me = await jar.me();
    expect(me).toMatchObject({ user: { email: google.person.email, name: 'Mira Sol' }, balanceMilliku: 50_000 });
    expect([...jar.cookies.keys()]).toEqual(['penora_session']);
  });

  test.each(['https://evil.example', '//evil.example', '/\\evil.example'])('nobody is sent to %s', async (next) => {
    google.person = somebody();
    expect((await new Jar().throughGoogle(next)).headers.get('location')).toBe('/');
  });

  const faults: GoogleFault[] = ['nonce', 'audience', 'algorithm_none', 'issuer', 'signature', 'expired', 'denied'];
  test.each(faults)('an answer that does not fit signs nobody in: %s', async (fault) => {
    google.person = somebody();
    google.fault = fault;
    const jar = new Jar();
    const answer = await jar.throughGoogle();
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(jar.cookies.has('penora_session')).toBe(false);
  });

  test('Google in trouble: 503, and it says so', async () => {
    google.person = somebody();
    google.fault = 'broken';
    const answer = await new Jar().throughGoogle();
    expect([401, 503]).toContain(answer.status);
    expect(answer.headers.getSetCookie().join()).not.toContain('penora_session');
  });

  test('an answer with another state, without the browser that asked, or shown twice, signs nobody in', async () => {
    google.person = somebody();
    const jar = new Jar();
    const begun = await jar.visit(`${penora.url}/api/auth/google`);
    const back = (await jar.visit(begun.headers.get('location') ?? '')).headers.get('location') ?? '';
    expect((await new Jar().visit(back)).status, 'another browser').toBe(401);
    const other = new URL(back);
    other.searchParams.set('state', 'somebody else');
    const copy = new Jar();
    for (const [name, value] of jar.cookies) copy.cookies.set(name, value);
    expect((await copy.visit(other.href)).status, 'another state').toBe(401);
    expect((await jar.visit(back)).status).toBe(303);
    expect((await jar.visit(back)).status, 'again').toBe(401);
  });

  test('I2 an address that Google has not verified joins nothing and brings no coins yet', async () => {
    const person = await Person.register(penora.url);
    google.person = { ...somebody(), email: person.email };
    google.fault = 'unverified';
    const jar = new Jar();
    await jar.throughGoogle();
    const me = await jar.me();
    expect(me.user.id).not.toBe(person.id);
    expect(me).toMatchObject({ balanceMilliku: 0, user: { emailVerified: false } });
  });

  test('I5 fifty first arrivals of one person at the same moment by three doors: one account, one welcome', async () => {
    const email = `${randomUUID()}@example.com`;
    const beside = new Person(penora.url);
    await beside.post('/api/auth/register', { email, password: PASSWORD, name: 'Mira' });
    google.person = { sub: randomUUID(), email, name: 'Mira Sol' };
    const mira = { userId: randomUUID(), email, firstName: 'Mira' };
    const jars = Array.from({ length: 50 }, () => new Jar());
    // The last step of each door at once.
    const addresses: string[] = [];
    for (const [n, jar] of jars.entries()) {
      if (n % 3 === 0) addresses.push(`${penora.url}/penora?jwt_token=${signToken(JWT, claimsOf(mira))}`);
      else if (n % 3 === 1) addresses.push(`${penora.url}/app?${new URLSearchParams(parametersOf(PARAMS, mira))}`);
      else {
        const begun = await jar.visit(`${penora.url}/api/auth/google`);
        addresses.push((await jar.visit(begun.headers.get('location') ?? '')).headers.get('location') ?? '');
      }
    }
    const answers = await Promise.all(jars.map((jar, n) => jar.visit(addresses[n] ?? '')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    const all = await Promise.all(jars.map((jar) => jar.me()));
    expect(new Set(all.map(({ user }) => user.id)).size).toBe(1);
    expect(all[0]?.balanceMilliku).toBe(50_000);
    expect((await beside.me()).user.id).not.toBe(all[0]?.user.id);
    expect(await beside.balance()).toBe(0);
    // Proved at last: the two are one, and nothing is given again.
    const { text } = await smtp.letterTo(email);
    const token = /\/verify\/([\w-]{43})/.exec(text)?.[1] ?? '';
    await beside.post('/api/auth/email/verify', { token });
    expect((await beside.me()).user.id).toBe(all[0]?.user.id);
    expect(await beside.balance()).toBe(50_000);
    const grants = (await beside.entries()).filter(({ kind }) => kind === 'welcome');
    expect(grants).toHaveLength(1);
  });

  test('connecting Google in Account, and disconnecting it; not one that opens another account', async () => {
    const person = await Person.register(penora.url);
    google.person = somebody();
    const taken = google.person;
    await new Jar().throughGoogle();
    const connect = async (): Promise<Response> => {
      const jar = new Jar();
      const begun = await person.fetch('POST', '/api/auth/methods/google/link', {}, {});
      // The kit's person keeps one cookie: the session is put back.
      const luggage = person.cookie;
      person.cookie = session;
      for (const cookie of [luggage, session]) {
        const [name = '', value = ''] = cookie.split('=');
        jar.cookies.set(name, value);
      }
      const { url } = Object(await begun.json());
      return jar.visit((await jar.visit(url)).headers.get('location') ?? '');
    };
    const session = person.cookie;
    expect((await connect()).status).toBe(409);
    google.person = somebody();
    expect((await connect()).headers.get('location')).toBe('/account#access');
    expect(await person.get('/api/auth/methods')).toMatchObject({ password: true, doors: [{ name: 'google' }] });
    const jar = new Jar();
    await jar.throughGoogle();
    expect((await jar.me()).user.id).toBe(person.id);
    expect((await person.fetch('DELETE', '/api/auth/methods/google')).status).toBe(204);
    google.person = taken;
  });
});

test('a letter that the mail server does not take is sent again', async () => {
  smtp.refuseNext(1);
  const person = await Person.register(penora.url);
  expect((await smtp.letterTo(person.email)).subject).toBe('Confirm your address for Penora');
});
