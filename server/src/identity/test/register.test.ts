import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { IdentityDeps } from '../deps.ts';
import { identityLimits } from '../limits.ts';
import { register } from '../register.ts';
import { verifyAddress } from '../verifyAddress.ts';
import { caller, openWorld, PASSWORD, refusal, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const WELCOME = 50_000;

const wanted = (email: string) => ({ email, password: PASSWORD, name: 'Anna' });

/** What there is in the database under an address. */
const countOf = async (email: string): Promise<number> =>
  (await world.rows<{ n: number }>('select count(*) as n from users where email_key = $1', [email]))[0]?.n ?? 0;

const grants = (ids: readonly string[]) =>
  world.rows<{ account_id: string }>("select account_id from entries where kind = 'welcome' and account_id = any($1)", [
    ids,
  ]);

describe('registration', () => {
  test('makes a person, a session and a purse with 50 Ku', async () => {
    const { user, session } = await register(world.deps, wanted('Anna@Example.org'), caller());
    expect(user).toEqual({
      id: expect.stringMatching(/^pn_/),
      email: 'Anna@Example.org',
      emailVerified: false,
      name: 'Anna',
      avatarUrl: null,
    });
    expect(session).toMatchObject({ userId: user.id, token: expect.stringMatching(/^[\w-]{43}$/) });
    expect(await world.balance(user.id)).toBe(WELCOME);
    const [row] = await world.rows('select email_key, email_verified_at, password_hash from users where id = $1', [
      user.id,
    ]);
    expect(row).toMatchObject({ email_key: 'anna@example.org', email_verified_at: null });
    expect(JSON.stringify(row)).not.toContain(PASSWORD);
  });

  test('of an address that has a password account is refused, however it is spelt', async () => {
    await world.person('taken@example.org');
    for (const spelling of ['taken@example.org', 'TAKEN@Example.Org', ' taken@example.org ']) {
      expect(await refusal(register(world.deps, wanted(spelling), caller()))).toMatchObject({
        code: 'wrong_state',
        fields: [{ path: 'email' }],
      });
    }
    expect(await countOf('taken@example.org')).toBe(1);
  });

  test('with a password that everybody tries is refused and leaves nothing', async () => {
    const common = { ...wanted('common@example.org'), password: 'Password123' };
    expect(await refusal(register(world.deps, common, caller()))).toMatchObject({
      code: 'invalid',
      fields: [{ path: 'password' }],
    });
    expect(await countOf('common@example.org')).toBe(0);
  });

  test('L6 I4 is undone whole when the coins cannot be given', async () => {
    const deps: IdentityDeps = { ...world.deps, welcome: () => Promise.reject(new Error('the ledger is away')) };
    await refusal(register(deps, wanted('undone@example.org'), caller()));
    expect(await countOf('undone@example.org')).toBe(0);
    const { user } = await register(world.deps, wanted('undone@example.org'), caller());
    expect(await world.balance(user.id)).toBe(WELCOME);
  });

  test('from one network is limited, from others not', async () => {
    const deps = { ...world.deps, limits: identityLimits(1, true) };
    const farm = caller();
    const results = await Promise.allSettled(
      Array.from({ length: 30 }, (_, n) => register(deps, wanted(`farm${n}@example.org`), farm)),
    );
    expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(deps.limits.registrations.free);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'too_many_requests' });
    }
    await register(deps, wanted('neighbour@example.org'), caller());
  });
});

describe('I5 50 Ku once per person', () => {
  test('50 registrations with one address at the same moment: one account, one grant', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, () => register(world.deps, wanted('crowd@example.org'), caller())),
    );
    const made = results.flatMap((r) => (r.status === 'fulfilled' ? [r.value.user.id] : []));
    expect(made).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'wrong_state' });
    }
    expect(await countOf('crowd@example.org')).toBe(1);
    expect(await grants(made)).toHaveLength(1);
  });

  test('tags make no new persons, one after the other or at the same moment', async () => {
    const people = await Promise.all(
      ['tags', 'tags+a', 'tags+b', 'TAGS+c'].map((local) => world.person(`${local}@example.org`)),
    );
    const ids = people.map(({ user }) => user.id);
    expect(await grants(ids)).toHaveLength(1);
    const balances = await Promise.all(ids.map((id) => world.balance(id)));
    expect(balances.sort((a, b) => a - b)).toEqual([0, 0, 0, WELCOME]);
  });

  describe('where addresses are verified', () => {
    const verified: string[] = [];
    const deps = (): IdentityDeps => ({
      ...world.deps,
      verifiesAddresses: true,
      onVerifiedAddress: async (_sql, userId, address) => verified.push(`${userId} ${address}`),
    });

    test('the coins come with the verification, once however often it is repeated', async () => {
      const { user } = await register(deps(), wanted('proof@example.org'), caller());
      expect(await world.balance(user.id)).toBe(0);
      await Promise.all(Array.from({ length: 8 }, () => verifyAddress(deps(), user.id)));
      expect(await world.balance(user.id)).toBe(WELCOME);
      expect(verified.filter((line) => line === `${user.id} proof@example.org`)).toHaveLength(1);
    });

    test('I2 a second account cannot prove an address that another one has proved', async () => {
      const { user } = await register(deps(), wanted('double@example.org'), caller());
      await verifyAddress(deps(), user.id);
      await world.rows("insert into users (id, name, email_key) values ('pn_other', 'Other', 'double@example.org')");
      expect(await refusal(verifyAddress(deps(), 'pn_other'))).toMatchObject({ code: 'wrong_state' });
    });

    test('L9 nobody, and somebody without an address, cannot be verified', async () => {
      await world.rows("insert into users (id, name) values ('pn_without', 'Without')");
      expect(await refusal(verifyAddress(deps(), 'pn_nobody'))).toMatchObject({ code: 'not_found' });
      expect(await refusal(verifyAddress(deps(), 'pn_without'))).toMatchObject({ code: 'not_found' });
    });
  });
});
