import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/database/createTestDatabase.ts';
import { openAccount, post } from '../ledger/post.ts';
import type { Database } from './database.ts';
import { startStore } from './start.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

async function opened(url: string): Promise<{ database: Database; stop(): Promise<void>; warnings: string[] }> {
  const warnings: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void warnings.push(line) });
  const store = await startStore({ url, dataDir: '', entities: [], log, onFailure: () => undefined });
  return { ...store, warnings };
}

async function asOwner(url: string, ...texts: string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const text of texts) await client.query(text);
  } finally {
    await client.end();
  }
}

describe('the role of the service', () => {
  it.each([
    'update entries set amount = 1',
    'delete from entries',
    'truncate entries',
    'delete from accounts',
    'alter table entries disable trigger user',
    'drop table entries',
  ])('L5 is denied: %s', async (text) => {
    const { database, stop, warnings } = await opened(test.url);
    try {
      await expect(database.sql.query({ text })).rejects.toThrow(/permission denied|must be owner/);
      expect(warnings).toEqual([]);
    } finally {
      await stop();
    }
  });

  it('L3 still posts, in a transaction and by itself', async () => {
    const { database, stop } = await opened(test.url);
    try {
      await openAccount(database.sql, 'pn_role');
      const posting = { accountId: 'pn_role', kind: 'sister_grant', app: 'x', amountMilliku: 5 } as const;
      await post(database.sql, { ...posting, cause: 'role 1' });
      const moved = await database.transaction(({ sql }) => post(sql, { ...posting, cause: 'role 2' }));
      expect(moved).toMatchObject({ balance: 10, entry: 2 });
    } finally {
      await stop();
    }
  });

  it('L5 with a user who may make no roles, one line says that the triggers guard alone, and they do', async () => {
    const own = await createTestDatabase();
    const name = `plain_${randomBytes(4).toString('hex')}`;
    await asOwner(
      own.url,
      `create role ${name} login password 'plain'`,
      `grant ${name} to current_user`,
      `grant create, connect on database ${new URL(own.url).pathname.slice(1)} to ${name}`,
      `create schema plain authorization ${name}`,
      `alter role ${name} set search_path = plain`,
    );
    const url = new URL(own.url);
    url.username = name;
    url.password = 'plain';
    const { database, stop, warnings } = await opened(url.href);
    try {
      expect(warnings).toHaveLength(1);
      expect(warnings[0]).toContain('triggers alone');
      await expect(database.sql.query({ text: 'delete from entries' })).rejects.toThrow(/never changed/);
    } finally {
      await stop();
      await own.drop();
      await asOwner(test.url, `drop role ${name}`);
    }
  });
});
