import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectInvariants } from '../test/invariants.ts';
import { generationRow } from '../test/rows.ts';
import { createWorld, type World } from '../test/world.ts';
import { commitChunk } from './commit.ts';
import type { ChunkCommit } from './statement.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

async function setUp(milliku: number, fields: Record<string, unknown> = {}) {
  const payerId = await world.person(milliku);
  const projectCode = await world.project(payerId);
  const { id } = await generationRow(world, { projectCode, payerId, ...fields });
  const chunk = (seq: number, text: string, words: number, more: Partial<ChunkCommit> = {}): ChunkCommit => {
    const base = { generationId: id, epoch: 1, seq, text, words, costMilliku: words * 10, ending: null, append: null };
    return { ...base, ...more };
  };
  const state = async () => {
    const [row] = await world.rows('select status, reason, seq, words, cost, ended_at from generations where id=$1', [
      id,
    ]);
    const [account] = await world.rows<{ balance: number }>('select balance from accounts where id = $1', [payerId]);
    const [document] = await world.rows<{ last_number: number }>(
      'select last_number from documents where project_code = $1',
      [projectCode],
    );
    return { ...row, balance: account?.balance, number: document?.last_number };
  };
  return { id, payerId, projectCode, chunk, state };
}

describe('a chunk', () => {
  test('G1 pays its words and is stored, in one', async () => {
    const { chunk, state } = await setUp(1_000);
    const outcome = await commitChunk(world.db.sql, chunk(1, 'Once upon ', 2));
    expect(outcome).toMatchObject({ kind: 'committed', balance: { balanceMilliku: 980, entry: 2 } });
    expect(await state()).toMatchObject({ seq: 1, words: 2, cost: 20, balance: 980, status: 'streaming', number: 0 });
    await expectInvariants(world);
  });

  test('G1 without a word needs no coin and makes no entry', async () => {
    const { chunk, state } = await setUp(0);
    const ending = { status: 'completed', reason: null } as const;
    expect(await commitChunk(world.db.sql, chunk(1, '\n', 0, { ending }))).toMatchObject({
      kind: 'committed',
      balance: null,
    });
    expect(await state()).toMatchObject({ seq: 1, balance: 0, status: 'completed', ended_at: expect.any(Date) });
  });

  test('may carry the end', async () => {
    const { chunk, state } = await setUp(20);
    const ending = { status: 'exhausted', reason: 'balance' } as const;
    await commitChunk(world.db.sql, chunk(1, 'Once upon ', 2, { ending }));
    expect(await state()).toMatchObject({ status: 'exhausted', reason: 'balance', balance: 0 });
  });

  test('L1 L6 a shortage changes nothing at all', async () => {
    const { chunk, state } = await setUp(19);
    const before = await state();
    const append = { number: 1, bytes: new Uint8Array([0, 0]) };
    expect(await commitChunk(world.db.sql, chunk(1, 'Once upon ', 2, { append }))).toEqual({ kind: 'shortage' });
    expect(await state()).toEqual(before);
    expect(await world.rows('select 1 from document_updates')).toEqual([]);
  });

  test('G8 a stale epoch, a wrong number and an ended generation are fenced', async () => {
    const { chunk, state, id } = await setUp(1_000);
    const before = await state();
    expect(await commitChunk(world.db.sql, chunk(1, 'x ', 1, { epoch: 0 }))).toEqual({ kind: 'fenced' });
    expect(await commitChunk(world.db.sql, chunk(2, 'x ', 1))).toEqual({ kind: 'fenced' });
    expect(await state()).toEqual(before);
    await world.rows(`update generations set status = 'stopped' where id = $1`, [id]);
    expect(await commitChunk(world.db.sql, chunk(1, 'x ', 1))).toEqual({ kind: 'fenced' });
    expect(await state()).toMatchObject({ seq: 0, balance: 1_000 });
  });

  test('a document that has gone on refuses the whole chunk as a conflict', async () => {
    const { chunk, state, projectCode } = await setUp(1_000);
    await world.rows('update documents set last_number = 1 where project_code = $1', [projectCode]);
    const append = { number: 1, bytes: new Uint8Array([0, 0]) };
    expect(await commitChunk(world.db.sql, chunk(1, 'x ', 1, { append }))).toEqual({ kind: 'conflict' });
    expect(await state()).toMatchObject({ seq: 0, balance: 1_000, number: 1 });
    const next = { number: 2, bytes: new Uint8Array([0, 0]) };
    expect(await commitChunk(world.db.sql, chunk(1, 'x ', 1, { append: next }))).toMatchObject({ kind: 'committed' });
    expect(await state()).toMatchObject({ seq: 1, balance: 990, number: 2 });
  });

  test('L9 a payer without an account is an error, never a free word', async () => {
    const owner = await world.person(0);
    const projectCode = await world.project(owner);
    const { id } = await generationRow(world, { projectCode, payerId: 'pn_nobody', requestedBy: owner });
    const base = { generationId: id, epoch: 1, seq: 1, text: 'x ', ending: null, append: null };
    await expect(commitChunk(world.db.sql, { ...base, words: 1, costMilliku: 10 })).rejects.toThrow();
    await expectInvariants(world);
  });
});

describe('a connection that is lost', () => {
  /** Every statement is executed, but the first answers never arrive. */
  const losing = (answers: number) => ({
    query: async (...args: Parameters<typeof world.db.sql.query>) => {
      const rows = await world.db.sql.query(...args);
      answers -= 1;
      if (answers >= 0) throw Object.assign(new Error('Connection terminated unexpectedly'), { code: 'ECONNRESET' });
      return rows as never;
    },
  });

  test('G1 after the commit: the repeat finds its own chunk and charges once', async () => {
    const { chunk, state } = await setUp(1_000);
    const append = { number: 1, bytes: new Uint8Array([0, 0]) };
    const outcome = await commitChunk(losing(1), chunk(1, 'Once upon ', 2, { append }));
    expect(outcome).toMatchObject({ kind: 'committed', balance: { balanceMilliku: 980 } });
    expect(await state()).toMatchObject({ seq: 1, balance: 980, number: 1 });
    await expectInvariants(world);
  });

  test('G8 after a takeover: the chunk is not claimed as ours', async () => {
    const { chunk, id } = await setUp(1_000);
    const stale = losing(1);
    const taken = {
      query: async (...args: Parameters<typeof stale.query>) => {
        const result = stale.query(...args);
        await result.catch(() => world.rows('update generations set epoch = 2 where id = $1', [id]));
        return result as never;
      },
    };
    expect(await commitChunk(taken, chunk(1, 'Once ', 1))).toEqual({ kind: 'fenced' });
  });

  test('before the commit: the repeat commits', async () => {
    const { chunk, state } = await setUp(1_000);
    let isFirst = true;
    const refusing = {
      query: async (...args: Parameters<typeof world.db.sql.query>) => {
        if (!isFirst) return world.db.sql.query(...args) as never;
        isFirst = false;
        throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
      },
    };
    expect(await commitChunk(refusing, chunk(1, 'Once ', 1))).toMatchObject({ kind: 'committed' });
    expect(await state()).toMatchObject({ seq: 1, balance: 990 });
  });

  test('killed by the server in the middle of a statement: exactly once', async () => {
    const { chunk, state, id } = await setUp(1_000);
    const blocker = new Client({ connectionString: world.url });
    await blocker.connect();
    await blocker.query('begin');
    await blocker.query('select 1 from generations where id = $1 for update', [id]);
    const outcome = commitChunk(world.db.sql, chunk(1, 'Once ', 1));
    await expect
      .poll(() =>
        world.rows(`select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`),
      )
      .toHaveLength(1);
    await world.rows(`select pg_terminate_backend(pid) from pg_stat_activity
      where wait_event_type = 'Lock' and datname = current_database()`);
    await blocker.query('commit');
    await blocker.end();
    expect(await outcome).toMatchObject({ kind: 'committed' });
    expect(await state()).toMatchObject({ seq: 1, balance: 990 });
  });
});
