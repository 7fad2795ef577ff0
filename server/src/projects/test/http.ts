import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeExpress } from '../../http/express.ts';
import { idempotency } from '../../http/idempotency.ts';
import { limiter } from '../../http/rateLimit.ts';
import { makeRouter } from '../../http/router.ts';
import { makeAuthenticator } from '../../identity/authenticate.ts';
import { callerOf } from '../../identity/caller.ts';
import { signInAs } from '../../identity/login.ts';
import { identityRoutes } from '../../identity/routes.ts';
import { makeLogger } from '../../kernel/log.ts';
import { projectRoutes } from '../routes.ts';
import type { World } from './world.ts';

export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  body: Record<string, unknown>;
}

export interface Asking {
  body?: unknown;
  cookie?: string;
  bearer?: string;
  headers?: Record<string, string>;
}

export interface HttpWorld {
  ask(method: string, path: string, asking?: Asking): Promise<Reply>;
  /** A registered person's cookie, as a browser would send it. */
  signUp(email: string): Promise<{ cookie: string; userId: string }>;
  close(): Promise<void>;
}

/** The routes of identity and projects behind the real router, on a port of their own. */
export async function openHttp(world: World): Promise<HttpWorld> {
  const { database, channel } = world;
  const identity = world.identity.deps;
  const authenticator = makeAuthenticator({ sql: database.sql, channel });
  const router = makeRouter([...identityRoutes(identity), ...projectRoutes(world.deps)], {
    authenticate: authenticator.authenticate,
    signInAgain: (userId, call) => signInAs(identity, userId, callerOf(call)),
    idempotency: idempotency(database.sql, 'a secret of the tests'),
    limit: limiter(1_000, 1, 1_000),
    publicUrl: undefined,
    serving: () => true,
  });
  const app = makeExpress({ log: makeLogger('silent'), trustProxy: undefined, https: false, routers: [router] });
  const server = createServer(app);
  const origin = await listening(server);

  const ask: HttpWorld['ask'] = async (method, path, { body, cookie, bearer, headers = {} } = {}) => {
    const response = await fetch(origin + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie === undefined ? {} : { cookie }),
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : {} };
  };

  return {
    ask,
    async signUp(email) {
      const body = { email, password: 'correct horse battery', name: 'Anna' };
      const reply = await ask('POST', '/api/auth/register', { body });
      const cookie = (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
      return { cookie, userId: (reply.body.user as { id: string }).id };
    },
    async close() {
      authenticator.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
