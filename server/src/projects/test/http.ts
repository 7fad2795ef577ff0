import { type Served, serveRoutes } from '../../../test/http/serveRoutes.ts';
import { makeAuthenticator } from '../../identity/authenticate.ts';
import { callerOf } from '../../identity/caller.ts';
import { signInAs } from '../../identity/login.ts';
import { identityRoutes } from '../../identity/routes.ts';
import { projectRoutes } from '../routes.ts';
import type { World } from './world.ts';

export interface HttpWorld extends Pick<Served, 'ask' | 'close'> {
  /** A registered person's cookie, as a browser would send it. */
  signUp(email: string): Promise<{ cookie: string; userId: string }>;
}

/** The routes of identity and projects behind the real router and the real doors. */
export async function openHttp(world: World): Promise<HttpWorld> {
  const { sql } = world.database;
  const identity = world.identity.deps;
  const authenticator = makeAuthenticator({ sql, channel: world.channel });
  const { ask, close } = await serveRoutes([...identityRoutes(identity), ...projectRoutes(world.deps)], sql, {
    authenticate: authenticator.authenticate,
    signInAgain: (userId, call) => signInAs(identity, userId, callerOf(call)),
  });
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
      await close();
    },
  };
}
