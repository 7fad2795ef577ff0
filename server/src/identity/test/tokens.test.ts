import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localChannel } from '../../kernel/channel.ts';
import type { PersonPrincipal } from '../../kernel/principal.ts';
import { type Authenticator, makeAuthenticator } from '../authenticate.ts';
import { peopleByIds, personByAddress, personOf } from '../people.ts';
import { purgeIdentity } from '../purge.ts';
import { lapsed, onRevoked, type Revocation } from '../revocations.ts';
import { createToken, listTokens, revokeToken } from '../tokens.ts';
import { openWorld, refusal, type World } from './world.ts';

let world: World;
let authenticator: Authenticator;
beforeAll(async () => {
  world = await openWorld();
  authenticator = makeAuthenticator({ sql: world.database.sql, channel: world.channel });
});
afterAll(async () => {
  authenticator.close();
  await world.close();
});

async function signedIn(): Promise<{ principal: PersonPrincipal; cookie: string }> {
  const { session } = await world.person();
  const principal = await authenticator.authenticate({ cookie: session.token });
  if (principal === null) throw new Error('not signed in');
  return { principal, cookie: session.token };
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

describe('a personal access token', () => {
  test('is its person, as a bearer and in the query, and is kept as a hash only', async () => {
    const { principal } = await signedIn();
    const { id, token } = await createToken(world.deps, principal, { name: 'script', expiresAt: inDays(1) });
    expect(token).toMatch(/^pnt_[\w-]{43}$/);
    const expected = { kind: 'person', userId: principal.userId, tokenId: id };
    expect(await authenticator.authenticate({ bearer: token })).toEqual(expected);
    expect(await authenticator.authenticate({ queryToken: token })).toEqual(expected);
    const [row] = await world.rows<{ kept: string }>(
      'select row_to_json(t)::text as kept from access_tokens t where id = $1',
      [id],
    );
    expect(row?.kept).not.toContain(token.slice(4));
  });

  test('I4 that is not good is nobody, whatever cookie comes with it', async () => {
    const { principal, cookie } = await signedIn();
    const { token } = await createToken(world.deps, principal, { name: 'script' });
    for (const bearer of ['', 'pnt_', token.slice(4), `${token}x`, token.toUpperCase(), cookie]) {
      expect(await authenticator.authenticate({ bearer, cookie })).toBeNull();
      expect(await authenticator.authenticate({ queryToken: bearer, cookie })).toBeNull();
    }
    expect(await authenticator.authenticate({ cookie: token })).toBeNull();
  });

  test('I3 withdrawn works no more, at once, and only its person can withdraw it', async () => {
    const { principal } = await signedIn();
    const other = await signedIn();
    const told: Revocation[] = [];
    const unsubscribe = onRevoked(world.channel, (revoked) => told.push(revoked));
    const { id, token } = await createToken(world.deps, principal, { name: 'script' });
    expect(await authenticator.authenticate({ bearer: token })).not.toBeNull();
    expect(await refusal(revokeToken(world.deps, other.principal.userId, id))).toMatchObject({ code: 'not_found' });
    expect(await authenticator.authenticate({ bearer: token })).not.toBeNull();
    await revokeToken(world.deps, principal.userId, id);
    expect(await authenticator.authenticate({ bearer: token })).toBeNull();
    expect(told).toEqual([{ userId: principal.userId, tokenId: id }]);
    expect(await refusal(revokeToken(world.deps, principal.userId, id))).toMatchObject({ code: 'not_found' });
    unsubscribe();
  });

  test('ends at its time, and with its person', async () => {
    const { principal } = await signedIn();
    const made = await createToken(world.deps, principal, { name: 'short', expiresAt: inDays(1) });
    const lasting = await createToken(world.deps, principal, { name: 'lasting' });
    await world.rows('update access_tokens set expires_at = now() where id = $1', [made.id]);
    expect(await authenticator.authenticate({ bearer: made.token })).toBeNull();
    const byToken: PersonPrincipal = { kind: 'person', userId: principal.userId, tokenId: lasting.id };
    const expired: PersonPrincipal = { kind: 'person', userId: principal.userId, tokenId: made.id };
    expect(await lapsed(world.database.sql, [byToken, expired])).toEqual([expired]);
    await world.rows('update users set deleted_at = now() where id = $1', [principal.userId]);
    expect(await authenticator.authenticate({ bearer: lasting.token })).toBeNull();
  });

  test('cannot be made by a token, for the past, without a name, or beyond the limit', async () => {
    const { principal } = await signedIn();
    const deps = { ...world.deps, limits: { ...world.deps.limits, tokensPerPerson: 3 } };
    const byToken: PersonPrincipal = { kind: 'person', userId: principal.userId, tokenId: 'any' };
    expect(await refusal(createToken(deps, byToken, { name: 'again' }))).toMatchObject({ code: 'forbidden' });
    expect(await refusal(createToken(deps, principal, { name: 'past', expiresAt: inDays(-1) }))).toMatchObject({
      code: 'invalid',
      fields: [{ path: 'expiresAt' }],
    });
    expect(await refusal(createToken(deps, principal, { name: '\0\u0007' }))).toMatchObject({ code: 'invalid' });
    const results = await Promise.allSettled(
      Array.from({ length: 9 }, (_, n) => createToken(deps, principal, { name: `token ${n}` })),
    );
    expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(3);
    for (const r of results) if (r.status === 'rejected') expect(r.reason).toMatchObject({ code: 'wrong_state' });
  });

  test('is listed newest first, page by page, with its last use and never its secret', async () => {
    const { principal } = await signedIn();
    const made = [];
    for (const name of ['one', 'two\0', 'three']) made.push(await createToken(world.deps, principal, { name }));
    const another = makeAuthenticator({ sql: world.database.sql, channel: localChannel() });
    await another.authenticate({ bearer: made[0]?.token });
    another.close();
    const first = await listTokens(world.database.sql, principal.userId, { limit: 2 });
    const second = await listTokens(world.database.sql, principal.userId, { limit: 2, cursor: first.nextCursor ?? '' });
    expect(first.items.map(({ name, lastUsedAt }) => [name, lastUsedAt])).toEqual([
      ['three', null],
      ['two', null],
    ]);
    expect(second).toMatchObject({ items: [{ name: 'one', lastUsedAt: expect.any(String) }], nextCursor: null });
    for (const { token } of made) expect(JSON.stringify([first, second])).not.toContain(token.slice(4));
  });

  test('withdrawn long ago is removed', async () => {
    const { principal } = await signedIn();
    const old = await createToken(world.deps, principal, { name: 'old' });
    const live = await createToken(world.deps, principal, { name: 'live' });
    await world.rows("update access_tokens set revoked_at = now() - interval '31 days' where id = $1", [old.id]);
    await purgeIdentity(world.database.sql);
    expect(await world.rows('select id from access_tokens where user_id = $1', [principal.userId])).toEqual([
      { id: live.id },
    ]);
  });
});

describe('people', () => {
  test('see their own address; others see a name', async () => {
    const { user } = await world.person('self@example.org', 'Selma');
    expect(await personOf(world.database.sql, user.id)).toEqual(user);
    const others = await peopleByIds(world.database.sql, [user.id, user.id, 'pn_nobody']);
    expect([...others.values()]).toEqual([{ id: user.id, name: 'Selma', avatarUrl: null }]);
    expect((await peopleByIds(world.database.sql, [])).size).toBe(0);
    expect(await refusal(personOf(world.database.sql, 'pn_nobody'))).toMatchObject({ code: 'not_found' });
  });

  test('I2 are found by an address only if it may be believed', async () => {
    const { user } = await world.person('claimed@example.org', 'Claims it');
    const find = (verifiedOnly: boolean) =>
      personByAddress(world.database.sql, 'CLAIMED@example.org', { verifiedOnly });
    expect(await find(true)).toBeNull();
    expect(await find(false)).toMatchObject({ id: user.id });
    await world.rows(
      "insert into users (id, name, email_key, email_verified_at) values ('pn_proved', 'Proved it', 'claimed@example.org', now())",
    );
    expect(await find(true)).toMatchObject({ id: 'pn_proved' });
    expect(await find(false)).toMatchObject({ id: 'pn_proved' });
    await world.rows("update users set suspended_at = now() where id = 'pn_proved'");
    expect(await find(true)).toBeNull();
  });
});
