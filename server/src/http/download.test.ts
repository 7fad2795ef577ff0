import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Router } from 'express';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { Refusal } from '../kernel/errors.ts';
import { makeExpress } from './express.ts';
import { download } from './route.ts';
import { write } from './write.ts';

const PIECE = 65_536;
const bytes = (sign: number): Uint8Array => Buffer.alloc(PIECE, sign);

/** What `ask` sees of a download that is made of these pieces. */
async function served<T>(
  parts: () => AsyncGenerator<Uint8Array>,
  ask: (url: string) => Promise<T>,
  type = 'application/pdf',
): Promise<T> {
  const router = Router().get('/file', (_req, res, next) => {
    download(type, parts(), 'a.pdf')
      .then((answer) => write(res, answer, 200, false))
      .catch(next);
  });
  const log = pino({ level: 'silent' });
  const server = createServer(makeExpress({ log, trustProxy: undefined, https: false, routers: [router] }));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await ask(`http://127.0.0.1:${(server.address() as AddressInfo).port}/file`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('a short file has its length, a long one comes while it is being made', async () => {
  async function* parts(count: number): AsyncGenerator<Uint8Array> {
    for (let sign = 1; sign <= count; sign += 1) yield bytes(sign);
  }
  for (const count of [0, 1, 2, 40]) {
    const { length, body } = await served(
      () => parts(count),
      async (url) => {
        const response = await fetch(url);
        const length = response.headers.get('content-length');
        return { length, body: Buffer.from(await response.arrayBuffer()) };
      },
    );
    expect(length).toBe(count < 2 ? String(count * PIECE) : null);
    expect(body.equals(Buffer.concat(Array.from({ length: count }, (_, at) => bytes(at + 1))))).toBe(true);
  }
});

test('what fails at once is an answer of its own', async () => {
  async function* parts(): AsyncGenerator<Uint8Array> {
    yield bytes(1);
    throw new Refusal('too_large', 'This is too much.');
  }
  expect(await served(parts, async (url) => (await fetch(url)).status)).toBe(413);
});

test.each(['application/pdf', 'text/html'])('what fails in the middle is no whole file (%s)', async (type) => {
  async function* parts(): AsyncGenerator<Uint8Array> {
    yield bytes(1);
    yield bytes(2);
    yield bytes(3);
    throw new Error('out of paper');
  }
  const ask = async (url: string) => {
    const response = await fetch(url);
    expect(response.status).toBe(200);
    return response.arrayBuffer();
  };
  await expect(served(parts, ask, type)).rejects.toThrow();
});

test('who leaves ends the making', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  async function* parts(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) yield bytes(1);
    } finally {
      resolve();
    }
  }
  await served(parts, async (url) => {
    const leaves = new AbortController();
    const response = await fetch(url, { signal: leaves.signal });
    await response.body?.getReader().read();
    leaves.abort();
    await promise;
  });
});
