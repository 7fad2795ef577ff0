import { expect, test } from 'vitest';
import { penoraClient } from './penoraClient.ts';

interface Asked {
  url: string;
  headers: Headers;
  body: string;
}

/** A server that gives these answers one after the other; a number is a status, null no answer at all. */
function server(...answers: (number | null | Response)[]) {
  const asked: Asked[] = [];
  const waits: number[] = [];
  const fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    asked.push({ url: String(input), headers: new Headers(init.headers), body: String(init.body) });
    const answer = asked.length > answers.length ? 500 : answers[asked.length - 1];
    if (answer === null || answer === undefined) throw new TypeError('fetch failed');
    return answer instanceof Response ? answer : Response.json({ success: answer === 200 }, { status: answer });
  };
  const wait = async (ms: number): Promise<void> => void waits.push(ms);
  return { asked, waits, client: penoraClient({ url: 'https://penora.example/', key: 'a key', fetch, wait }) };
}

const debit = { user_id: '101902121794505144784', amount: 1.5, app_name: 'imagegene' };

test('a POST is repeated as the same request until there is an answer', async () => {
  const { asked, waits, client } = server(null, 503, 200);
  await client.deductCredits(debit);
  expect(asked).toHaveLength(3);
  expect(new Set(asked.map(({ headers }) => headers.get('idempotency-key'))).size).toBe(1);
  expect(new Set(asked.map(({ body }) => body)).size).toBe(1);
  expect(asked[0]?.url).toBe('https://penora.example/api/unified/deduct-credits');
  expect(asked[0]?.headers.get('x-api-key')).toBe('a key');
  expect(waits[1]).toBeGreaterThan(0);
});

test('each call has a key of its own, or the one that was given', async () => {
  const { asked, client } = server(200, 200, 200);
  await client.deductCredits(debit);
  await client.deductCredits(debit);
  await client.deductCredits(debit, { idempotencyKey: 'order 7' });
  const keys = asked.map(({ headers }) => headers.get('idempotency-key'));
  expect(new Set(keys).size).toBe(3);
  expect(keys[2]).toBe('order 7');
});

test('Retry-After is waited for', async () => {
  const busy = Response.json({ success: false, error: 'Too much' }, { status: 429, headers: { 'retry-after': '7' } });
  const { waits, client } = server(busy, 200);
  await client.userInfo('x');
  expect(waits).toEqual([7_000]);
});

test.each([400, 401, 402, 403, 404, 409, 413])('%d is final and says why', async (status) => {
  const refusal = Response.json({ success: false, error: 'No', code: 'forbidden', credits: 3 }, { status });
  const { asked, client } = server(refusal, 200);
  const error = await client.deductCredits(debit).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ status, message: 'No', code: 'forbidden', body: { credits: 3 } });
  expect(asked).toHaveLength(1);
});

test('what never answers is given up', async () => {
  const { asked, client } = server(null, null, null, null, null, 200);
  await expect(client.userInfo('x')).rejects.toMatchObject({ status: 0, code: 'unreachable' });
  expect(asked).toHaveLength(5);
});

test('a signal ends the trying', async () => {
  const { asked, client } = server(null, 200);
  await expect(client.userInfo('x', { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
  expect(asked).toHaveLength(1);
});

test('balances: pieces of events, an older entry ignored, a lost connection made again', async () => {
  const stream = (...parts: string[]): Response => {
    const start = (pieces: ReadableStreamDefaultController<Uint8Array>): void => {
      for (const part of parts) pieces.enqueue(new TextEncoder().encode(part));
      pieces.close();
    };
    return new Response(new ReadableStream<Uint8Array>({ start }));
  };
  const first = stream('event: bal', 'ance\ndata: {"credits":50,"entry":1}\n', '\n: still here\n\n');
  const second = stream(
    'event: balance\ndata: {"credits":50,"entry":1}\n\nevent: balance\ndata: {"credits":48,"entry":2}\n\n',
  );
  const { client } = server(first, second, 403);
  const heard: number[] = [];
  const listening = (async () => {
    for await (const { credits } of client.balances('x')) heard.push(credits);
  })();
  await expect(listening).rejects.toMatchObject({ status: 403 });
  expect(heard).toEqual([50, 48]);
});
