import { afterAll, beforeAll, expect, test } from 'vitest';
import { login } from '../../identity/login.ts';
import { onRevoked, type Revocation } from '../../identity/revocations.ts';
import { caller, openWorld, PASSWORD, refusal, type World } from '../../identity/test/world.ts';
import { balanceChanges } from '../../ledger/topic.ts';
import { perform, UsageError } from '../command.ts';
import type { OperatorDeps } from '../deps.ts';

const WELCOME = 50_000;
const SIGNED = ['--actor', 'Mira', '--reason', 'a complaint'];

let world: World;
let deps: OperatorDeps;
beforeAll(async () => {
  world = await openWorld();
  const reconcile = async () => ({ asked: 0, settled: 0, refunds: 0, unanswered: 0 });
  deps = { database: world.database, channel: world.channel, payments: { reconcile } };
});
afterAll(() => world.close());

const run = (...args: string[]) => perform(deps, args, { operator: undefined, user: 'root' });
const acts = (person: string) =>
  world.rows<Record<string, unknown>>(
    'select action, actor, reason, facts from operator_actions where person = $1 order by at, id',
    [person],
  );

test('L3 an adjustment gives and takes by the ledger, with actor and reason, and open tabs hear of it', async () => {
  const { user } = await world.person();
  const told: number[] = [];
  balanceChanges.subscribe(world.channel, user.id, ({ balanceMilliku }) => told.push(balanceMilliku));
  expect((await run('adjust', user.id, '12.345', ...SIGNED)).lines[0]).toContain('62.345 Ku');
  await run('adjust', user.email ?? '', '-2', ...SIGNED);
  expect(await world.balance(user.id)).toBe(WELCOME + 10_345);
  expect(told).toEqual([WELCOME + 12_345, WELCOME + 10_345]);
  const entries = await world.rows<{ amount: number; actor: string; description: string }>(
    "select amount, actor, description from entries where account_id = $1 and kind = 'adjustment' order by number",
    [user.id],
  );
  expect(entries).toEqual([
    { amount: 12_345, actor: 'Mira', description: 'a complaint' },
    { amount: -2_000, actor: 'Mira', description: 'a complaint' },
  ]);
  expect(await acts(user.id)).toMatchObject([
    { action: 'adjust', actor: 'Mira', reason: 'a complaint', facts: { amountMilliku: 12_345 } },
    { action: 'adjust', facts: { amountMilliku: -2_000 } },
  ]);
});

test('L4 one key moves coins once; L1 nobody goes below zero, and nothing of it stays', async () => {
  const { user } = await world.person();
  await run('adjust', user.id, '5', '--key', `k-${user.id}`, ...SIGNED);
  expect((await run('adjust', user.id, '5', '--key', `k-${user.id}`, ...SIGNED)).lines[0]).toContain('Nothing moved');
  expect(await world.balance(user.id)).toBe(WELCOME + 5_000);
  const before = await acts(user.id);
  expect(await refusal(run('adjust', user.id, '-56', ...SIGNED))).toMatchObject({ code: 'insufficient_coins' });
  expect(await world.balance(user.id)).toBe(WELCOME + 5_000);
  expect(await acts(user.id)).toEqual(before);
});

test('L8 what is no amount of Ku is refused', async () => {
  const { user } = await world.person();
  for (const amount of ['0', '-0', '1.2345', 'NaN', '1e3', '', '99999999999999', '٥']) {
    expect(await refusal(run('adjust', user.id, amount, ...SIGNED)), amount).toBeInstanceOf(UsageError);
  }
  expect(await world.balance(user.id)).toBe(WELCOME);
});

test('nothing is changed by nobody, without a reason, or about several', async () => {
  const { user } = await world.person();
  for (const args of [['--reason', 'why'], ['--actor', 'Mira'], ['--actor', ' ', '--reason', 'why'], []]) {
    for (const command of [
      ['adjust', user.id, '1'],
      ['suspend', user.id],
      ['unsuspend', user.id],
      ['forgive', 'rfnd_1'],
    ])
      expect(await refusal(run(...command, ...args))).toBeInstanceOf(UsageError);
  }
  expect(await refusal(run('suspend', 'nobody@example.org', ...SIGNED))).toMatchObject({ code: 'not_found' });
  expect(await acts(user.id)).toEqual([]);
});

test('I3 a suspended person is out at once and may come back when let in', async () => {
  const { user } = await world.person();
  const revoked: Revocation[] = [];
  const stop = onRevoked(world.channel, (one) => revoked.push(one));
  await run('suspend', user.id, ...SIGNED);
  stop();
  expect(revoked).toEqual([{ userId: user.id }]);
  const open = 'select 1 as one from sessions where user_id = $1 and revoked_at is null';
  expect(await world.rows(open, [user.id])).toEqual([]);
  const credentials = { email: user.email ?? '', password: PASSWORD };
  expect(await refusal(login(world.deps, credentials, caller()))).toMatchObject({ code: 'forbidden' });
  expect((await run('suspend', user.id, ...SIGNED)).lines[0]).toContain('was suspended');
  await run('unsuspend', user.id, ...SIGNED);
  expect((await login(world.deps, credentials, caller())).user.id).toBe(user.id);
  expect((await acts(user.id)).map(({ action }) => action)).toEqual(['suspend', 'suspend', 'unsuspend']);
});

test('people are found by what a complaint names, and the looking is written down', async () => {
  const { user } = await world.person('wanted+tag@example.org', 'Ottilie 50% Wild_card');
  for (const query of [user.id, 'wanted+tag@example.org', 'WANTED', '50%', 'd_c']) {
    const { lines, ok } = await run('find', query);
    expect(ok, query).toBe(true);
    expect(lines.join('\n'), query).toContain(user.id);
  }
  expect(await run('find', 'nothing like it')).toMatchObject({ ok: false });
  const [looked] = await world.rows<{ actor: string; facts: unknown }>(
    "select actor, facts from operator_actions where action = 'find' and facts->>'query' = 'nothing like it'",
  );
  expect(looked).toMatchObject({ actor: 'root', facts: { found: 0 } });
});

test('what operators did is never changed', async () => {
  const { user } = await world.person();
  await run('adjust', user.id, '1', ...SIGNED);
  for (const text of [
    'delete from operator_actions',
    "update operator_actions set actor = 'x'",
    'truncate operator_actions',
  ])
    await expect(world.rows(text)).rejects.toThrow(/never changed|permission/);
  expect((await run('log', user.id)).lines).toHaveLength(1);
});

test('audit says that everything agrees; unknown commands say what there is', async () => {
  expect(await run('audit')).toEqual({ lines: ['Everything agrees.'], ok: true });
  expect(await refusal(run('reward'))).toBeInstanceOf(UsageError);
  expect(await refusal(run())).toBeInstanceOf(UsageError);
});
