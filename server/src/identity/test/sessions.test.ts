import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { localChannel } from '../../kernel/channel.ts';
import type { PersonPrincipal } from '../../kernel/principal.ts';
import { type Authenticator, makeAuthenticator } from '../authenticate.ts';
import { deviceName } from '../device.ts';
import { login } from '../login.ts';
import { purgeIdentity } from '../purge.ts';
import { ends, lapsed, onRevoked, type Revocation } from '../revocations.ts';
import { listSessions, logout, revokeOtherSessions, revokeSession } from '../sessions.ts';
import { caller, openWorld, PASSWORD, refusal, type World } from './world.ts';

let world: World;
let authenticator: Authenticator;
const told: Revocation[] = [];

beforeAll(async () => {
  world = await openWorld();
  authenticator = makeAuthenticator({ sql: world.database.sql, channel: world.channel });
  onRevoked(world.channel, (revoked) => told.push(revoked));
});
beforeEach(() => {
  told.length = 0;
});
afterAll(async () => {
  authenticator.close();
  await world.close();
});

type SessionPrincipal = Extract<PersonPrincipal, { sessionId: string }>;

async function principalOf(token: string): Promise<SessionPrincipal> {
  const principal = await authenticator.authenticate({ cookie: token });
  if (principal === null || !('sessionId' in principal)) throw new Error('not signed in');
  return principal;
}

/** A person signed in on so many devices. */
async function signedInTimes(times: number): Promise<{ tokens: string[]; principals: SessionPrincipal[] }> {
  const { user, session } = await world.person();
  const tokens = [session.token];
  const given = { email: user.email ?? '', password: PASSWORD };
  for (let n = 1; n < times; n += 1) tokens.push((await login(world.deps, given, caller())).session.token);
  return { tokens, principals: await Promise.all(tokens.map(principalOf)) };
}

describe('a session', () => {
  test('is kept as a hash only', async () => {
    const { tokens } = await signedInTimes(1);
    const kept = await world.rows<{ kept: string }>('select row_to_json(s)::text as kept from sessions s');
    for (const { kept: row } of kept) expect(row).not.toContain(tokens[0]);
  });

  test('I1 is nobody without its exact secret', async () => {
    const { tokens } = await signedInTimes(1);
    const token = tokens[0] ?? '';
    const flipped = (token.startsWith('A') ? 'B' : 'A') + token.slice(1);
    for (const cookie of [
      undefined,
      '',
      flipped,
      token.slice(1),
      `${token}=`,
      `${token} `,
      token.repeat(50),
      "' or 1=1",
    ])
      expect(await authenticator.authenticate({ cookie })).toBeNull();
    expect(await authenticator.authenticate({ bearer: token })).toBeNull();
    expect(await authenticator.authenticate({ queryToken: token })).toBeNull();
  });

  test('slides while it is used, at most to 90 days after it began', async () => {
    const { tokens, principals } = await signedInTimes(1);
    const id = principals[0]?.sessionId ?? '';
    const age = (days: number, left: number) =>
      world.rows(
        `update sessions set created_at = now() - $2 * interval '1 day', last_seen_at = now() - interval '1 day',
          expires_at = now() + $3 * interval '1 day' where id = $1`,
        [id, days, left],
      );
    const daysLeft = async () => {
      const text =
        'select extract(epoch from expires_at - now())::double precision / 86400 as days from sessions where id = $1';
      return (await world.rows<{ days: number }>(text, [id]))[0]?.days;
    };
    const useAfresh = async () => {
      const another = makeAuthenticator({ sql: world.database.sql, channel: localChannel() });
      const principal = await another.authenticate({ cookie: tokens[0] });
      another.close();
      return principal;
    };
    await age(10, 5);
    await useAfresh();
    expect(await daysLeft()).toBeCloseTo(30, 1);
    await age(80, 5);
    await useAfresh();
    expect(await daysLeft()).toBeCloseTo(10, 1);
    await age(10, 0);
    expect(await useAfresh()).toBeNull();
  });

  test('notes its use every few minutes only', async () => {
    const { tokens, principals } = await signedInTimes(1);
    const seen = async () =>
      (
        await world.rows<{ t: Date }>('select last_seen_at as t from sessions where id = $1', [
          principals[0]?.sessionId ?? '',
        ])
      )[0]?.t;
    const first = await seen();
    for (let n = 0; n < 5; n += 1) {
      const another = makeAuthenticator({ sql: world.database.sql, channel: localChannel() });
      await another.authenticate({ cookie: tokens[0] });
      another.close();
    }
    expect(await seen()).toEqual(first);
  });
});

describe('the list of sessions', () => {
  test('shows the open ones, newest first, page by page, and which is this one', async () => {
    const { principals } = await signedInTimes(5);
    const [oldest, , middle] = principals;
    if (oldest === undefined || middle === undefined) throw new Error('signed in five times');
    await revokeSession(world.deps, middle.userId, middle.sessionId);
    const seen: { id: string; current: boolean; device: string }[] = [];
    let cursor: string | undefined;
    do {
      const page = await listSessions(world.database.sql, oldest, { limit: 2, cursor });
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    const expected = principals.filter((p) => p !== middle).map((p) => p.sessionId);
    expect(seen.map(({ id }) => id)).toEqual(expected.reverse());
    expect(seen.filter(({ current }) => current).map(({ id }) => id)).toEqual([oldest.sessionId]);
    expect(seen[0]?.device).toBe('Firefox on Linux');
  });

  test.each(['', 'x', 'MTIz', '%00', 'a'.repeat(200)])('a cursor that is none is refused: %s', async (cursor) => {
    const { principals } = await signedInTimes(1);
    const [principal] = principals;
    if (principal === undefined) throw new Error('signed in');
    expect(await refusal(listSessions(world.database.sql, principal, { limit: 5, cursor }))).toMatchObject({
      code: 'invalid',
      fields: [{ path: 'cursor' }],
    });
  });
});

describe('I3 revoking acts at once', () => {
  test('on one session: this one and no other, also where it is remembered', async () => {
    const { tokens, principals } = await signedInTimes(3);
    const [, second] = principals;
    if (second === undefined) throw new Error('signed in three times');
    const elsewhere = makeAuthenticator({ sql: world.database.sql, channel: world.channel });
    for (const token of tokens) await elsewhere.authenticate({ cookie: token });
    await revokeSession(world.deps, second.userId, second.sessionId);
    for (const { authenticate } of [authenticator, elsewhere]) {
      const now = await Promise.all(tokens.map((cookie) => authenticate({ cookie })));
      expect(now.map((p) => p !== null)).toEqual([true, false, true]);
    }
    expect(told).toEqual([{ userId: second.userId, sessionId: second.sessionId }]);
    elsewhere.close();
  });

  test('on all others, or with a token on all', async () => {
    const { tokens, principals } = await signedInTimes(4);
    const [first] = principals;
    if (first === undefined) throw new Error('signed in four times');
    await revokeOtherSessions(world.deps, first);
    const now = await Promise.all(tokens.map((cookie) => authenticator.authenticate({ cookie })));
    expect(now.map((p) => p !== null)).toEqual([true, false, false, false]);
    expect(told).toHaveLength(3);
    await revokeOtherSessions(world.deps, { kind: 'person', userId: first.userId, tokenId: 'any' });
    expect(await authenticator.authenticate({ cookie: tokens[0] })).toBeNull();
  });

  test('on signing out; nothing for nobody', async () => {
    const { tokens, principals } = await signedInTimes(1);
    const [principal = null] = principals;
    await logout(world.deps, principal);
    expect(await authenticator.authenticate({ cookie: tokens[0] })).toBeNull();
    expect(told).toHaveLength(1);
    await logout(world.deps, principal);
    await logout(world.deps, null);
    expect(told).toHaveLength(1);
  });

  test('not on the sessions of other people', async () => {
    const mine = await signedInTimes(1);
    const theirs = await signedInTimes(1);
    const [me, they] = [mine.principals[0], theirs.principals[0]];
    if (me === undefined || they === undefined) throw new Error('signed in');
    expect(await refusal(revokeSession(world.deps, me.userId, they.sessionId))).toMatchObject({ code: 'not_found' });
    expect(await authenticator.authenticate({ cookie: theirs.tokens[0] })).toEqual(they);
  });

  test('even when the answer was on its way while it happened', async () => {
    const { tokens, principals } = await signedInTimes(1);
    const [principal] = principals;
    if (principal === undefined) throw new Error('signed in');
    let answer = (): void => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const slow = makeAuthenticator({
      channel: world.channel,
      sql: {
        async query(statement, values) {
          const rows = await world.database.sql.query(statement, values);
          await answered;
          return rows;
        },
      },
    });
    const asked = slow.authenticate({ cookie: tokens[0] });
    await revokeSession(world.deps, principal.userId, principal.sessionId);
    answer();
    await asked;
    expect(await slow.authenticate({ cookie: tokens[0] })).toBeNull();
    slow.close();
  });

  test('and is found by asking when the message was lost', async () => {
    const { principals } = await signedInTimes(3);
    const [open, revoked, expired] = principals;
    if (open === undefined || revoked === undefined || expired === undefined) throw new Error('signed in');
    await world.rows('update sessions set revoked_at = now() where id = $1', [revoked.sessionId]);
    await world.rows('update sessions set expires_at = now() where id = $1', [expired.sessionId]);
    expect(await lapsed(world.database.sql, principals)).toEqual([revoked, expired]);
    expect(await lapsed(world.database.sql, [])).toEqual([]);
    await world.rows('update users set suspended_at = now() where id = $1', [open.userId]);
    expect(await lapsed(world.database.sql, principals)).toEqual(principals);
  });

  test('a revocation says whose sockets end', () => {
    const mine: PersonPrincipal = { kind: 'person', userId: 'a', sessionId: 's' };
    const byToken: PersonPrincipal = { kind: 'person', userId: 'a', tokenId: 't' };
    expect(ends({ userId: 'a' }, mine)).toBe(true);
    expect(ends({ userId: 'a' }, byToken)).toBe(true);
    expect(ends({ userId: 'b' }, mine)).toBe(false);
    expect(ends({ userId: 'a', sessionId: 's' }, mine)).toBe(true);
    expect(ends({ userId: 'a', sessionId: 'x' }, mine)).toBe(false);
    expect(ends({ userId: 'a', sessionId: 's' }, byToken)).toBe(false);
    expect(ends({ userId: 'a', tokenId: 't' }, byToken)).toBe(true);
    expect(ends({ userId: 'b', sessionId: 's' }, mine)).toBe(false);
  });
});

describe('sessions stay few', () => {
  test('the one that was not used for longest ends when there are too many', async () => {
    const { user, session } = await world.person();
    const deps = { ...world.deps, limits: { ...world.deps.limits, sessionsPerPerson: 3 } };
    const given = { email: user.email ?? '', password: PASSWORD };
    const tokens = [session.token];
    for (let n = 0; n < 4; n += 1) tokens.push((await login(deps, given, caller())).session.token);
    const open = await Promise.all(tokens.map((cookie) => authenticator.authenticate({ cookie })));
    expect(open.map((p) => p !== null)).toEqual([false, false, true, true, true]);
    expect(told).toHaveLength(2);
  });

  test('those that ended long ago are removed', async () => {
    const { principals } = await signedInTimes(3);
    const ids = principals.map((p) => p.sessionId);
    const [ended = '', expired = '', open = ''] = ids;
    await world.rows("update sessions set revoked_at = now() - interval '8 days' where id = $1", [ended]);
    await world.rows("update sessions set expires_at = now() - interval '8 days' where id = $1", [expired]);
    await purgeIdentity(world.database.sql);
    expect(await world.rows('select id from sessions where id = any($1::uuid[])', [ids])).toEqual([{ id: open }]);
  });
});

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0',
    'Edge on Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1',
    'Safari on iOS',
  ],
  [
    'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36',
    'Chrome on Android',
  ],
  ['curl/8.5.0', 'curl/8.5.0'],
  ['', 'Unknown device'],
  [`x\u0000${'y'.repeat(500)}`, `x${'y'.repeat(59)}`],
])('a device has a name', (userAgent, name) => {
  expect(deviceName(userAgent)).toBe(name);
});
