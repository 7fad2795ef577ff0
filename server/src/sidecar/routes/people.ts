import * as endpoints from '@penora/protocol/endpoints/sidecar';
import { eventStream, type Route, route, type ServerEvent } from '../../http/route.ts';
import { whileAllowed } from '../../kernel/whileAllowed.ts';
import { balanceOf } from '../../ledger/balance.ts';
import { storageOf } from '../../projects/storage.ts';
import { onConsent } from '../consent/consents.ts';
import { createExternalPerson } from '../createUser.ts';
import type { SidecarDeps } from '../deps.ts';
import { personOfKey } from '../people.ts';
import { done, ku, mb } from '../present.ts';

/** People, and how their balances change. */
export function peopleRoutes(deps: SidecarDeps): Route[] {
  const { sql } = deps.database;
  return [
    route(endpoints.createUser, async ({ principal, body }) => {
      const [app = ''] = principal.apps;
      await createExternalPerson(deps, { subject: body.user_id, name: body.username, email: body.email, app });
      const person = await personOfKey(sql, body.user_id, principal);
      const [{ balanceMilliku }, storage] = await Promise.all([balanceOf(sql, person.id), storageOf(sql, person.id)]);
      const { usedBytes, limitBytes } = storage;
      return done({
        user: {
          user_id: body.user_id,
          username: person.name,
          email: person.email,
          credits: ku(balanceMilliku),
          storage_used_mb: mb(usedBytes),
          storage_limit_mb: mb(limitBytes),
          storage_available_mb: mb(Math.max(0, limitBytes - usedBytes)),
        },
      });
    }),
    route(endpoints.unifiedBalanceStream, async ({ principal, query, signal }) => {
      const person = await personOfKey(sql, query.user_id, principal);
      const check = async (): Promise<void> => {
        if (!(await deps.ring.isLive(principal.keyId))) throw new Error('the key was withdrawn');
        await personOfKey(sql, query.user_id, principal);
      };
      return eventStream(balanceEvents(deps, person.id, signal, check));
    }),
  ];
}

async function* balanceEvents(
  deps: SidecarDeps,
  userId: string,
  gone: AbortSignal,
  check: () => Promise<void>,
): AsyncGenerator<ServerEvent> {
  const subscribe = (recheck: () => void) => onConsent(deps.channel, userId, recheck);
  const { signal, close } = whileAllowed({ gone, subscribe, check });
  try {
    for await (const { balanceMilliku, entry } of deps.balances.follow(userId, signal)) {
      yield { id: entry, event: 'balance', data: { credits: ku(balanceMilliku), entry } };
    }
  } finally {
    close();
  }
}
