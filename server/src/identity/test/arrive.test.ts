import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Arrival } from '../arrival/arrival.ts';
import { arrive } from '../arrival/arrive.ts';
import { register } from '../register.ts';
import { verifyAddress } from '../verifyAddress.ts';
import { caller, openWorld, PASSWORD, refusal, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const address = () => `${randomUUID()}@example.com`;
const from = (issuer: string, email: string | null, more: Partial<Arrival> = {}): Arrival => ({
  issuer,
  subject: randomUUID(),
  email,
  emailVerified: true,
  name: 'Mira',
  avatarUrl: null,
  ...more,
});
const come = (arrival: Arrival, deps = world.deps, network: string | null = null) =>
  world.database.transaction(({ sql }) => arrive(deps, sql, arrival, network));
const GOOGLE = 'https://accounts.google.com';

describe('I2 who somebody is', () => {
  it('the same name again is the same person, whatever the address says now', async () => {
    const mira = from('sukusuku', address());
    const first = await come(mira);
    expect(await come({ ...mira, email: address() })).toEqual({ userId: first.userId, isNew: false });
  });

  it('a verified address joins two doors, in any case of letters', async () => {
    const email = address();
    const { userId } = await come(from('sukusuku', email));
    expect(await come(from(GOOGLE, email.toUpperCase()))).toEqual({ userId, isNew: false });
    expect(await world.balance(userId)).toBe(50_000);
  });

  it('an address that the newcomer did not verify joins nothing', async () => {
    const email = address();
    const { userId } = await come(from('sukusuku', email));
    const stranger = await come(from(GOOGLE, email, { emailVerified: false }));
    expect(stranger.userId).not.toBe(userId);
    expect(await world.balance(stranger.userId)).toBe(0);
  });

  it('an address that the holder did not verify is taken over by nobody', async () => {
    const email = address();
    const claimed = await world.person(email);
    const arrived = await come(from(GOOGLE, email));
    expect(arrived.userId).not.toBe(claimed.user.id);
    expect((await world.balance(arrived.userId)) + (await world.balance(claimed.user.id))).toBe(50_000);
  });

  it('one tag more is another mailbox to join by, and the same person to welcome', async () => {
    const name = randomUUID();
    const { userId } = await come(from(GOOGLE, `${name}@example.com`));
    const tagged = await come(from(GOOGLE, `${name}+news@example.com`));
    expect(tagged.userId).not.toBe(userId);
    expect(await world.balance(tagged.userId)).toBe(0);
  });

  it('a suspended person does not come in by another door', async () => {
    const email = address();
    const { userId } = await come(from(GOOGLE, email));
    await world.rows('update users set suspended_at = now() where id = $1', [userId]);
    expect(await refusal(come(from('sukusuku', email)))).toMatchObject({ code: 'forbidden' });
  });
});

describe('I5 50 Ku once per person', () => {
  it('fifty at the same moment by three doors, an unverified password account beside them', async () => {
    const deps = { ...world.deps, verifiesAddresses: true };
    const email = address();
    const beside = await register(deps, { email, password: PASSWORD, name: 'Mira' }, caller());
    const doors = [from('sukusuku', email), from(GOOGLE, email.toUpperCase()), from('https://other.example', email)];
    const arrived = await Promise.all(
      Array.from({ length: 50 }, (_, n) => come(doors[n % 3] ?? from('x', email), deps)),
    );
    const people = new Set(arrived.map(({ userId }) => userId));
    expect(people.size).toBe(1);
    expect(arrived.filter(({ isNew }) => isNew)).toHaveLength(1);
    const [userId = ''] = people;
    expect(people.has(beside.user.id)).toBe(false);
    expect([await world.balance(userId), await world.balance(beside.user.id)]).toEqual([50_000, 0]);
    expect(await refusal(verifyAddress(deps, beside.user.id))).toMatchObject({ code: 'wrong_state' });
    const grants = await world.rows("select 1 from entries where kind = 'welcome' and account_id = any($1)", [
      [userId, beside.user.id],
    ]);
    expect(grants).toHaveLength(1);
  });

  it('where mail is sent, an address that nobody verified brings nothing yet', async () => {
    const deps = { ...world.deps, verifiesAddresses: true };
    const { userId } = await come(from(GOOGLE, address(), { emailVerified: false }), deps);
    expect(await world.balance(userId)).toBe(0);
  });

  it('a name that was unlinked and comes again is a new person without a second welcome', async () => {
    const arrival = from('sukusuku', null);
    const first = await come(arrival);
    await world.rows('delete from identities where subject = $1', [arrival.subject]);
    const second = await come(arrival);
    expect(second.userId).not.toBe(first.userId);
    expect(await world.balance(second.userId)).toBe(0);
  });

  it('few new accounts come from one network', async () => {
    const registrations = { free: 3, leakSeconds: 1_200, pauseSeconds: 60, maxPauseSeconds: 3_600 };
    const deps = { ...world.deps, limits: { ...world.deps.limits, registrations } };
    for (let n = 0; n < 3; n += 1) await come(from(GOOGLE, address()), deps, '192.0.2.77');
    expect(await refusal(come(from(GOOGLE, address()), deps, '192.0.2.77'))).toMatchObject({
      code: 'too_many_requests',
    });
    expect((await come(from(GOOGLE, address()), deps, '192.0.2.78')).isNew).toBe(true);
  });
});
