import { get, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { listen } from '../../../server/src/http/listen.ts';
import { forwardRequest, forwardUpgrade } from './forward.ts';
import { Pool, type Target } from './pool.ts';

/**
 * How document sockets are spread: each document to one process saves work, by turns is what any other balancer does.
 * Correctness depends on neither.
 */
export type Spread = 'hash' | 'turns';

export interface Balancer {
  port: number;
  pool: Pool;
  /** Looks at every server at once. */
  check(): Promise<void>;
  close(): Promise<void>;
}

const CHECK_MS = 250;
const CHECK_TIMEOUT_MS = 2_000;

function isReady({ port }: Target): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = get({ port, host: '127.0.0.1', path: '/readyz', timeout: CHECK_TIMEOUT_MS }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    asked.once('timeout', () => asked.destroy());
    asked.once('error', () => resolve(false));
  });
}

/** What decides the server: the document, or for socket.io's polling the session, which must meet its own process. */
function keyOf({ url = '/', headers, socket }: IncomingMessage, spread: Spread): string | null {
  if (url.startsWith('/socket.io/')) return headers.cookie ?? headers.authorization ?? socket.remoteAddress ?? '';
  return spread === 'hash' && url.startsWith('/collab/') ? (url.split('?')[0] ?? url) : null;
}

/** One address in front of several server processes of this machine. */
export async function startBalancer(port: number, host: string | undefined, spread: Spread): Promise<Balancer> {
  const pool = new Pool();
  const listening = await listen(port, host);
  const { http } = listening;
  http.on('request', (req, res) => void forwardRequest(pool, keyOf(req, spread), req, res));
  http.on('upgrade', (req, socket, head) => void forwardUpgrade(pool, keyOf(req, spread), req, socket, head));
  // Streams of a generation last for hours.
  http.requestTimeout = 0;
  const check = async (): Promise<void> => {
    await Promise.all(pool.all().map(async (target) => pool.note(target, await isReady(target))));
  };
  // An upgraded connection is no longer the HTTP server's to close.
  const sockets = new Set<Socket>();
  http.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const timer = setInterval(() => void check(), CHECK_MS);
  return {
    port: listening.port,
    pool,
    check,
    async close() {
      clearInterval(timer);
      const free = listening.close();
      for (const socket of sockets) socket.destroy();
      await free;
    },
  };
}
