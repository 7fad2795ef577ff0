import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAuthenticator } from '../authenticate.ts';
import type { Caller } from '../deps.ts';
import { login, signInAs } from '../login.ts';
import { makePasswords } from '../passwords.ts';
import { caller, openWorld, PASSWORD, refusal, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const tryLogin = (email: string, password: string, from: Caller) => login(world.deps, { email, password }, from);

/** Ends every pause, as if the time had passed. */
const waited = () => world.rows('update throttles set blocked_until = now()');

describe('signing in', () => {
  test('works with the address however it is spelt, and gives a session', async () => {
    const { user } = await world.person('anna@example.org');
    const signedIn = await tryLogin(' ANNA@example.org', PASSWORD, caller());
    expect(signedIn.user).toEqual(user);
    const { authenticate, close } = makeAuthenticator({ sql: world.database.sql, channel: world.channel });
    expect(await authenticate({ cookie: signedIn.session.token })).toMatchObject({ userId: user.id });
    close();
  });

  test('gives one answer to an unknown address and to a wrong password, after the same work', async () => {
    await world.person('known@example.org');
    const verified: (string | null)[] = [];
    const { verify, ...passwords } = world.deps.passwords;
    const counting = (hash: string | null, password: string) => {
      verified.push(hash === null ? null : 'a hash');
      return verify(hash, password);
    };
    const deps = { ...world.deps, passwords: { ...passwords, verify: counting } };
    const attempt = (email: string) => refusal(login(deps, { email, password: 'wrong horse' }, caller()));
    const [unknown, wrong] = [await attempt('nobody@example.org'), await attempt('known@example.org')];
    expect(unknown).toMatchObject({ code: 'unauthenticated', facts: {}, fields: [] });
    expect({ ...(unknown as object), stack: '' }).toEqual({ ...(wrong as object), stack: '' });
    expect(String(unknown)).toBe(String(wrong));
    expect(verified).toEqual([null, 'a hash']);
  });

  test('replaces the session that the request carried: a planted one is worth nothing', async () => {
    const { user, session: planted } = await world.person('fixed@example.org');
    const authenticator = makeAuthenticator({ sql: world.database.sql, channel: world.channel });
    const before = await authenticator.authenticate({ cookie: planted.token });
    const sessionId = before !== null && 'sessionId' in before ? before.sessionId : '';
    const { session } = await tryLogin('fixed@example.org', PASSWORD, caller({ sessionId }));
    expect(session.token).not.toBe(planted.token);
    expect(await authenticator.authenticate({ cookie: planted.token })).toBeNull();
    expect(await authenticator.authenticate({ cookie: session.token })).toMatchObject({ userId: user.id });
    authenticator.close();
  });

  test('as somebody else ends the session of the person before', async () => {
    const { user: first, session } = await world.person('first@example.org');
    await world.person('second@example.org');
    const authenticator = makeAuthenticator({ sql: world.database.sql, channel: world.channel });
    const before = await authenticator.authenticate({ cookie: session.token });
    expect(before).toMatchObject({ userId: first.id });
    const sessionId = before !== null && 'sessionId' in before ? before.sessionId : '';
    await tryLogin('second@example.org', PASSWORD, caller({ sessionId }));
    expect(await authenticator.authenticate({ cookie: session.token })).toBeNull();
    authenticator.close();
  });

  test('makes the hash anew when the parameters have changed', async () => {
    const { user } = await world.person('rehash@example.org');
    const hashNow = async () =>
      (await world.rows<{ hash: string }>('select password_hash as hash from users where id = $1', [user.id]))[0]?.hash;
    const before = await hashNow();
    const stronger = makePasswords({ parameters: { memoryCost: 128, timeCost: 2, parallelism: 1 } });
    await login({ ...world.deps, passwords: stronger }, { email: 'rehash@example.org', password: PASSWORD }, caller());
    const after = await hashNow();
    expect(after).not.toBe(before);
    expect(after).toContain('m=128,t=2');
    await tryLogin('rehash@example.org', PASSWORD, caller());
  });

  test('I3 is refused to suspended and deleted people', async () => {
    const { user: suspended } = await world.person('suspended@example.org');
    const { user: deleted } = await world.person('deleted@example.org');
    await world.rows('update users set suspended_at = now() where id = $1', [suspended.id]);
    await world.rows('update users set deleted_at = now() where id = $1', [deleted.id]);
    expect(await refusal(tryLogin('suspended@example.org', PASSWORD, caller()))).toMatchObject({ code: 'forbidden' });
    expect(await refusal(tryLogin('suspended@example.org', 'wrong horse', caller()))).toMatchObject({
      code: 'unauthenticated',
    });
    expect(await refusal(tryLogin('deleted@example.org', PASSWORD, caller()))).toMatchObject({
      code: 'unauthenticated',
    });
    for (const { id } of [suspended, deleted]) {
      expect(await refusal(signInAs(world.deps, id, caller()))).toMatchObject({ code: 'forbidden' });
    }
  });
});

describe('guessing', () => {
  test('is slowed for an account and a network, by growing pauses with an end', async () => {
    await world.person('guessed@example.org');
    const thief = caller();
    const { free } = world.deps.limits.pair;
    for (let n = 0; n < free; n += 1) {
      expect(await refusal(tryLogin('guessed@example.org', `guess ${n} of many`, thief))).toMatchObject({
        code: 'unauthenticated',
      });
    }
    // Even the right password waits now: whether a guess was right is not told.
    const refused = await refusal(tryLogin('guessed@example.org', PASSWORD, thief));
    expect(refused).toMatchObject({ code: 'too_many_requests', facts: { retryAfterSeconds: expect.any(Number) } });
    for (let n = 0; n < 12; n += 1) {
      await waited();
      await refusal(tryLogin('guessed@example.org', `guess ${n} of more`, thief));
    }
    const { facts } = (await refusal(tryLogin('guessed@example.org', PASSWORD, thief))) as { facts: object };
    expect(facts).toEqual({ retryAfterSeconds: world.deps.limits.pair.maxPauseSeconds });
    // The owner, from elsewhere, is let in meanwhile, and from the same place after the pause.
    await tryLogin('guessed@example.org', PASSWORD, caller());
    await waited();
    await tryLogin('guessed@example.org', PASSWORD, thief);
  });

  test('a thousand guesses at the same moment are as few as one after the other', async () => {
    await world.person('flood@example.org');
    const thief = caller();
    const results = await Promise.allSettled(
      Array.from({ length: 100 }, (_, n) => tryLogin('flood@example.org', `guess ${n} of many`, thief)),
    );
    const reasons = results.map((r) => (r.status === 'rejected' ? r.reason.code : 'in'));
    expect(reasons.filter((code) => code === 'unauthenticated')).toHaveLength(world.deps.limits.pair.free);
    expect(reasons.filter((code) => code === 'too_many_requests')).toHaveLength(100 - world.deps.limits.pair.free);
  });

  test('over many accounts from one network is slowed as well', async () => {
    const sprayer = caller();
    const { free } = world.deps.limits.network;
    const results = await Promise.allSettled(
      Array.from({ length: free + 20 }, (_, n) => tryLogin(`spray${n}@example.org`, 'Summer of 1969', sprayer)),
    );
    const reasons = results.map((r) => (r.status === 'rejected' ? r.reason.code : 'in'));
    expect(reasons.filter((code) => code === 'unauthenticated')).toHaveLength(free);
  });

  test('from everywhere leaves each network one guess, and the owner as many as there are places', async () => {
    await world.person('botnet@example.org');
    const bots = Array.from({ length: world.deps.limits.accountFailures + 1 }, () => caller());
    for (const bot of bots) await refusal(tryLogin('botnet@example.org', 'guess of a bot', bot));
    const bot = caller();
    expect(await refusal(tryLogin('botnet@example.org', 'first guess', bot))).toMatchObject({
      code: 'unauthenticated',
    });
    expect(await refusal(tryLogin('botnet@example.org', 'second guess', bot))).toMatchObject({
      code: 'too_many_requests',
    });
    await tryLogin('botnet@example.org', PASSWORD, caller());
    await tryLogin('botnet@example.org', PASSWORD, caller());
  });

  test('signing in rightly is never slowed by itself', async () => {
    await world.person('often@example.org');
    const home = caller();
    for (let n = 0; n < world.deps.limits.network.free + 5; n += 1) await tryLogin('often@example.org', PASSWORD, home);
  });
});
