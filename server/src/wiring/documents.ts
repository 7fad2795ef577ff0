import type { IncomingMessage } from 'node:http';
import type { DocumentsDeps } from '../documents/deps.ts';
import { documentLimits } from '../documents/limits.ts';
import { readSessionCookie } from '../http/cookie.ts';
import type { Credentials } from '../identity/authenticate.ts';
import { peopleByIds } from '../identity/people.ts';
import { ends, lapsed, onRevoked } from '../identity/revocations.ts';
import { together } from '../kernel/together.ts';
import { type Membership, standingOf } from '../projects/authorise.ts';
import { onAnyProjectChange, tellProject } from '../projects/changes.ts';
import { setSizes, storageBehind } from '../projects/storage.ts';
import type { Base } from './base.ts';

export interface DocumentWorld {
  originAllowed(request: IncomingMessage): boolean;
  /** A text has changed on this process. */
  changed(code: string): void;
}

/** What documents need of identity and projects. */
export function documentDeps(base: Base, { originAllowed, changed }: DocumentWorld): DocumentsDeps {
  const { config, database, channel, log, authenticator } = base;
  const { sql } = database;
  // Fifty who open a document at once are asked for once.
  const roleIn = together(async (asked: readonly Membership[]) =>
    (await standingOf(sql, asked)).map((role) => (role === 'gone' ? null : role)),
  );
  const person = together(async (userIds: readonly string[]) => {
    const people = await peopleByIds(sql, userIds);
    return userIds.map((userId) => people.get(userId) ?? null);
  });
  return {
    database,
    channel,
    log,
    limits: documentLimits(config.LIMITS),
    originAllowed,
    authenticate: (request) => authenticator.authenticate(credentialsOf(request)),
    roleIn: ({ userId }, code) => roleIn({ code, userId }),
    person,
    withdrawals(listener) {
      const offRevoked = onRevoked(channel, (revoked) =>
        listener({ kind: 'signedOut', ends: (principal) => ends(revoked, principal) }),
      );
      const offProjects = onAnyProjectChange(channel, (change) => {
        const { code } = change;
        if (change.kind === 'deleted') listener({ kind: 'project', code });
        if (change.kind === 'withdrawn') listener({ kind: 'role', code, userId: change.userId, role: null });
        if (change.kind === 'role') listener({ kind: 'role', code, userId: change.userId, role: change.role });
      });
      return () => {
        offRevoked();
        offProjects();
      };
    },
    async standing(asked) {
      const [signedOut, standings] = await Promise.all([
        lapsed(sql, [...new Set(asked.map(({ principal }) => principal))]),
        standingOf(
          sql,
          asked.map(({ code, principal: { userId } }) => ({ code, userId })),
        ),
      ]);
      const gone = new Set(signedOut);
      return asked.map(({ principal }, index) =>
        gone.has(principal) ? 'signedOut' : (standings[index] ?? 'withdrawn'),
      );
    },
    storage: (code) => storageBehind(sql, code),
    async saveSizes(sizes) {
      await setSizes(sql, sizes);
      for (const { code } of sizes) {
        tellProject(channel, { kind: 'changed', code });
        changed(code);
      }
    },
  };
}

/** What a document socket brings: the session cookie, or a token as `?token=` or bearer. */
function credentialsOf(request: IncomingMessage): Credentials {
  const queryToken = new URL(request.url ?? '/', 'http://localhost').searchParams.get('token') ?? undefined;
  const { authorization, cookie } = request.headers;
  const bearer = authorization?.toLowerCase().startsWith('bearer ') ? authorization.slice(7).trim() : undefined;
  return { cookie: readSessionCookie(cookie), bearer, queryToken };
}
