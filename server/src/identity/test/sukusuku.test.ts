import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimsOf, parametersOf, signParameters, signToken } from '../../../../infra/stand-ins/sukusuku/sign.ts';
import { readParameters } from '../sukusuku/parameters.ts';
import { signInBySignature } from '../sukusuku/signIn.ts';
import { readToken } from '../sukusuku/token.ts';
import { caller, openWorld, refusal, type World } from './world.ts';

const SECRET = 'a secret between sukusuku and penora';
const settings = { jwtSecret: SECRET, paramsSecret: 'another secret between the two sites' };
const now = (): number => Math.floor(Date.now() / 1_000);

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const person = () => ({
  userId: `10190212179450514${Math.floor(Math.random() * 1e9)}`,
  email: `${randomUUID()}@example.com`,
  firstName: 'Mira',
  lastName: 'Sol',
});
const read = (token: string, more = {}) => readToken(world.database.sql, { ...settings, ...more }, token);
const refused = { code: 'unauthenticated' };

describe('I1 a token of sukusuku.ai', () => {
  it('says who somebody is', async () => {
    const mira = person();
    const { arrival } = await read(
      signToken(SECRET, claimsOf(mira, { profileImageUrl: 'https://pictures.example/m.png' })),
    );
    expect(arrival).toEqual({
      issuer: 'sukusuku',
      subject: mira.userId,
      email: mira.email,
      emailVerified: true,
      name: 'Mira Sol',
      avatarUrl: 'https://pictures.example/m.png',
    });
  });

  it('may be written in the other spelling of names', async () => {
    const iat = now();
    const { arrival } = await read(signToken(SECRET, { user_id: 'abc', first_name: 'Li', iat, exp: iat + 3_600 }));
    expect(arrival).toMatchObject({ subject: 'abc', name: 'Li', email: null, avatarUrl: null });
  });

  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const claims = (more = {}) => claimsOf(person(), more);
  const attacks: [string, () => string | Promise<string>][] = [
    ['alg none', () => signToken(SECRET, claims(), { alg: 'none' })],
    ['alg None', () => signToken(SECRET, claims(), { alg: 'None' })],
    ['another secret', () => signToken('some other secret of sufficient length', claims())],
    ['HS512', () => signToken(SECRET, claims(), { alg: 'HS512' })],
    ['RS256', () => new SignJWT(claims()).setProtectedHeader({ alg: 'RS256' }).sign(privateKey)],
    ['its header says RS256', () => signToken(SECRET, claims(), { header: { alg: 'RS256' } })],
    ['an unknown critical header', () => signToken(SECRET, claims(), { header: { crit: ['x'], x: 1 } })],
    ['no exp', () => signToken(SECRET, claims({ exp: undefined }))],
    ['no iat', () => signToken(SECRET, claims({ iat: undefined }))],
    ['ended', () => signToken(SECRET, claims({ iat: now() - 700, exp: now() - 31 }))],
    ['longer than an hour', () => signToken(SECRET, claims({ exp: now() + 3_700 }))],
    ['from the future', () => signToken(SECRET, claims({ iat: now() + 60, exp: now() + 600 }))],
    ['exp as a text', () => signToken(SECRET, claims({ exp: String(now() + 600) }))],
    ['not valid yet', () => signToken(SECRET, claims({ nbf: now() + 300 }))],
    ['a number as the person', () => signToken(SECRET, claims({ userId: 101_902_121_794 }))],
    ['no person', () => signToken(SECRET, claims({ userId: undefined }))],
    ['two persons', () => signToken(SECRET, claims({ user_id: 'somebody else' }))],
    ['an id of ours', () => signToken(SECRET, claims({ userId: 'pn_abcdefghijklmnopqrstuvwx' }))],
    ['a part cut off', () => signToken(SECRET, claims()).split('.').slice(0, 2).join('.')],
    [
      'its claims changed',
      () => {
        const [header, , signature] = signToken(SECRET, claims()).split('.');
        return [header, Buffer.from(JSON.stringify(claims())).toString('base64url'), signature].join('.');
      },
    ],
    ['nothing', () => ''],
  ];
  it.each(attacks)('is not believed: %s', async (_, make) => {
    expect(await refusal(read(await make()))).toMatchObject(refused);
  });

  it('thirty seconds of a wrong clock are borne', async () => {
    const late = signToken(SECRET, claims({ iat: now() - 600, exp: now() - 20 }));
    const early = signToken(SECRET, claims({ iat: now() + 20, exp: now() + 600 }));
    expect([(await read(late)).arrival.issuer, (await read(early)).arrival.issuer]).toEqual(['sukusuku', 'sukusuku']);
  });

  it('has to name the issuer and audience that were agreed on', async () => {
    const agreed = { jwtIssuer: 'https://sukusuku.ai', jwtAudience: 'penora' };
    const right = { iss: 'https://sukusuku.ai', aud: 'penora' };
    expect((await read(signToken(SECRET, claims(right)), agreed)).arrival.name).toBe('Mira Sol');
    for (const wrong of [
      {},
      { ...right, aud: 'imagegene' },
      { ...right, iss: 'https://evil.example' },
      { aud: 'penora' },
    ]) {
      expect(await refusal(read(signToken(SECRET, claims(wrong)), agreed))).toMatchObject(refused);
    }
  });

  it('without a secret the door is closed, for tokens signed with nothing too', async () => {
    expect(await refusal(read(signToken(SECRET, claims()), { jwtSecret: undefined }))).toMatchObject(refused);
    expect(await refusal(read(signToken('', claims()), { jwtSecret: undefined }))).toMatchObject(refused);
  });

  it('signs in once; shown again where it did, it leads on, elsewhere it is refused', async () => {
    const token = signToken(SECRET, claims());
    const session = await signInBySignature(world.deps, await read(token), caller());
    if (session === null) throw new Error('not signed in');
    expect(await signInBySignature(world.deps, await read(token), caller({ sessionId: session.id }))).toBeNull();
    expect(await refusal(signInBySignature(world.deps, await read(token), caller()))).toMatchObject(refused);
    const other = await world.person();
    const elsewhere = caller({ sessionId: other.session.id });
    expect(await refusal(signInBySignature(world.deps, await read(token), elsewhere))).toMatchObject(refused);
  });

  it('twenty at the same moment: one gets in', async () => {
    const signed = await read(signToken(SECRET, claims()));
    const all = await Promise.allSettled(
      Array.from({ length: 20 }, () => signInBySignature(world.deps, signed, caller())),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is one token, however its signature is spelled', async () => {
    const iat = now();
    const token = signToken(SECRET, { userId: randomUUID(), iat, exp: iat + 60 });
    expect((await read(token)).key).toEqual((await read(token)).key);
    const padded = await read(`${token}=`).then(
      ({ key }) => key,
      () => null,
    );
    if (padded !== null) expect(padded).toEqual((await read(token)).key);
  });
});

describe('I1 signed parameters', () => {
  const readAll = (parameters: Record<string, string>) => readParameters(world.database.sql, settings, parameters);
  const fresh = (more: Record<string, string> = {}) => parametersOf(settings.paramsSecret, person(), more);
  const resign = ({ sig: _, ...rest }: Record<string, string>) => ({
    ...rest,
    sig: signParameters(settings.paramsSecret, rest),
  });

  it('say who somebody is, with letters of every kind, in any order', async () => {
    const given = fresh({ first_name: "Zoë (née d'Arc)*!", last_name: 'ゆき 100%+&=' });
    const turned = Object.fromEntries(Object.entries(given).reverse());
    expect((await readAll(turned)).arrival.name).toBe("Zoë (née d'Arc)*! ゆき 100%+&=");
  });

  it('include whatever else was signed, and nothing that was not', async () => {
    expect((await readAll(fresh({ credits: '9999' }))).arrival.subject).toMatch(/^1019/);
    expect(await refusal(readAll({ ...fresh(), credits: '9999' }))).toMatchObject(refused);
  });

  const without = (name: string) => (given: Record<string, string>) =>
    Object.fromEntries(Object.entries(given).filter(([key]) => key !== name));
  const wrong: [string, (given: Record<string, string>) => Record<string, string>][] = [
    ['no signature', without('sig')],
    ['a signature in capitals', (g) => ({ ...g, sig: (g.sig ?? '').toUpperCase() })],
    ['an empty signature', (g) => ({ ...g, sig: '' })],
    ['the e-mail stripped', without('email')],
    ['another person', (g) => ({ ...g, user_id: 'somebody' })],
    ['names and values moved over a border', (g) => ({ ...g, first_name: `${g.first_name}&last_name=x` })],
    ['no nonce, though signed', (g) => resign(without('nonce')(g))],
    ['no time, though signed', (g) => resign(without('ts')(g))],
    ['a minute old, though signed', (g) => resign({ ...g, ts: String(now() - 62) })],
    ['from the future, though signed', (g) => resign({ ...g, ts: String(now() + 120) })],
    ['an id of ours, though signed', (g) => resign({ ...g, user_id: 'pn_abcdefghijklmnopqrstuvwx' })],
  ];
  it.each(wrong)('are not believed: %s', async (_, change) => {
    expect(await refusal(readAll(change(fresh())))).toMatchObject(refused);
  });

  it('each nonce counts once, for whomever it was signed', async () => {
    const nonce = randomUUID();
    await signInBySignature(world.deps, await readAll(fresh({ nonce })), caller());
    expect(await refusal(signInBySignature(world.deps, await readAll(fresh({ nonce })), caller()))).toMatchObject(
      refused,
    );
  });
});
