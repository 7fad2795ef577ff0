import * as endpoints from '@penora/protocol/endpoints/account';
import { demandAllowed, limiter } from '../http/rateLimit.ts';
import { Answer, type Route, route } from '../http/route.ts';
import { callerOf } from '../identity/caller.ts';
import { personOf } from '../identity/people.ts';
import { renamePerson } from '../identity/profile.ts';
import { storageByApp } from '../projects/storageByApp.ts';
import { archiveOf } from './archive.ts';
import { deleteAccount, previewDeletion } from './deletion.ts';
import type { AccountDeps } from './deps.ts';
import { ledgerLines } from './ledgerFile.ts';
import { zipOf } from './zip.ts';

const EXPORTS_PER_HOUR = 10;
const FILES_PER_HOUR = 60;
const HOUR = 3_600;

async function* encoded(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const line of lines) yield Buffer.from(line);
}

const download = (type: string, name: string, chunks: AsyncIterable<Uint8Array>): Answer =>
  new Answer({
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
    content: { kind: 'chunks', chunks },
  });

const today = (): string => new Date().toISOString().slice(0, 10);

/** Everything of protocol/src/endpoints/account.ts. */
export function accountRoutes(deps: AccountDeps): Route[] {
  const { sql } = deps.database;
  const exports = limiter(EXPORTS_PER_HOUR, HOUR, deps.limitsFactor, 'exports');
  const files = limiter(FILES_PER_HOUR, HOUR, deps.limitsFactor, 'ledger files');
  return [
    route(endpoints.changeProfile, async ({ principal, body }) => {
      await renamePerson(sql, principal.userId, body.name);
      return { user: await personOf(sql, principal.userId) };
    }),
    route(endpoints.storageByApp, ({ principal }) => storageByApp(sql, principal.userId)),
    route(endpoints.ledgerFile, async ({ principal, query }) => {
      demandAllowed([await files.use(principal.userId)]);
      const lines = ledgerLines(sql, principal.userId, query);
      return download('text/csv; charset=utf-8', `penora-coins-${today()}.csv`, encoded(lines));
    }),
    route(endpoints.exportAccount, async ({ principal }) => {
      demandAllowed([await exports.use(principal.userId)]);
      const zip = zipOf(archiveOf(deps, principal.userId), new Date());
      return download('application/zip', `penora-${today()}.zip`, zip);
    }),
    route(endpoints.previewDeletion, ({ principal }) => previewDeletion(sql, principal.userId)),
    route(endpoints.deleteAccount, async (call) => {
      await deleteAccount(deps, call.principal, call.body, callerOf(call));
      return new Answer({ status: 204, content: { kind: 'empty' }, session: null });
    }),
  ];
}
