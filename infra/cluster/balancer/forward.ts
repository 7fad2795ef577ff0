import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Pool, Target } from './pool.ts';

/** How long a request may wait for a server: a rolling restart of two takes less. */
const WAIT_MS = 10_000;
const CONNECT_MS = 2_000;

const BUSY = JSON.stringify({
  type: 'about:blank#unavailable',
  title: 'Unavailable',
  status: 503,
  code: 'unavailable',
  detail: 'No server answers at the moment. Try again soon.',
});

function connectTo({ port }: Target): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const fail = (error: Error): void => {
      socket.destroy();
      reject(error);
    };
    socket.setTimeout(CONNECT_MS, () => fail(new Error('it does not answer')));
    socket.once('error', fail);
    socket.once('connect', () => {
      socket.setTimeout(0);
      socket.off('error', fail);
      socket.on('error', () => undefined);
      resolve(socket);
    });
  });
}

/** A connection to the first server that takes one: nothing of the request was sent before, so any may be tried. */
async function reach(pool: Pool, key: string | null): Promise<Socket | null> {
  await pool.someReady(WAIT_MS);
  for (const target of pool.candidates(key)) {
    const socket = await connectTo(target).catch(() => null);
    if (socket !== null) return socket;
    pool.note(target, false);
  }
  return null;
}

/** Who asks, as the server behind is told (TRUST_PROXY=1 there). What the caller says of itself is dropped. */
function forwardedHeaders({ rawHeaders, socket, headers }: IncomingMessage): [string, string][] {
  const pairs: [string, string][] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2);
    if (!/^(x-forwarded-|forwarded$|keep-alive$)/i.test(name)) pairs.push([name, value]);
  }
  pairs.push(['X-Forwarded-For', socket.remoteAddress ?? 'unknown'], ['X-Forwarded-Proto', 'http']);
  if (headers.host !== undefined) pairs.push(['X-Forwarded-Host', headers.host]);
  return pairs;
}

/** One request, there and back. When nobody answers it is 503, when the server breaks off so does the answer. */
export async function forwardRequest(pool: Pool, key: string | null, req: IncomingMessage, res: ServerResponse) {
  const socket = await reach(pool, key);
  if (socket === null) {
    res.writeHead(503, { 'content-type': 'application/problem+json', 'retry-after': '1' }).end(BUSY);
    return;
  }
  const headers = forwardedHeaders(req).filter(([name]) => name.toLowerCase() !== 'connection');
  const { method, url: path } = req;
  const out = request({
    createConnection: () => socket,
    method,
    path,
    headers: [...headers, ['Connection', 'close']].flat(),
  });
  out.on('response', (answer) => {
    res.writeHead(answer.statusCode ?? 502, answer.statusMessage, withoutHops(answer.rawHeaders));
    // Events leave as they come.
    res.flushHeaders();
    answer.pipe(res);
    answer.on('error', () => res.destroy());
  });
  out.on('error', () => {
    if (res.headersSent) res.destroy();
    else
      res
        .writeHead(502, { 'content-type': 'application/problem+json', 'retry-after': '1' })
        .end(BUSY.replace('503', '502'));
  });
  res.once('close', () => socket.destroy());
  req.pipe(out);
}

function withoutHops(raw: readonly string[]): string[] {
  const kept: string[] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const [name = '', value = ''] = raw.slice(at, at + 2);
    if (!/^(connection|keep-alive)$/i.test(name)) kept.push(name, value);
  }
  return kept;
}

/** A WebSocket, as bytes in both directions until one side ends it. */
export async function forwardUpgrade(pool: Pool, key: string | null, req: IncomingMessage, near: Duplex, head: Buffer) {
  near.on('error', () => undefined);
  const far = await reach(pool, key);
  if (far === null || near.destroyed) {
    far?.destroy();
    near.end('HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    return;
  }
  const lines = forwardedHeaders(req).map(([name, value]) => `${name}: ${value}`);
  far.write(`${req.method} ${req.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  if (head.length > 0) far.write(head);
  far.pipe(near);
  near.pipe(far);
  far.once('close', () => near.destroy());
  near.once('close', () => far.destroy());
}
