import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/database/createTestDatabase.ts';
import { properties } from '../../test/properties.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { audit } from './audit.ts';
import { balanceOf } from './balance.ts';
import { listEntries } from './entries.ts';
import { openAccount, type Posting, post } from './post.ts';
import { welcome } from './welcome.ts';

let test: TestDatabase;
let database: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  database = await openDatabase({ url: test.url, entities: [] });
});

afterAll(async () => {
  await database.close();
  await test.drop();
});

const newAccount = async (milliku = 0): Promise<string> => {
  const id = `pn_${randomUUID()}`;
  await openAccount(database.sql, id);
  if (milliku > 0) await post(database.sql, posting(id, milliku));
  return id;
};

const posting = (accountId: string, amountMilliku: number, more: Partial<Posting> = {}): Posting => ({
  accountId,
  kind: amountMilliku > 0 ? 'sister_grant' : 'sister_debit',
  app: 'imagegene',
  amountMilliku,
  cause: `test:${randomUUID()}`,
  ...more,
});

const allEntries = async (id: string) =>
  (await listEntries(database.sql, id, { limit: 200 })).items.map(({ amountMilliku }) => amountMilliku);

describe('posting', () => {
  it('L1 L2 L6 any interleaving of credits and debits keeps the balance the sum and never below zero', async () => {
    const amounts = fc.array(
      fc.integer({ min: -900, max: 600 }).filter((amount) => amount !== 0),
      {
        minLength: 1,
        maxLength: 24,
      },
    );
    await fc.assert(
      fc.asyncProperty(amounts, async (list) => {
        const id = await newAccount(1_000);
        const results = await Promise.allSettled(list.map((amount) => post(database.sql, posting(id, amount))));
        const moved = list.filter((_, index) => results[index]?.status === 'fulfilled');
        const { balanceMilliku, entry } = await balanceOf(database.sql, id);
        expect(balanceMilliku).toBe(moved.reduce((sum, amount) => sum + amount, 1_000));
        expect(balanceMilliku).toBeGreaterThanOrEqual(0);
        expect(entry).toBe(moved.length + 1);
        expect((await allEntries(id)).reduce((sum, amount) => sum + amount, 0)).toBe(balanceMilliku);
      }),
      properties(15, 500),
    );
  });

  it('L4 one cause moves coins once, however often and at the same moment', async () => {
    const id = await newAccount(1_000);
    const same = posting(id, -100);
    const results = await Promise.all(Array.from({ length: 12 }, () => post(database.sql, same)));
    expect(results.filter(({ moved }) => moved)).toHaveLength(1);
    expect((await balanceOf(database.sql, id)).balanceMilliku).toBe(900);
    await expect(post(database.sql, { ...same, amountMilliku: -200 })).rejects.toMatchObject({
      code: 'idempotency_mismatch',
    });
  });

  it('L6 a debit beyond the balance changes nothing and says so', async () => {
    const id = await newAccount(50);
    await expect(post(database.sql, posting(id, -51))).rejects.toMatchObject({ code: 'insufficient_coins' });
    expect(await allEntries(id)).toEqual([50]);
  });

  it.each([0, 0.5, Number.NaN, 2 ** 53, Number.POSITIVE_INFINITY])('L8 %d is no amount', async (amount) => {
    const id = await newAccount(10);
    await expect(post(database.sql, posting(id, amount))).rejects.toThrow(RangeError);
  });

  it('L9 an unknown account is an error, never a silent nothing', async () => {
    await expect(post(database.sql, posting('pn_nobody', 10))).rejects.toMatchObject({ code: 'not_found' });
    await expect(balanceOf(database.sql, 'pn_nobody')).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('what the database itself refuses', () => {
  const run = (text: string) => database.sql.query({ text });

  it.each([
    "update entries set amount = 1 where account_id = 'x'",
    'delete from entries',
    'truncate entries',
    'truncate entries, accounts cascade',
  ])('L5 %s', async (text) => {
    await newAccount(10);
    await expect(run(text)).rejects.toThrow(/never changed/);
  });

  it('L2 a balance without its entry', async () => {
    const id = await newAccount(10);
    await expect(run(`update accounts set balance = balance + 1 where id = '${id}'`)).rejects.toThrow(
      /without its entry/,
    );
    await expect(run("insert into accounts (id, balance) values ('pn_rich', 5)")).rejects.toThrow(/without its entry/);
  });

  it('L2 an entry that does not follow the one before it', async () => {
    const id = await newAccount(10);
    const insert = (number: number, after: number) =>
      run(`insert into entries (account_id, number, kind, app, amount, balance_after, cause)
        values ('${id}', ${number}, 'refund', 'penora', 5, ${after}, '${randomUUID()}')`);
    await expect(insert(2, 15)).rejects.toThrow(/does not follow/);
    await expect(insert(3, 15)).rejects.toThrow(/does not follow/);
  });

  it('L3 an adjustment without an actor and a reason', async () => {
    const id = await newAccount();
    await expect(post(database.sql, posting(id, 5, { kind: 'adjustment' }))).rejects.toThrow();
    await post(database.sql, posting(id, 5, { kind: 'adjustment', actor: 'operator', description: 'goodwill' }));
  });
});

describe('the welcome', () => {
  it('I5 50 Ku once for one person, by whatever names and at the same moment', async () => {
    const address = `address:${randomUUID()}@example.com`;
    const ids = Array.from({ length: 8 }, () => `pn_${randomUUID()}`);
    const given = await Promise.all(
      ids.map((id) => database.transaction(({ sql }) => welcome(sql, id, [address, `subject:${id}`]))),
    );
    expect(given.filter(Boolean)).toHaveLength(1);
    const balances = await Promise.all(ids.map((id) => balanceOf(database.sql, id)));
    expect(balances.reduce((sum, { balanceMilliku }) => sum + balanceMilliku, 0)).toBe(50_000);
  });

  it('I5 what a welcome leaves behind names no address, and still counts when the person is gone', async () => {
    const [first, second] = [`pn_${randomUUID()}`, `pn_${randomUUID()}`];
    const claim = `address:${randomUUID()}@example.com`;
    const come = (id: string) => database.transaction(({ sql }) => welcome(sql, id, [claim]));
    expect(await come(first)).toBe(true);
    const kept = await database.sql.query({ text: 'select claim from welcome_claims where account_id = $1' }, [first]);
    expect(kept).toHaveLength(2);
    for (const row of kept) expect(row.claim).toMatch(/^h:[0-9a-f]{64}$/);
    expect(await come(second)).toBe(false);
  });
});

describe('the list', () => {
  it('pages newest first without losing or repeating a row', async () => {
    const id = await newAccount();
    for (let amount = 1; amount <= 7; amount += 1) await post(database.sql, posting(id, amount));
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await listEntries(database.sql, id, { limit: 3, cursor });
      seen.push(...page.items.map(({ amountMilliku }) => amountMilliku));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1]);
  });
});

it('the audit finds nothing after all this', async () => {
  expect(await audit(database.sql)).toEqual([]);
});
