import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Sql } from '../../src/database/sql.ts';
import { makeExpress } from '../../src/http/express.ts';
import { idempotency } from '../../src/http/idempotency.ts';
import { limiter } from '../../src/http/rateLimit.ts';
import type { Route } from '../../src/http/route.ts';
import { makeRouter, type RouterDeps } from '../../src/http/router.ts';
import { makeLogger } from '../../src/kernel/log.ts';

export interface Reply {
  status: number;
  type: string;
  headers: Headers;
  text: string;
  body: Record<string, unknown>;
}

export interface Asking {
  /** A text goes as it is. */
  body?: unknown;
  cookie?: string;
  bearer?: string;
  headers?: Record<string, string>;
}

export interface Served {
  origin: string;
  ask(method: string, path: string, asking?: Asking): Promise<Reply>;
  close(): Promise<void>;
}

/** Routes behind the real router, on a port of their own. People are whoever they say they are, unless `more` asks. */
export async function serveRoutes(routes: Route[], sql: Sql, more: Partial<RouterDeps> = {}): Promise<Served> {
  const router = makeRouter(routes, {
    authenticate: async ({ bearer }) =>
      bearer === undefined ? null : { kind: 'person', userId: bearer, sessionId: 'session' },
    signInAgain: () => Promise.reject(new Error('nobody signs in here')),
    idempotency: idempotency(sql, 'a secret of the tests'),
    limit: limiter(10_000, 1, 1_000),
    publicUrl: undefined,
    serving: () => true,
    ...more,
  });
  const app = makeExpress({ log: makeLogger('silent'), trustProxy: undefined, https: false, routers: [router] });
  const server = createServer(app);
  const origin = `http://127.0.0.1:${await listening(server)}`;
  return {
    origin,
    ask: (method, path, asking) => ask(method, origin + path, asking),
    close: () => closed(server),
  };
}

async function ask(method: string, url: string, { body, cookie, bearer, headers = {} }: Asking = {}): Promise<Reply> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(cookie === undefined ? {} : { cookie }),
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  const isJson = type.includes('json');
  return { status: response.status, type, headers: response.headers, text, body: isJson ? JSON.parse(text) : {} };
}

/** Any free port of this machine. */
export async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** Hangs up on everybody. */
export async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
