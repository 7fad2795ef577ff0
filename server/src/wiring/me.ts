import { me } from '@penora/protocol/endpoints/identity';
import type { Sql } from '../database/sql.ts';
import { type Route, route } from '../http/route.ts';
import { personOf } from '../identity/people.ts';
import { balanceOf } from '../ledger/balance.ts';
import { storageOf } from '../projects/storage.ts';

/** `GET /api/me`: the person with the balance and the storage, each from its own slice. */
export function meRoute(sql: Sql): Route {
  return route(me, async ({ principal }) => {
    const [user, { balanceMilliku }, storage] = await Promise.all([
      personOf(sql, principal.userId),
      balanceOf(sql, principal.userId),
      storageOf(sql, principal.userId),
    ]);
    return { user, balanceMilliku, storage };
  });
}
