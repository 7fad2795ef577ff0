import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { penoraClient } from '@penora/protocol/client/penoraClient';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../run/node.ts';
import { ownEnvironment } from '../kit/environment.ts';
import { Listener } from '../kit/listener.ts';
import { Person } from '../kit/person.ts';
import { ready } from '../kit/ready.ts';
import { service } from '../kit/service.ts';
import { Sister } from '../kit/sister.ts';

const KEY = 'a key of the tests that is long enough for anybody';

interface Alone {
  url: string;
  child: ChildProcess;
}

/** `npm run start:sidecar`; throws what it printed when it ends before it is ready. */
async function startAlone(env: Record<string, string>): Promise<Alone> {
  const child = spawn(process.execPath, ['infra/run/sidecar.ts'], {
    cwd: root,
    env: { ...ownEnvironment(), SIDECAR_PORT: '0', PENORA_API_KEY: KEY, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { url } = await ready(child, /^The sidecar is ready at (\S+)$/);
  return { url, child };
}

async function end({ child }: Alone, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}

test('without DATABASE_URL it says so in one line', async () => {
  await expect(startAlone({})).rejects.toThrow(
    /ended with 1:\nThe sidecar cannot start: DATABASE_URL is needed[^\n]*$/,
  );
});

describe('beside the product, on one database, without Redis', () => {
  const penora = service({ env: { PENORA_API_KEY: KEY, DEMO_WORDS_PER_SECOND: '300' } });
  let alone: Alone;
  let anna: Person;
  const beside = (): Promise<Alone> => startAlone({ ...penora.data, LIMITS: '1000' });
  beforeAll(async () => {
    alone = await beside();
  });
  afterAll(async () => {
    if (alone !== undefined) await end(alone, 'SIGTERM');
  });
  const newAnna = async (): Promise<void> => {
    anna = await Person.register(penora.url);
    await anna.call('PUT', '/api/applications/imagegene');
  };

  test('open tabs follow, documents are read as they are now, nothing else is served', async () => {
    await newAnna();
    const tab = new Listener(penora.url, anna);
    await tab.connected();
    await tab.until(() => tab.balances.length > 0);
    const sister = new Sister(alone.url, KEY);
    expect((await sister.debit(anna.id, 2)).body.new_balance).toBe(48);
    await tab.until(() => tab.balances.some(({ balanceMilliku }) => balanceMilliku === 48_000));
    tab.close();
    const code = await anna.project('A text', 'As it is now.');
    const { body } = await sister.get(`project/${code}?user_id=${anna.id}`);
    expect(body.project).toMatchObject({ content: 'As it is now.' });
    expect((await fetch(`${alone.url}/readyz`)).status).toBe(200);
    expect((await fetch(`${alone.url}/api/me`, { headers: anna.headers })).status).toBe(404);
  });

  test('L4 a process that dies in the middle: the same key moves nothing twice and is answered soon', async () => {
    await newAnna();
    const key = { 'idempotency-key': 'job 4711' };
    const dying = new Sister(alone.url, KEY);
    const flood = Promise.allSettled(
      Array.from({ length: 40 }, (_, n) => dying.debit(anna.id, 0.5, {}, { 'idempotency-key': `job ${n}` })),
    );
    const one = dying.debit(anna.id, 1, {}, key).catch(() => null);
    await end(alone, 'SIGKILL');
    await Promise.all([flood, one]);
    alone = await beside();
    const sister = new Sister(alone.url, KEY);
    const replies = await Promise.all([
      ...Array.from({ length: 40 }, (_, n) => sister.debit(anna.id, 0.5, {}, { 'idempotency-key': `job ${n}` })),
      sister.debit(anna.id, 1, {}, key),
    ]);
    expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 41 }, () => 200));
    expect(await anna.balance()).toBe(50_000 - 40 * 500 - 1_000);
    expect((await anna.entries()).filter(({ kind }) => kind === 'sister_debit')).toHaveLength(41);
  });

  test('L1 L2 200 debits by ImageGene while Penora writes: the purse is exact', async () => {
    await newAnna();
    const code = await anna.project();
    const runs = await Promise.all(
      Array.from({ length: 2 }, () => anna.generate({ projectCode: code, options: { length: 'long' } })),
    );
    const doors = [new Sister(alone.url, KEY), new Sister(penora.url, KEY)];
    const replies = await Promise.all(Array.from({ length: 200 }, (_, n) => doors[n % 2]?.debit(anna.id, 0.237)));
    const taken = replies.filter((reply) => reply?.status === 200).length;
    expect(replies.every((reply) => reply?.status === 200 || reply?.status === 402)).toBe(true);
    const costs = await Promise.all(
      runs.map(async ({ generation }) => {
        await (await anna.fetch('GET', `/api/generations/${generation.id}/stream`)).text();
        return (await anna.generation(generation.id)).costMilliku;
      }),
    );
    const spent = costs.reduce((sum, cost) => sum + cost, taken * 237);
    expect(await anna.balance()).toBe(50_000 - spent);
    const entries = await anna.entries();
    expect(entries.reduce((sum, { amountMilliku }) => sum + amountMilliku, 0)).toBe(50_000 - spent);
    expect(entries.map(({ number }) => number)).toEqual(entries.map((_, n) => n + 1));
  });

  test('I3 the stream of a balance, by the client; it ends when the person withdraws', async () => {
    await newAnna();
    const client = penoraClient({ url: penora.url, key: KEY, fetch });
    const heard: number[] = [];
    const listening = (async () => {
      for await (const { credits } of client.balances(anna.id)) {
        heard.push(credits);
        if (credits === 50) await client.deductCredits({ user_id: anna.id, amount: 1.25, app_name: 'imagegene' });
        if (credits === 48.75) await anna.call('DELETE', '/api/applications/imagegene');
      }
    })();
    await expect(listening).rejects.toMatchObject({ status: 403, code: 'forbidden' });
    expect(heard).toEqual([50, 48.75]);
  });

  test("I3 a person's own stream ends with the session", async () => {
    await newAnna();
    const stream = await anna.fetch('GET', '/api/ledger/balance/stream');
    const text = stream.text();
    await anna.fetch('POST', '/api/auth/logout');
    expect(await text).toMatch(/^id: 1\nevent: balance\ndata: {"balanceMilliku":50000,"entry":1}\n\n/);
  });
});

describe('limits', () => {
  const penora = service({ env: { PENORA_API_KEY: KEY, LIMITS: '0.02' } });

  test('RateLimit tells what is left; beyond it 429 with Retry-After; wrong keys are slowed down', async () => {
    const sister = new Sister(penora.url, KEY);
    const first = await sister.post('create-user', { user_id: 'limited', username: 'x' });
    expect(first.headers.get('ratelimit-policy')).toMatch(
      /"address";q=\d+;w=60, "key";q=\d+;w=60, "person";q=\d+;w=60/,
    );
    expect(first.headers.get('ratelimit')).toMatch(/"person";r=\d+;t=\d+/);
    const many = await Promise.all(Array.from({ length: 40 }, () => sister.get('user-info?user_id=limited')));
    const refused = many.find(({ status }) => status === 429);
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused?.body).toMatchObject({ success: false, code: 'too_many_requests' });
    const wrong = new Sister(penora.url, 'wrong');
    const tries: number[] = [];
    for (let n = 0; n < 4; n += 1) tries.push((await wrong.get('user-info?user_id=limited')).status);
    expect(tries[0]).toBe(401);
    expect(tries).toContain(429);
    expect((await sister.get('user-info?user_id=somebody-else')).status, 'a right key goes on').toBe(404);
  });
});
