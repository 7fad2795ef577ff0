import * as endpoints from '@penora/protocol/endpoints/ledger';
import type { Sql } from '../database/sql.ts';
import { type Route, route } from '../http/route.ts';
import { listEntries } from './entries.ts';
import { summarise } from './summary.ts';

export function ledgerRoutes(sql: Sql): Route[] {
  return [
    route(endpoints.listEntries, async ({ principal, query }) => listEntries(sql, principal.userId, query)),
    route(endpoints.summariseLedger, async ({ principal, query }) => summarise(sql, principal.userId, query)),
  ];
}
