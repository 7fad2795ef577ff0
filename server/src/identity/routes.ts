import * as endpoints from '@penora/protocol/endpoints/identity';
import { Answer, empty, type Route, route, withSession } from '../http/route.ts';
import { callerOf } from './caller.ts';
import type { IdentityDeps } from './deps.ts';
import { login } from './login.ts';
import { register } from './register.ts';
import { listSessions, logout, revokeOtherSessions, revokeSession } from './sessions.ts';
import { createToken, listTokens, revokeToken } from './tokens.ts';

/** Everything of protocol/src/endpoints/identity.ts but `me`, which needs balance and storage as well. */
export function identityRoutes(deps: IdentityDeps): Route[] {
  const { sql } = deps.database;
  return [
    route(endpoints.register, async (call) => {
      const { user, session } = await register(deps, call.body, callerOf(call));
      return withSession({ user }, session);
    }),
    route(endpoints.login, async (call) => {
      const { user, session } = await login(deps, call.body, callerOf(call));
      return withSession({ user }, session);
    }),
    route(endpoints.logout, async (call) => {
      await logout(deps, call.principal?.kind === 'person' ? call.principal : null);
      return new Answer({ status: 204, content: { kind: 'empty' }, session: null });
    }),
    route(endpoints.listSessions, (call) => listSessions(sql, call.principal, call.query)),
    route(endpoints.revokeSession, async (call) => {
      await revokeSession(deps, call.principal.userId, call.params.id);
      return empty();
    }),
    route(endpoints.revokeSessions, async (call) => {
      await revokeOtherSessions(deps, call.principal);
      return empty();
    }),
    route(endpoints.listTokens, (call) => listTokens(sql, call.principal.userId, call.query)),
    route(endpoints.createToken, (call) => createToken(deps, call.principal, call.body)),
    route(endpoints.revokeToken, async (call) => {
      await revokeToken(deps, call.principal.userId, call.params.id);
      return empty();
    }),
  ];
}
