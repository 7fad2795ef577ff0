import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Database } from '../../database/database.ts';
import { makeExpress } from '../../http/express.ts';
import { idempotency } from '../../http/idempotency.ts';
import { limiter } from '../../http/rateLimit.ts';
import type { Route } from '../../http/route.ts';
import { makeRouter } from '../../http/router.ts';
import { makeLogger } from '../../kernel/log.ts';

export interface Reply {
  status: number;
  type: string;
  body: Record<string, unknown>;
}

export interface HttpWorld {
  origin: string;
  /** Asks as this person, or as nobody. */
  ask(method: string, path: string, body?: unknown, userId?: string, headers?: Record<string, string>): Promise<Reply>;
  /** While false everything is answered 503. */
  serve(isServing: boolean): void;
  close(): Promise<void>;
}

/** The routes of this slice behind the real router; a bearer is the person's own id. */
export async function openHttp({ database, routes }: { database: Database; routes: Route[] }): Promise<HttpWorld> {
  let isServing = true;
  const router = makeRouter(routes, {
    authenticate: async ({ bearer }) =>
      bearer === undefined ? null : { kind: 'person', userId: bearer, tokenId: 'token' },
    signInAgain: () => Promise.reject(new Error('nobody signs in here')),
    idempotency: idempotency(database.sql, 'a secret of the tests'),
    limit: limiter(10_000, 1, 1_000),
    publicUrl: undefined,
    serving: () => isServing,
  });
  const app = makeExpress({ log: makeLogger('silent'), trustProxy: undefined, https: false, routers: [router] });
  const server = createServer(app);
  const origin = await listening(server);
  return {
    origin,
    serve(value) {
      isServing = value;
    },
    async ask(method, path, body, userId, headers = {}) {
      const response = await fetch(origin + path, {
        method,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(userId === undefined ? {} : { authorization: `Bearer ${userId}` }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const type = response.headers.get('content-type') ?? '';
      const text = await response.text();
      return { status: response.status, type, body: type.includes('json') ? JSON.parse(text) : {} };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
