import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Documents } from '../documents/documents.ts';
import type { Generations } from '../generation/generations.ts';
import { projectOf } from '../generation/life/records.ts';
import { readSessionCookie } from '../http/cookie.ts';
import { lapsed, onRevoked } from '../identity/revocations.ts';
import { balancesOf } from '../ledger/balance.ts';
import { authorise, rolesOf } from '../projects/authorise.ts';
import { onProjectChange } from '../projects/changes.ts';
import { type Realtime, startRealtime } from '../realtime/server.ts';
import type { Base } from './base.ts';

export interface RealtimeWorld {
  documents: Documents;
  generations: Generations;
  originAllowed(request: IncomingMessage): boolean;
}

/** Everything that comes as an upgrade: the documents' sockets and the events'. */
export function openRealtime(base: Base, world: RealtimeWorld): Pick<Realtime, 'sockets' | 'close'> {
  const { http, channel, log, authenticator, database } = base;
  const { documents, generations, originAllowed } = world;
  const { sql } = database;
  // Before socket.io's, which would leave the documents' sockets hanging that come while we start.
  http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => undefined);
    const path = request.url ?? '';
    if (path.startsWith('/collab/')) documents.handleUpgrade(request, socket, head);
    else if (!path.startsWith('/socket.io/')) socket.destroy();
  });
  const realtime = startRealtime(http, {
    log,
    channel,
    authenticate: ({ cookie, bearer }) => authenticator.authenticate({ cookie: readSessionCookie(cookie), bearer }),
    originAllowed,
    projectFor: async (principal, code) => (await authorise(sql, principal, code, 'watch')).project,
    projectOfGeneration: async (principal, id) => {
      const projectCode = await projectOf(sql, id);
      await authorise(sql, principal, projectCode, 'watch');
      return projectCode;
    },
    source: generations.feed,
    balances: async (ids) => balancesOf(sql, ids),
    watchProject: (code, listener) =>
      onProjectChange(channel, code, (change) => {
        if (change.kind === 'withdrawn') listener({ kind: 'withdrawn', userId: change.userId });
        else if (change.kind === 'deleted') listener({ kind: 'withdrawn' });
        else listener({ kind: change.kind === 'comments' ? 'comments' : 'changed' });
      }),
    lapsed: (principals) => lapsed(sql, principals),
    withdrawn: async (memberships) => {
      const held = new Set((await rolesOf(sql, memberships)).map(({ code, userId }) => `${code} ${userId}`));
      return memberships.filter(({ code, userId }) => !held.has(`${code} ${userId}`));
    },
  });
  const stopRevocations = onRevoked(channel, (revoked) => {
    realtime.disconnect(revoked);
    const isWholePerson = revoked.sessionId === undefined && revoked.tokenId === undefined;
    if (isWholePerson) generations.recheck();
  });
  return {
    sockets: () => realtime.sockets(),
    async close() {
      stopRevocations();
      await realtime.close();
    },
  };
}
