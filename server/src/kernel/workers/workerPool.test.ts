import { afterEach, describe, expect, test } from 'vitest';
import { Refusal } from '../errors.ts';
import { oneThread, type PoolSettings } from './settings.ts';
import type { OddJob } from './test/oddJobs.ts';
import { WorkerPool } from './workerPool.ts';

const pools: WorkerPool<OddJob, unknown>[] = [];

function poolOf(settings: Partial<PoolSettings> = {}) {
  const pool = new WorkerPool<OddJob, unknown>(new URL('./test/oddJobs.ts', import.meta.url), {
    ...oneThread,
    ...settings,
  });
  pools.push(pool);
  return {
    pool,
    run: (job: OddJob, owner?: string, signal?: AbortSignal) =>
      pool.run(job, { ...(owner ? { owner } : {}), ...(signal ? { signal } : {}) }),
  };
}

/** A job that lasts until it is let go. */
function holding() {
  const until = new SharedArrayBuffer(4);
  const job: OddJob = { do: 'hold', until };
  return {
    job,
    letGo() {
      Atomics.store(new Int32Array(until), 0, 1);
      Atomics.notify(new Int32Array(until), 0);
    },
  };
}

afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())));

test('jobs are done one after the other, and bytes change hands', async () => {
  const { run } = poolOf();
  const doubled = await Promise.all([1, 2, 3].map((number) => run({ do: 'double', number })));
  expect(doubled).toEqual([2, 4, 6]);
  expect(await run({ do: 'reverse', bytes: new Uint8Array([1, 2, 3]) })).toEqual(new Uint8Array([3, 2, 1]));
});

test('a job tells of its progress, in order', async () => {
  const { pool } = poolOf();
  const heard: unknown[] = [];
  await pool.run({ do: 'report', times: 3 }, { owner: 'ada', report: (progress) => heard.push(progress) });
  expect(heard).toEqual([1, 2, 3]);
});

describe('what goes wrong fails its own job, and the next one is done', () => {
  test.each([
    ['spin', { timeMs: 400 }, 'time'],
    ['sleep', { timeMs: 400 }, 'time'],
    ['eat', { memoryMb: 24 }, 'memory'],
    ['die', {}, 'crash'],
    ['throw', {}, 'crash'],
  ] as const)('%s', async (name, limits, reason) => {
    const { run } = poolOf({ timeMs: 30_000, ...limits });
    const bad = run({ do: name });
    const next = reason === 'time' ? null : run({ do: 'double', number: 21 });
    await expect(bad).rejects.toMatchObject({ name: 'JobFailure', reason });
    if (next !== null) expect(await next).toBe(42);
  });

  test('a refusal comes through as one', async () => {
    const { run } = poolOf();
    const refused = await run({ do: 'refuse' }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refusal);
    expect(refused).toMatchObject({ code: 'invalid', fields: [{ path: 'file', message: 'it is encrypted' }] });
    expect(await run({ do: 'double', number: 1 })).toBe(2);
  });
});

describe('the line', () => {
  test('is bounded, for all and for one person', async () => {
    const { run } = poolOf({ waiting: 2, perOwner: 2 });
    const hold = holding();
    const held = run(hold.job, 'ada');
    const second = run({ do: 'double', number: 1 }, 'ada');
    await expect(run({ do: 'double', number: 1 }, 'ada')).rejects.toMatchObject({
      code: 'too_many_requests',
      facts: { retryAfterSeconds: 5 },
    });
    const third = run({ do: 'double', number: 2 }, 'grace');
    await expect(run({ do: 'double', number: 1 }, 'joan')).rejects.toMatchObject({ code: 'unavailable' });
    hold.letGo();
    expect(await Promise.all([held, second, third])).toEqual(['let go', 2, 4]);
    expect(await run({ do: 'double', number: 4 }, 'ada')).toBe(8);
  });

  test('whoever has gone leaves it, waiting or under way', async () => {
    const { pool, run } = poolOf();
    const [leaves, leavesToo] = [new AbortController(), new AbortController()];
    const underWay = run({ do: 'sleep' }, 'ada', leaves.signal);
    const waits = run({ do: 'sleep' }, 'ada', leavesToo.signal);
    const last = run({ do: 'double', number: 5 }, 'grace');
    leavesToo.abort();
    await expect(waits).rejects.toMatchObject({ reason: 'gone' });
    leaves.abort();
    await expect(underWay).rejects.toMatchObject({ reason: 'gone' });
    expect(await last).toBe(10);
    expect(pool.stats()).toEqual({ threads: 1, waiting: 0 });
  });

  test('closing fails what is under way and what waits', async () => {
    const { pool, run } = poolOf();
    const both = Promise.allSettled([run({ do: 'spin' }), run({ do: 'double', number: 1 })]);
    await pool.close();
    expect(pool.stats()).toEqual({ threads: 0, waiting: 0 });
    expect((await both).map((each) => each.status === 'rejected' && each.reason.reason)).toEqual([
      'stopped',
      'stopped',
    ]);
    await expect(run({ do: 'double', number: 1 })).rejects.toMatchObject({ reason: 'stopped' });
  });
});

test('a thread is replaced after its share of jobs', async () => {
  const { pool, run } = poolOf({ jobsPerThread: 1 });
  expect(await Promise.all([run({ do: 'double', number: 1 }), run({ do: 'double', number: 2 })])).toEqual([2, 4]);
  expect(pool.stats().threads).toBe(0);
});

describe('what a job sends piece by piece', () => {
  const pour = (pool: WorkerPool<OddJob, unknown>, job: Omit<Extract<OddJob, { do: 'pour' }>, 'do'>) =>
    pool.pour(async () => ({ data: { do: 'pour', ...job } }), { owner: 'ada' });

  test('comes whole and in order, and the next job has a window of its own', async () => {
    const { pool } = poolOf({ windowBytes: 4 });
    for (let round = 0; round < 3; round += 1) {
      const signs: number[] = [];
      for await (const part of pour(pool, { parts: 100, size: 2 })) signs.push(...part);
      expect(signs).toEqual(Array.from({ length: 200 }, (_, at) => 1 + (at >> 1)));
    }
  });

  test('waits for whoever reads slowly', async () => {
    const { pool } = poolOf({ windowBytes: 4 });
    let begun = 0;
    const parts = pool.pour(async () => ({ data: { do: 'pour', parts: 500, size: 2 } }), {
      report: () => (begun += 1),
    });
    let read = 0;
    for await (const _ of parts) {
      read += 1;
      await new Promise(setImmediate);
      // Two fill the window, and the one beyond it makes the job wait.
      expect(begun - read).toBeLessThanOrEqual(3);
    }
    expect([read, begun]).toEqual([500, 500]);
  });

  test('what a job is given is asked for when its turn has come, and may be missing', async () => {
    const { pool, run } = poolOf();
    const hold = holding();
    const held = run(hold.job);
    let asked = 0;
    const missing = pool.pour(async () => {
      asked += 1;
      throw new Refusal('not_found', 'it is gone');
    });
    const failed = missing.next().catch((error: unknown) => error);
    await new Promise(setImmediate);
    expect(asked).toBe(0);
    hold.letGo();
    expect([await held, await failed]).toMatchObject(['let go', { code: 'not_found' }]);
    expect(await run({ do: 'double', number: 3 })).toBe(6);
  });

  test('a refusal and the end of a thread are thrown, whatever was read', async () => {
    const { pool } = poolOf({ windowBytes: 4 });
    const all = async (last: 'refuse' | 'die') => {
      for await (const _ of pour(pool, { parts: 9, size: 2, last }));
    };
    await expect(all('refuse')).rejects.toMatchObject({ code: 'invalid' });
    await expect(all('die')).rejects.toMatchObject({ reason: 'crash' });
    await expect(pour(pool, { parts: 0, size: 0, last: 'refuse' }).next()).rejects.toBeInstanceOf(Refusal);
    expect(await pool.run({ do: 'double', number: 3 })).toBe(6);
  });

  test('who stops reading ends the job, and so does who reads nothing for too long', async () => {
    const { pool } = poolOf({ windowBytes: 4, stallMs: 20 });
    const left = pour(pool, { parts: 500, size: 2 });
    await left.next();
    await left.return(undefined);
    expect(pool.stats().threads).toBe(0);
    const stalled = pour(pool, { parts: 500, size: 2 });
    await stalled.next();
    // The thread is only free for another job when this one has been given up.
    expect(await pool.run({ do: 'double', number: 4 })).toBe(8);
    const rest = async () => {
      for await (const _ of stalled);
    };
    await expect(rest()).rejects.toMatchObject({ reason: 'gone' });
  });
});
