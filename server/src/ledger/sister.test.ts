import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/database/createTestDatabase.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { localChannel } from '../kernel/channel.ts';
import { adjust } from './adjust.ts';
import { balanceOf } from './balance.ts';
import { listEntries } from './entries.ts';
import { openAccount } from './post.ts';
import { debitForSister, grantFromSister, type MovingDeps, type SisterMove } from './sister.ts';
import { summarise } from './summary.ts';
import { balanceChanges } from './topic.ts';

let test: TestDatabase;
let database: Database;
let deps: MovingDeps;

beforeAll(async () => {
  test = await createTestDatabase();
  database = await openDatabase({ url: test.url, entities: [] });
  deps = { sql: database.sql, channel: localChannel() };
});

afterAll(async () => {
  await database.close();
  await test.drop();
});

async function account(milliku: number): Promise<string> {
  const id = `pn_${randomUUID()}`;
  await openAccount(database.sql, id);
  const purse = { accountId: id, key: randomUUID(), amountMilliku: milliku, actor: 'test', reason: 'purse' };
  if (milliku > 0) await adjust(deps, purse);
  return id;
}

const move = (accountId: string, amountMilliku: number, more: Partial<SisterMove> = {}): SisterMove => {
  return { accountId, app: 'imagegene', key: randomUUID(), amountMilliku, ...more };
};

describe('sister applications', () => {
  it('L3 a debit and a grant are entries with the application and its reference', async () => {
    const id = await account(1_000);
    await debitForSister(deps, move(id, 300, { reference: 'IMG-7', description: 'A picture' }));
    await grantFromSister(deps, move(id, 50, { app: 'sukusuku' }));
    const { items } = await listEntries(database.sql, id, { limit: 2 });
    expect(items).toMatchObject([
      { kind: 'sister_grant', app: 'sukusuku', amountMilliku: 50, balanceAfterMilliku: 750 },
      { kind: 'sister_debit', app: 'imagegene', amountMilliku: -300, reference: 'IMG-7', description: 'A picture' },
    ]);
  });

  it('L4 the same key gives the first answer, whatever happened since; another request under it changes nothing', async () => {
    const id = await account(1_000);
    const debit = move(id, 100);
    const first = await debitForSister(deps, debit);
    await grantFromSister(deps, move(id, 7));
    expect(await debitForSister(deps, debit)).toEqual({ ...first, moved: false });
    for (const other of [{ amountMilliku: 101 }, { reference: 'else' }]) {
      await expect(debitForSister(deps, { ...debit, ...other })).rejects.toMatchObject({
        code: 'idempotency_mismatch',
      });
    }
    await expect(grantFromSister(deps, debit)).rejects.toMatchObject({ code: 'idempotency_mismatch' });
    // Another application's key of the same name is another key.
    await debitForSister(deps, { ...debit, app: 'sukusuku' });
    expect((await balanceOf(database.sql, id)).balanceMilliku).toBe(807);
  });

  it('L4 the same debit a dozen times at the same moment moves once', async () => {
    const id = await account(1_000);
    const debit = move(id, 100);
    const answers = await Promise.all(Array.from({ length: 12 }, () => debitForSister(deps, debit)));
    expect(answers.filter(({ moved }) => moved)).toHaveLength(1);
    expect(new Set(answers.map(({ balanceMilliku, entry }) => `${balanceMilliku} ${entry}`))).toEqual(
      new Set(['900 2']),
    );
  });

  it('L6 too little says what is there and what is needed', async () => {
    const id = await account(50);
    const facts = { balanceMilliku: 50, requiredMilliku: 51 };
    await expect(debitForSister(deps, move(id, 51))).rejects.toMatchObject({ code: 'insufficient_coins', facts });
    expect(await balanceOf(database.sql, id)).toEqual({ balanceMilliku: 50, entry: 1 });
  });

  it.each([0, -5, 0.5, Number.NaN, 2 ** 53])('L8 %d is no amount', async (amount) => {
    const id = await account(10);
    await expect(debitForSister(deps, move(id, amount))).rejects.toMatchObject({ code: 'invalid' });
    await expect(grantFromSister(deps, move(id, amount))).rejects.toMatchObject({ code: 'invalid' });
  });

  it('L8 a balance stays below 2^53', async () => {
    const id = await account(10);
    const most = move(id, Number.MAX_SAFE_INTEGER - 10);
    await grantFromSister(deps, most);
    await expect(grantFromSister(deps, move(id, 1))).rejects.toMatchObject({ code: 'invalid' });
    expect((await balanceOf(database.sql, id)).balanceMilliku).toBe(Number.MAX_SAFE_INTEGER);
  });

  it('L9 an unknown account is an error', async () => {
    await expect(debitForSister(deps, move('pn_nobody', 5))).rejects.toMatchObject({ code: 'not_found' });
  });

  it('tells the open pages of the person', async () => {
    const id = await account(10);
    const heard: unknown[] = [];
    balanceChanges.subscribe(deps.channel, id, (balance) => heard.push(balance));
    await grantFromSister(deps, move(id, 5));
    expect(heard).toEqual([{ balanceMilliku: 15, entry: 2 }]);
  });
});

describe('adjustments', () => {
  it('L3 keep actor and reason, and are refused without', async () => {
    const id = await account(100);
    const wanted = { accountId: id, key: randomUUID(), amountMilliku: -40, actor: 'operator', reason: 'a complaint' };
    await expect(adjust(deps, { ...wanted, actor: ' ' })).rejects.toMatchObject({ code: 'invalid' });
    await expect(adjust(deps, { ...wanted, reason: '' })).rejects.toMatchObject({ code: 'invalid' });
    expect(await adjust(deps, wanted)).toMatchObject({ balanceMilliku: 60, moved: true });
    expect(await adjust(deps, wanted)).toMatchObject({ balanceMilliku: 60, moved: false });
    const kept = await database.sql.query({ text: 'select actor from entries where cause = $1' }, [
      `adjustment:${wanted.key}`,
    ]);
    expect(kept).toEqual([{ actor: 'operator' }]);
  });
});

describe('the summary', () => {
  it('adds up by day, application and project, and what was in and out', async () => {
    const id = await account(1_000);
    await debitForSister(deps, move(id, 300));
    await debitForSister(deps, move(id, 200, { app: 'sukusuku' }));
    const today = new Date().toISOString().slice(0, 10);
    const summary = await summarise(database.sql, id, {});
    expect(summary.total).toEqual({ key: '', creditedMilliku: 1_000, debitedMilliku: 500, words: 0, entries: 3 });
    expect(summary.app.map(({ key, debitedMilliku }) => [key, debitedMilliku])).toEqual([
      ['imagegene', 300],
      ['sukusuku', 200],
      ['penora', 0],
    ]);
    expect(summary.day.at(0)?.key.slice(0, 8)).toBe(today.slice(0, 8));
    const none = await summarise(database.sql, id, { to: '2020-01-01' });
    expect(none).toMatchObject({ total: { entries: 0 }, day: [], app: [] });
  });
});
