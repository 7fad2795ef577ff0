import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { properties } from '../../../test/properties.ts';
import type { Sql } from '../../database/sql.ts';
import { audit } from '../../ledger/audit.ts';
import type { GenerationRecord } from '../tables.ts';
import { expectInvariants } from '../test/invariants.ts';
import { generationRow } from '../test/rows.ts';
import { createWorld, type World } from '../test/world.ts';
import { ChunkCommits } from './chunkCommits.ts';
import { commitTogether } from './commit.ts';
import type { ChunkCommit } from './statement.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const PRICE = 10;

/** The next chunk of a generation as its writer would send it. */
function chunkOf({ id, epoch }: GenerationRecord, seq: number, words: number, number?: number): ChunkCommit {
  const text = Array.from({ length: words }, (_, index) => `w${seq}.${index}" \\ `).join('');
  const append = number === undefined ? null : { number, bytes: new Uint8Array([0, seq % 256]) };
  return { generationId: id, epoch: epoch ?? 1, seq, text, words, costMilliku: words * PRICE, ending: null, append };
}

async function generations(count: number, purses: readonly number[]): Promise<GenerationRecord[]> {
  const payers = await Promise.all(purses.map((milliku) => world.person(milliku)));
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const payerId = payers[index % payers.length] ?? '';
      return generationRow(world, { payerId, projectCode: await world.project(payerId), pricePerWord: PRICE });
    }),
  );
}

async function expectSound(): Promise<void> {
  await expectInvariants(world);
  expect(await audit(world.db.sql)).toEqual([]);
}

describe('chunks committed together', () => {
  test('G1 L2 of several accounts and documents, more than one of an account: each its own entry', async () => {
    const rows = await generations(7, [5_000, 9_000]);
    const chunks = rows.map((row, index) => chunkOf(row, 1, index + 1, index % 2 === 0 ? 1 : undefined));
    const outcomes = await commitTogether(world.db.sql, chunks);
    expect(outcomes?.map(({ kind }) => kind)).toEqual(rows.map(() => 'committed'));
    const last = await world.rows<{ balance: number }>('select balance from accounts where id = any($1) order by 1', [
      [rows[0]?.payerId, rows[1]?.payerId],
    ]);
    expect(last.map(({ balance }) => balance)).toEqual([5_000 - (1 + 3 + 5 + 7) * PRICE, 9_000 - (2 + 4 + 6) * PRICE]);
    const texts = await world.rows<{ text: string }>('select text from chunks where generation_id = any($1)', [
      rows.map(({ id }) => id),
    ]);
    expect(texts.map(({ text }) => text).sort()).toEqual(chunks.map(({ text }) => text).sort());
    await expectSound();
  });

  test('a growing ledger is asked by key: no batch reads all of its entries', async () => {
    const rows = await generations(
      25,
      Array.from({ length: 25 }, () => 5_000),
    );
    await world.db.transaction(async ({ sql }) => {
      // What this connection has read, the last second before this transaction included.
      const read = () =>
        sql.query<{ read: number }>({
          text: `select seq_tup_read::int as read from pg_stat_xact_user_tables where relname = 'entries'`,
        });
      const before = await read();
      for (let seq = 1; seq <= 12; seq += 1) {
        await commitTogether(
          sql,
          rows.map((row) => chunkOf(row, seq, 1)),
        );
      }
      expect(await read()).toEqual(before);
    });
    await expectSound();
  });

  test('G8 one that is fenced takes nothing from the others', async () => {
    const [first, second] = await generations(2, [5_000]);
    if (first === undefined || second === undefined) throw new Error('no generations');
    await world.rows(`update generations set status = 'stopped' where id = $1`, [second.id]);
    const outcomes = await commitTogether(world.db.sql, [chunkOf(first, 1, 2, 1), chunkOf(second, 1, 2, 1)]);
    expect(outcomes?.map(({ kind }) => kind)).toEqual(['committed', 'fenced']);
    await expectSound();
  });

  test.each([
    ['a shortage', (row: GenerationRecord) => chunkOf(row, 1, 600)],
    ['a document that has gone on', (row: GenerationRecord) => chunkOf(row, 1, 2, 7)],
  ])('L6 %s takes all of them back, and each is then told its own', async (_, bad) => {
    const [first, second] = await generations(2, [5_000]);
    if (first === undefined || second === undefined) throw new Error('no generations');
    expect(await commitTogether(world.db.sql, [chunkOf(first, 1, 2, 1), bad(second)])).toBeNull();
    expect(await world.rows('select 1 from chunks where generation_id = $1', [first.id])).toEqual([]);
    const commits = new ChunkCommits(world.db.sql, 1);
    const outcomes = await Promise.all([
      commits.commit(chunkOf(first, 1, 2, 1), first),
      commits.commit(bad(second), second),
    ]);
    expect(outcomes[0]?.kind).toBe('committed');
    expect(['shortage', 'conflict']).toContain(outcomes[1]?.kind);
    await expectSound();
  });

  test('an answer that was lost after the commit: the same chunks again are the same ones', async () => {
    const rows = await generations(5, [5_000, 5_000]);
    let losses = 1;
    const unsure: Sql = {
      async query(...args) {
        const result = await world.db.sql.query(...args);
        losses -= 1;
        if (losses >= 0) throw new Error('Connection terminated unexpectedly');
        return result;
      },
    };
    const outcomes = await commitTogether(
      unsure,
      rows.map((row) => chunkOf(row, 1, 3, 1)),
    );
    expect(outcomes?.map(({ kind }) => kind)).toEqual(rows.map(() => 'committed'));
    expect(
      await world.rows('select 1 from entries where generation_id = any($1)', [rows.map(({ id }) => id)]),
    ).toHaveLength(5);
    await expectSound();
  });
});

describe('the lanes', () => {
  test('a purse that is being settled is not touched by others until it is left', async () => {
    const [first, second] = await generations(2, [5_000]);
    if (first === undefined || second === undefined) throw new Error('no generations');
    const commits = new ChunkCommits(world.db.sql);
    const turn = await commits.settle(first);
    let isSecondDone = false;
    const waiting = commits.commit(chunkOf(second, 1, 1), second).then((outcome) => {
      isSecondDone = true;
      return outcome;
    });
    expect((await commits.commit(chunkOf(first, 1, 1), first, turn)).kind).toBe('committed');
    expect(isSecondDone).toBe(false);
    turn.leave();
    expect((await waiting).kind).toBe('committed');
  });

  test('L1 L2 G1 G3 G4 any crowd of writers in two processes, purses that run out, lost answers: every coin is told', async () => {
    const crowds = fc.record({
      purses: fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 1, maxLength: 4 }),
      writers: fc.array(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }), {
        minLength: 1,
        maxLength: 12,
      }),
      // Not so often that a repeat is lost again and again.
      lostEvery: fc.integer({ min: 7, max: 25 }),
    });
    await fc.assert(
      fc.asyncProperty(crowds, async ({ purses, writers, lostEvery }) => {
        let sent = 0;
        const unsure: Sql = {
          async query(...args) {
            const result = await world.db.sql.query(...args);
            sent += 1;
            if (sent % lostEvery === 0) throw new Error('Connection terminated unexpectedly');
            return result;
          },
        };
        const rows = await generations(writers.length, purses);
        const processes = [new ChunkCommits(unsure), new ChunkCommits(world.db.sql, 1)];
        await Promise.all(
          rows.map(async (row, index) => {
            let seq = 0;
            for (const words of writers[index] ?? []) {
              const outcome = await processes[index % 2]?.commit(chunkOf(row, seq + 1, words), row);
              if (outcome?.kind === 'committed') seq += 1;
              else expect(outcome?.kind).toBe('shortage');
            }
            expect(await world.rows('select seq from generations where id = $1', [row.id])).toEqual([{ seq }]);
          }),
        );
        await expectSound();
      }),
      properties(8, 300),
    );
  }, 1_800_000);
});
