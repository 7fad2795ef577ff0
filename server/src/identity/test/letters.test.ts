import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrive } from '../arrival/arrive.ts';
import { login } from '../login.ts';
import { sendVerification, verifyByLink } from '../mail/verification.ts';
import { listMethods, unlinkDoor } from '../methods.ts';
import { changePassword } from '../password/change.ts';
import { forgotPassword, resetPassword } from '../password/reset.ts';
import { register } from '../register.ts';
import { hashOf } from '../secrets.ts';
import type { SignedIn } from '../signedIn.ts';
import { caller, openWorld, PASSWORD, refusal, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const address = () => `${randomUUID()}@example.com`;
const withMail = () => ({ ...world.deps, verifiesAddresses: true });
const joinIn = (email: string, deps = withMail()): Promise<SignedIn> =>
  register(deps, { email, password: PASSWORD, name: 'Mira' }, caller());
const come = (email: string, issuer = 'https://accounts.google.com') =>
  world.database.transaction(({ sql }) =>
    arrive(
      withMail(),
      sql,
      { issuer, subject: randomUUID(), email, emailVerified: true, name: 'Mira', avatarUrl: null },
      null,
    ),
  );
const principalOf = ({ user, session }: SignedIn) =>
  ({ kind: 'person', userId: user.id, sessionId: session.id }) as const;

/** The secret in the newest letter of a kind. */
async function tokenIn(kind: 'verify' | 'reset', email: string): Promise<string> {
  const letters = await world.letters(email);
  const token = letters
    .map(({ text }) => new RegExp(`/${kind}/([\\w-]{43})`).exec(text)?.[1])
    .filter(Boolean)
    .at(-1);
  if (token === undefined) throw new Error(`no letter with ${kind}`);
  return token;
}
const forget = (email: string) => forgotPassword(world.deps, email, caller());
const isOpen = async ({ session }: SignedIn): Promise<boolean> =>
  (await world.rows('select 1 from sessions where token_hash = $1 and revoked_at is null', [hashOf(session.token)]))
    .length > 0;

describe('proving an address', () => {
  it('I5 brings the coins, once, however often it is proved', async () => {
    const email = address();
    const mira = await joinIn(email);
    expect(await world.balance(mira.user.id)).toBe(0);
    const token = await tokenIn('verify', email);
    const { user } = await verifyByLink(withMail(), mira.user.id, token, caller());
    expect(user).toMatchObject({ id: mira.user.id, emailVerified: true });
    expect(await world.balance(mira.user.id)).toBe(50_000);
    expect(await refusal(verifyByLink(withMail(), mira.user.id, token, caller()))).toMatchObject({
      code: 'wrong_state',
    });
    expect(await refusal(sendVerification(withMail(), mira.user.id))).toMatchObject({ code: 'wrong_state' });
  });

  it('I2 needs the sign-in of the account as well: a stranger who registered with my address gains nothing by my click', async () => {
    const email = address();
    const stranger = await joinIn(email);
    const me = await world.person();
    const token = await tokenIn('verify', email);
    expect(await refusal(verifyByLink(withMail(), me.user.id, token, caller()))).toMatchObject({ code: 'wrong_state' });
    const [row] = await world.rows('select email_verified_at from users where id = $1', [stranger.user.id]);
    expect(row).toEqual({ email_verified_at: null });
  });

  it('I2 puts the account into the one that had proved the address before: coins, password, one person', async () => {
    const email = address();
    const beside = await joinIn(email);
    const arrived = await come(email);
    const joined = await verifyByLink(withMail(), beside.user.id, await tokenIn('verify', email), caller());
    expect(joined.user.id).toBe(arrived.userId);
    expect(joined.session?.userId).toBe(arrived.userId);
    expect(await isOpen(beside)).toBe(false);
    expect(await world.balance(arrived.userId)).toBe(50_000);
    expect((await login(withMail(), { email, password: PASSWORD }, caller())).user.id).toBe(arrived.userId);
  });

  it("a link that is too old, or for an address that is not the person's any more, does nothing", async () => {
    const email = address();
    const mira = await joinIn(email);
    const token = await tokenIn('verify', email);
    await world.rows('update users set email_key = $2 where id = $1', [mira.user.id, address()]);
    expect(await refusal(verifyByLink(withMail(), mira.user.id, token, caller()))).toMatchObject({
      code: 'wrong_state',
    });
    await world.rows('update users set email_key = $2 where id = $1', [mira.user.id, email]);
    await world.rows('update mail_links set expires_at = now() where user_id = $1', [mira.user.id]);
    expect(await refusal(verifyByLink(withMail(), mira.user.id, token, caller()))).toMatchObject({
      code: 'wrong_state',
    });
  });
});

describe('a forgotten password', () => {
  it('is replaced by a link, once: signed in here, out everywhere else', async () => {
    const email = address();
    const mira = await joinIn(email);
    await forget(email.toUpperCase());
    const token = await tokenIn('reset', email);
    const here = await resetPassword(withMail(), { token, password: 'a new and better one' }, caller());
    expect(here.user).toMatchObject({ id: mira.user.id, emailVerified: true });
    expect([await isOpen(mira), await isOpen(here)]).toEqual([false, true]);
    expect(await refusal(login(world.deps, { email, password: PASSWORD }, caller()))).toMatchObject({
      code: 'unauthenticated',
    });
    expect((await login(world.deps, { email, password: 'a new and better one' }, caller())).user.id).toBe(mira.user.id);
    expect(await refusal(resetPassword(world.deps, { token, password: 'yet another one' }, caller()))).toMatchObject({
      code: 'wrong_state',
    });
  });

  it('every other link of the person ends with the one that was used', async () => {
    const email = address();
    await joinIn(email);
    await forget(email);
    const first = await tokenIn('reset', email);
    await forget(email);
    const second = await tokenIn('reset', email);
    expect(second).not.toBe(first);
    await resetPassword(world.deps, { token: second, password: 'a new and better one' }, caller());
    expect(
      await refusal(resetPassword(world.deps, { token: first, password: 'a stolen one here' }, caller())),
    ).toMatchObject({ code: 'wrong_state' });
  });

  it('two at the same moment with one link: one gets in', async () => {
    const email = address();
    await joinIn(email);
    await forget(email);
    const token = await tokenIn('reset', email);
    const all = await Promise.allSettled(
      ['first password', 'second password'].map((password) => resetPassword(world.deps, { token, password }, caller())),
    );
    expect(all.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('an address without an account gets no letter, and the same answer', async () => {
    const nobody = address();
    expect(await forget(nobody)).toBe(undefined);
    expect(await world.letters(nobody)).toEqual([]);
  });

  it('of a verification nothing can be made, nor of a common password', async () => {
    const email = address();
    await joinIn(email);
    const token = await tokenIn('verify', email);
    expect(
      await refusal(resetPassword(world.deps, { token, password: 'a new and better one' }, caller())),
    ).toMatchObject({ code: 'wrong_state' });
    await forget(email);
    const reset = await tokenIn('reset', email);
    expect(await refusal(resetPassword(world.deps, { token: reset, password: 'password123' }, caller()))).toMatchObject(
      { code: 'invalid' },
    );
    expect(
      (await resetPassword(world.deps, { token: reset, password: 'a new and better one' }, caller())).user.email,
    ).toBe(email);
  });

  it('I2 what let somebody in before the address was proved, ends: they may not have been its owner', async () => {
    const email = address();
    const stranger = await joinIn(email);
    await world.rows("insert into identities (issuer, subject, user_id) values ('sukusuku', $1, $2)", [
      randomUUID(),
      stranger.user.id,
    ]);
    await world.rows(
      "insert into access_tokens (id, token_hash, user_id, name) values (gen_random_uuid(), $1, $2, 'x')",
      [hashOf(randomUUID()), stranger.user.id],
    );
    await forget(email);
    await resetPassword(
      world.deps,
      { token: await tokenIn('reset', email), password: 'the owner chose this' },
      caller(),
    );
    expect(await isOpen(stranger)).toBe(false);
    expect(await world.rows('select 1 from identities where user_id = $1', [stranger.user.id])).toEqual([]);
    expect(
      await world.rows('select 1 from access_tokens where user_id = $1 and revoked_at is null', [stranger.user.id]),
    ).toEqual([]);
  });

  it('I2 sets the password of the account that proved the address; one that only claimed it is put into that', async () => {
    const email = address();
    const claimed = await joinIn(email);
    const owner = await come(email);
    await forget(email);
    const here = await resetPassword(
      world.deps,
      { token: await tokenIn('reset', email), password: 'the owner chose this' },
      caller(),
    );
    expect(here.user.id).toBe(owner.userId);
    expect(await isOpen(claimed)).toBe(false);
    expect((await login(world.deps, { email, password: 'the owner chose this' }, caller())).user.id).toBe(owner.userId);
  });

  it('few letters go to one address, and few are asked for from one network', async () => {
    const email = address();
    await joinIn(email);
    for (let n = 0; n < 12; n += 1) await forget(email);
    expect((await world.letters(email)).filter(({ text }) => text.includes('/reset/')).length).toBeLessThanOrEqual(6);
    const network = caller();
    const all = await Promise.allSettled(
      Array.from({ length: 40 }, () => forgotPassword(world.deps, address(), network)),
    );
    expect(all.some(({ status }) => status === 'rejected')).toBe(true);
  });
});

describe('changing how one signs in', () => {
  it('the password, for whoever knows the one before; other devices are signed out', async () => {
    const email = address();
    const mira = await world.person(email);
    const elsewhere = await login(world.deps, { email, password: PASSWORD }, caller());
    const change = (current: string | undefined, password: string) =>
      changePassword(world.deps, principalOf(mira), { current, password }, caller());
    expect(await refusal(change('not my password', 'a new and better one'))).toMatchObject({ code: 'invalid' });
    expect(await refusal(change(undefined, 'a new and better one'))).toMatchObject({ code: 'invalid' });
    expect(await refusal(change(PASSWORD, 'qwertyuiop'))).toMatchObject({ code: 'invalid' });
    await change(PASSWORD, 'a new and better one');
    expect([await isOpen(mira), await isOpen(elsewhere)]).toEqual([true, false]);
    expect((await login(world.deps, { email, password: 'a new and better one' }, caller())).user.id).toBe(mira.user.id);
  });

  it('whoever came by another site sets one, and then may leave that site; never the last way in', async () => {
    const email = address();
    const { userId } = await come(email);
    const principal = { kind: 'person', userId, sessionId: randomUUID() } as const;
    expect(await listMethods(world.database.sql, userId)).toMatchObject({
      password: false,
      doors: [{ name: 'google' }],
    });
    expect(await refusal(unlinkDoor(world.deps, principal, 'google'))).toMatchObject({ code: 'wrong_state' });
    await changePassword(world.deps, principal, { password: 'a first password' }, caller());
    await unlinkDoor(world.deps, principal, 'google');
    expect(await listMethods(world.database.sql, userId)).toEqual({ password: true, doors: [] });
    expect(await refusal(unlinkDoor(world.deps, principal, 'sukusuku'))).toMatchObject({ code: 'not_found' });
  });

  it('a token changes nothing of it', async () => {
    const mira = await world.person();
    const token = { kind: 'person', userId: mira.user.id, tokenId: randomUUID() } as const;
    expect(
      await refusal(
        changePassword(world.deps, token, { current: PASSWORD, password: 'a new and better one' }, caller()),
      ),
    ).toMatchObject({ code: 'forbidden' });
    expect(await refusal(unlinkDoor(world.deps, token, 'google'))).toMatchObject({ code: 'forbidden' });
  });
});
