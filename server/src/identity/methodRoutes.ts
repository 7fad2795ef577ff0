import * as endpoints from '@penora/protocol/endpoints/signIn';
import type { Doors } from '@penora/protocol/schemas/person';
import { Answer, empty, type Route, route, withSession } from '../http/route.ts';
import { forbidden, wrongState } from '../kernel/errors.ts';
import { callerOf } from './caller.ts';
import type { IdentityDeps } from './deps.ts';
import { beginGoogle, type GoogleDoor } from './google/routes.ts';
import { sendVerification, verifyByLink } from './mail/verification.ts';
import { listMethods, unlinkDoor } from './methods.ts';
import { changePassword } from './password/change.ts';
import { forgotPassword, resetPassword } from './password/reset.ts';
import { type Connecting, confirmArrival, pendingArrival } from './sukusuku/connect.ts';

export interface MethodDoors {
  shown: Doors;
  google: GoogleDoor | null;
  sukusuku: Connecting;
}

/** How people sign in, and how they change that. */
export function methodRoutes(deps: IdentityDeps, doors: MethodDoors): Route[] {
  const { sql } = deps.database;
  return [
    route(endpoints.listDoors, async () => doors.shown),
    route(endpoints.listMethods, (call) => listMethods(sql, call.principal.userId)),
    route(endpoints.unlinkDoor, async (call) => {
      await unlinkDoor(deps, call.principal, call.params.name);
      return empty();
    }),
    route(endpoints.linkDoor, async ({ principal, params }) => {
      if (!('sessionId' in principal)) throw forbidden('A token cannot change how you sign in.');
      const { url, cookie } = await beginLink(deps, doors, params.name, principal.userId);
      return new Answer({ body: { url }, headers: { 'set-cookie': cookie } });
    }),
    route(endpoints.pendingConnection, async (call) => {
      const { name, email } = pendingArrival(doors.sukusuku, call, call.principal.userId);
      return { name, email };
    }),
    route(endpoints.confirmConnection, (call) => confirmArrival(deps, doors.sukusuku, call)),
    ...letterRoutes(deps),
  ];
}

async function beginLink(deps: IdentityDeps, doors: MethodDoors, name: 'google' | 'sukusuku', userId: string) {
  if (name === 'google') {
    if (doors.google === null) throw wrongState('Signing in with Google is not set up here.');
    return beginGoogle(deps, doors.google, { next: '/account#access', linkFor: userId });
  }
  const url = doors.shown.sukusukuUrl;
  if (url === null) throw wrongState('Signing in from sukusuku.ai is not set up here.');
  return { url, cookie: doors.sukusuku.wish.give({ userId }) };
}

function letterRoutes(deps: IdentityDeps): Route[] {
  return [
    route(endpoints.changePassword, async (call) => {
      await changePassword(deps, call.principal, call.body, callerOf(call));
      return empty();
    }),
    route(endpoints.forgotPassword, async (call) => {
      await forgotPassword(deps, call.body.email, callerOf(call));
      return empty();
    }),
    route(endpoints.resetPassword, async (call) => {
      const { user, session } = await resetPassword(deps, call.body, callerOf(call));
      return withSession({ user }, session);
    }),
    route(endpoints.sendVerification, async (call) => {
      await sendVerification(deps, call.principal.userId);
      return empty();
    }),
    route(endpoints.verifyEmail, async (call) => {
      const { user, session } = await verifyByLink(deps, call.principal.userId, call.body.token, callerOf(call));
      return session === undefined ? { user } : withSession({ user }, session);
    }),
  ];
}
