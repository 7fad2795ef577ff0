import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/database/createTestDatabase.ts';
import { type Database, openDatabase } from '../database.ts';
import { statement } from '../sql.ts';

const POOL = 2;

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  db = await openDatabase({ url: database.url, entities: [], poolSize: POOL });
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

test('while requests hold every connection of theirs, the hot path goes on', async () => {
  const held = Promise.withResolvers<void>();
  const begun = Array.from({ length: POOL }, () => Promise.withResolvers<void>());
  const requests = begun.map(({ resolve }) =>
    db.transaction(async ({ sql }) => {
      await sql.query({ text: 'select 1' });
      resolve();
      await held.promise;
    }),
  );
  await Promise.all(begun.map(({ promise }) => promise));
  expect(await db.hot.query({ text: 'select 7 as seven' })).toEqual([{ seven: 7 }]);
  held.resolve();
  await Promise.all(requests);
});

const odd = ['plain', 'a "quoted" one', 'back\\slash', '{braces, comma}', 'line\nend', '', 'NULL', 'ünï 漢 😀'];

test('values arrive as they are, the first time and when the statement is known', async () => {
  const echo = statement<{
    texts: string[];
    parts: string[];
    bytes: Buffer;
    at: Date;
    yes: boolean;
    none: null;
    numbers: (number | null)[];
  }>(
    `select $1::text[] as texts, array(select encode(b, 'hex') from unnest($2::bytea[]) b) as parts, $3::bytea as bytes,
       $4::timestamptz as at, $5::boolean as yes, $6::text as none, $7::int[] as numbers`,
    'hot_test_echo',
  );
  const at = new Date('2024-02-29T12:34:56.789Z');
  const parts = [Uint8Array.of(0, 92, 34, 255), Uint8Array.of()];
  const values = [[...odd, null], parts, Uint8Array.of(1, 0, 39), at, true, null, [1, null, -3]];
  for (const time of [1, 2, 3]) {
    const [row] = await db.hot.query(echo, values);
    expect(row, `time ${time}`).toEqual({
      ...{ texts: [...odd, null], parts: ['005c22ff', ''], bytes: Buffer.from([1, 0, 39]), at, yes: true, none: null },
      numbers: [1, null, -3],
    });
  }
});

test('more at once than there are connections: each gets its own answer', async () => {
  const double = statement<{ twice: number }>('select $1::int * 2 as twice', 'hot_test_double');
  const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => db.hot.query(double, [n])));
  expect(answers).toEqual(Array.from({ length: 50 }, (_, n) => [{ twice: 2 * n }]));
});

test('what fails is thrown with its code, and the next one is answered', async () => {
  const divide = statement<{ part: number }>('select 10 / $1::int as part', 'hot_test_divide');
  const large = statement<{ large: number }>('select $1::bigint as large', 'hot_test_large');
  for (let times = 0; times < 5; times += 1) {
    await expect(db.hot.query(divide, [0])).rejects.toMatchObject({ code: '22012' });
    expect(await db.hot.query(divide, [5])).toEqual([{ part: 2 }]);
    await expect(db.hot.query(large, ['9007199254740993'])).rejects.toThrow(RangeError);
    expect(await db.hot.query(large, [7])).toEqual([{ large: 7 }]);
  }
});

test('a constraint that is checked at the commit is no success', async () => {
  await db.sql.query({ text: 'create table hot_test (n int unique deferrable initially deferred)' });
  const insert = statement('insert into hot_test values ($1)', 'hot_test_insert');
  await db.hot.query(insert, [1]);
  await expect(db.hot.query(insert, [1])).rejects.toMatchObject({ code: '23505' });
  expect(await db.hot.query({ text: 'select n from hot_test' })).toEqual([{ n: 1 }]);
});

test('connections that the database has ended are replaced', async () => {
  const mine = statement<{ pid: number }>('select pg_backend_pid() as pid', 'hot_test_pid');
  const both = await Promise.all([db.hot.query(mine), db.hot.query(mine)]);
  const pids = both.map(([row]) => row?.pid ?? 0);
  await db.sql.query({ text: 'select pg_terminate_backend(p, 5000) from unnest($1::int[]) p' }, [pids]);
  await expect
    .poll(async () =>
      db.hot.query(mine).then(
        ([row]) => pids.includes(row?.pid ?? 0),
        () => true,
      ),
    )
    .toBe(false);
});
