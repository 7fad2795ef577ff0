import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/database/createTestDatabase.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { type Idempotency, idempotency, requestIdOf } from './idempotency.ts';

let test: TestDatabase;
let database: Database;
let once: Idempotency;

beforeAll(async () => {
  test = await createTestDatabase();
  database = await openDatabase({ url: test.url, entities: [] });
  once = idempotency(database.sql, 'a secret of more than thirty-two bytes');
});

afterAll(async () => {
  await database.close();
  await test.drop();
});

const keyOf = (key: string) => ({ caller: 'user:pn_1', path: '/api/projects', key });

describe('Idempotency-Key', () => {
  it('L4 the same key with the same request has one effect and the same answer', async () => {
    let effects = 0;
    const work = async () => {
      effects += 1;
      return { status: 201, body: { z: effects, a: 1 } };
    };
    const first = await once.once(keyOf('one'), { title: 'x' }, work);
    const second = await once.once(keyOf('one'), { title: 'x' }, work);
    expect(effects).toBe(1);
    expect(JSON.stringify(second.reply.body)).toBe(JSON.stringify(first.reply.body));
    expect([first.repeated, second.repeated]).toEqual([false, true]);
  });

  it('L4 another request under the same key is refused and has no effect', async () => {
    await once.once(keyOf('two'), { title: 'x' }, async () => ({ status: 201, body: 1 }));
    const other = once.once(keyOf('two'), { title: 'y' }, async () => {
      throw new Error('must not run');
    });
    await expect(other).rejects.toMatchObject({ code: 'idempotency_mismatch' });
  });

  it('L4 the same members in another order are the same request', async () => {
    const ask = (body: unknown) => once.once(keyOf('order'), body, async () => ({ status: 201, body: 1 }));
    await ask({ title: 'x', options: { a: 1, b: [{ c: 1, d: 2 }] } });
    expect(await ask({ options: { b: [{ d: 2, c: 1 }], a: 1 }, title: 'x' })).toMatchObject({ repeated: true });
    await expect(ask({ options: { b: [{ d: 1, c: 2 }], a: 1 }, title: 'x' })).rejects.toThrow();
  });

  it('a second request under way waits for the first', async () => {
    const gate = Promise.withResolvers<void>();
    const first = once.once(keyOf('three'), {}, async () => {
      await gate.promise;
      return { status: 200, body: 'first' };
    });
    const second = once.once(keyOf('three'), {}, async () => ({ status: 200, body: 'second' }));
    gate.resolve();
    expect((await second).reply.body).toBe((await first).reply.body);
  });

  it('a failure is not kept: the same key may try again', async () => {
    const failing = once.once(keyOf('four'), {}, async () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    const again = await once.once(keyOf('four'), {}, async () => ({ status: 200, body: 'yes' }));
    expect(again.reply.body).toBe('yes');
  });

  it('what was answered cannot be read in the database', async () => {
    await once.once(keyOf('five'), {}, async () => ({ status: 201, body: { token: 'pnt_very_secret' } }));
    const rows = await database.sql.query<{ reply: string }>({ text: 'select reply from idempotency_keys' });
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.some(({ reply }) => reply.includes('pnt_very_secret'))).toBe(false);
  });

  it('the id of a request is the same for every repeat and differs between callers', () => {
    expect(requestIdOf(keyOf('six'))).toBe(requestIdOf(keyOf('six')));
    expect(requestIdOf(keyOf('six'))).not.toBe(requestIdOf({ ...keyOf('six'), caller: 'user:pn_2' }));
  });
});
