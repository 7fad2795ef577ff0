import { listEntries as listEntriesEndpoint } from '@penora/protocol/endpoints/ledger';
import type { Sql } from '../database/sql.ts';
import { type Route, route } from '../http/route.ts';
import { listEntries } from './entries.ts';

export function ledgerRoutes(sql: Sql): Route[] {
  return [route(listEntriesEndpoint, async ({ principal, query }) => listEntries(sql, principal.userId, query))];
}
