import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sql } from '../../database/sql.ts';
import { type DocumentsDatabase, documentsDatabase } from '../test/database.ts';
import { createDocument, purgeArchive } from './create.ts';
import { UpdateLog } from './updateLog.ts';

let db: DocumentsDatabase;
let log: UpdateLog;

beforeAll(async () => {
  db = await documentsDatabase();
  log = new UpdateLog(db.database.sql);
});
afterAll(() => db.close());

const bytes = (text: string): Uint8Array => Buffer.from(text);
const textsOf = (updates: readonly { bytes: Uint8Array }[]): string[] =>
  updates.map((u) => Buffer.from(u.bytes).toString());
const append = (code: string, expected: number, ...texts: string[]) => ({
  code,
  expected,
  updates: texts.map((text) => ({ bytes: bytes(text), userId: text === 'nobody' ? null : 'pn_a' })),
});

describe('D7 the log is numbered without a hole and holds every update once', () => {
  test('rooms that have fallen behind store nothing, the others of the round all', async () => {
    const [one, two] = [await db.project(), await db.project()];
    expect(await log.append([append(one, 0, 'a', 'b'), append(two, 0, 'nobody')])).toEqual(new Set([one, two]));
    expect(await log.append([append(one, 1, 'x'), append(two, 1, 'c')])).toEqual(new Set([two]));
    const stored = await log.load(one);
    expect(stored?.tail.map(({ number }) => number)).toEqual([1, 2]);
    expect(textsOf(stored?.tail ?? [])).toEqual(['a', 'b']);
    expect(await log.numbers([one, two, 'NOSUCH'])).toEqual(
      new Map([
        [one, 2],
        [two, 2],
      ]),
    );
    const rows = await db.database.sql.query<{ user_id: string | null }>(
      { text: 'select user_id from document_updates where project_code = $1 order by number' },
      [two],
    );
    expect(rows.map(({ user_id }) => user_id)).toEqual([null, 'pn_a']);
  });

  test('processes that write into the same documents at once', async () => {
    const codes = await Promise.all(Array.from({ length: 6 }, () => db.project()));
    const logs = [log, new UpdateLog((await db.another()).sql), new UpdateLog((await db.another()).sql)];
    const written = new Map<string, string[]>(codes.map((code) => [code, []]));
    await Promise.all(
      logs.map(async (own, process) => {
        const numbers = new Map(codes.map((code) => [code, 0]));
        for (let round = 0; round < 60; round += 1) {
          const some = codes.filter((_, index) => (index + round + process) % 2 === 0).reverse();
          const name = (code: string) => `${process}-${round}-${code}`;
          const done = await own.append(
            some.map((code) => append(code, numbers.get(code) ?? 0, name(code), `${name(code)}+`)),
          );
          for (const code of done) written.get(code)?.push(name(code), `${name(code)}+`);
          for (const [code, number] of await own.numbers(codes)) numbers.set(code, number);
        }
      }),
    );
    for (const code of codes) {
      const stored = await log.load(code);
      expect(textsOf(stored?.tail ?? []).sort()).toEqual(written.get(code)?.sort());
      expect(stored?.tail.length).toBeGreaterThan(60);
    }
  });

  test('a document that does not exist takes nothing', async () => {
    expect(await log.append([append('NOSUCH', 0, 'a')])).toEqual(new Set());
    expect(await log.load('NOSUCH')).toBeNull();
    expect(await log.since('NOSUCH', 0)).toEqual({ kind: 'gone' });
  });
});

describe('D5 compaction changes size, never content', () => {
  test('what the snapshot has taken in is archived with names, and the rest stays', async () => {
    const code = await db.project();
    await log.append([append(code, 0, 'a', 'bb', 'nobody')]);
    expect(await log.compact(code, 2, bytes('A'))).toBe(true);
    const stored = await log.load(code);
    expect(stored).toMatchObject({ snapshotNumber: 2, tail: [{ number: 3 }] });
    expect(Buffer.from(stored?.snapshot ?? []).toString()).toBe('A');
    const [archived] = await db.database.sql.query({ text: 'select * from document_archive where project_code = $1' }, [
      code,
    ]);
    expect(archived).toMatchObject({ first_number: 1, last_number: 2, sizes: [1, 2], user_ids: ['pn_a', 'pn_a'] });
    await purgeArchive(db.database.sql);
    expect(
      await db.database.sql.query({ text: 'select 1 from document_archive where project_code = $1' }, [code]),
    ).toHaveLength(1);
  });

  test('an older snapshot never replaces a newer one, and none runs ahead of the log', async () => {
    const code = await db.project();
    await log.append([append(code, 0, 'a', 'b', 'c')]);
    expect(await log.compact(code, 3, bytes('new'))).toBe(true);
    expect(await log.compact(code, 2, bytes('old'))).toBe(false);
    expect(await log.compact(code, 4, bytes('ahead'))).toBe(false);
    expect(Buffer.from((await log.load(code))?.snapshot ?? []).toString()).toBe('new');
  });

  test('a reader that has fallen behind the snapshot gets it whole, another one the updates', async () => {
    const code = await db.project();
    await log.append([append(code, 0, 'a', 'b', 'c')]);
    await log.compact(code, 2, bytes('AB'));
    expect(await log.since(code, 1)).toMatchObject({ kind: 'all', stored: { snapshotNumber: 2 } });
    const since = await log.since(code, 2);
    expect(since.kind === 'updates' ? textsOf(since.updates) : since).toEqual(['c']);
    expect(await log.since(code, 3)).toEqual({ kind: 'updates', updates: [] });
  });

  test('loading while others compact never finds a hole', async () => {
    const code = await db.project();
    let number = 0;
    const writing = (async () => {
      for (let round = 0; round < 80; round += 1) {
        await log.append([append(code, number, 'a', 'b', 'c')]);
        number += 3;
        if (round % 3 === 0) await log.compact(code, number - 1, bytes(String(number - 1)));
      }
    })();
    const reader = new UpdateLog((await db.another()).sql);
    let finished = false;
    void writing.finally(() => {
      finished = true;
    });
    while (!finished) {
      const stored = await reader.load(code);
      const read = stored?.tail.map((update) => update.number) ?? [];
      expect(read).toEqual(read.map((_, index) => (stored?.snapshotNumber ?? 0) + 1 + index));
    }
    await writing;
  });
});

test('a long snapshot, read in slices, is whole', async () => {
  for (const length of [1, 49_152, 49_153, 200_000]) {
    const content = Buffer.from(Array.from({ length }, (_, at) => (at * at) % 251));
    const stored = await log.load(await db.project(content));
    expect(content.equals(stored?.snapshot ?? Buffer.alloc(0))).toBe(true);
    expect(stored?.tail).toEqual([]);
  }
});

test('a long snapshot that is replaced while its slices are read is read anew', async () => {
  const code = await db.project(Buffer.alloc(300_000, 1));
  let reads = 0;
  const meddling: Sql = {
    async query(statement, values) {
      if (statement.name === 'documents_slice' && ++reads === 3) {
        await log.append([append(code, 1, 'a')]);
        await log.compact(code, 2, Buffer.alloc(200_000, 2));
      }
      return db.database.sql.query(statement, values);
    },
  };
  const stored = await new UpdateLog(meddling).load(code);
  expect(stored).toMatchObject({ snapshotNumber: 2, tail: [] });
  expect(Buffer.alloc(200_000, 2).equals(stored?.snapshot ?? Buffer.alloc(0))).toBe(true);
});

test('a new document has what it was made with', async () => {
  const code = await db.project(bytes('U'));
  expect(await log.load(code)).toMatchObject({ snapshotNumber: 1, tail: [] });
  await expect(createDocument(db.database.sql, code, null)).rejects.toThrow();
});

test('the first person who used a client id keeps it', async () => {
  const code = await db.project();
  await log.noteClients([{ code, client: 2 ** 40, userId: 'pn_a' }]);
  await log.noteClients([
    { code, client: 2 ** 40, userId: 'pn_b' },
    { code: 'NOSUCH', client: 1, userId: 'pn_b' },
  ]);
  const rows = await db.database.sql.query(
    { text: 'select client_id, user_id from document_clients where project_code = $1' },
    [code],
  );
  expect(rows).toEqual([{ client_id: 2 ** 40, user_id: 'pn_a' }]);
});
