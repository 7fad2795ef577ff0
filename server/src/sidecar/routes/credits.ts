import * as endpoints from '@penora/protocol/endpoints/sidecar';
import { type Route, route } from '../../http/route.ts';
import { forbidden } from '../../kernel/errors.ts';
import type { KeyPrincipal } from '../../kernel/principal.ts';
import { balanceOf } from '../../ledger/balance.ts';
import { debitForSister, grantFromSister } from '../../ledger/sister.ts';
import { storageOf } from '../../projects/storage.ts';
import type { SidecarDeps } from '../deps.ts';
import { personOfKey, personReached } from '../people.ts';
import { done, ku, storageStats } from '../present.ts';
import { listTransactions } from '../transactions.ts';

/** Throws `forbidden` unless the key may write entries of this application. */
function demandApp(key: KeyPrincipal, app: string): void {
  if (!key.apps.has(app)) throw forbidden(`This key may not write for the application ${app}.`);
}

/** Coins are sold by sukusuku.ai (domain.md); a key without it gives in the name of its one application. */
function givingApp(key: KeyPrincipal, named: string | undefined): string {
  const [only = ''] = key.apps;
  const app = named ?? (key.apps.has('sukusuku') ? 'sukusuku' : only);
  demandApp(key, app);
  return app;
}

/** Coins of a person, for the applications that share them. */
export function creditRoutes(deps: SidecarDeps): Route[] {
  const { sql } = deps.database;
  const moving = { sql, channel: deps.channel };
  return [
    route(endpoints.userInfo, async ({ principal, query }) => {
      const person = await personOfKey(sql, query.user_id, principal);
      const [{ balanceMilliku }, storage] = await Promise.all([balanceOf(sql, person.id), storageOf(sql, person.id)]);
      return done({ credits: ku(balanceMilliku), user_id: query.user_id, storage: storageStats(storage) });
    }),
    route(endpoints.deductCredits, async ({ principal, body, requestId }) => {
      demandApp(principal, body.app_name);
      const person = await personReached(sql, body.user_id, new Set([body.app_name]));
      const { balanceMilliku } = await debitForSister(moving, {
        accountId: person.id,
        app: body.app_name,
        key: requestId,
        amountMilliku: body.amount,
        description: body.description,
        reference: body.project_code,
      });
      return done({ credits_deducted: ku(body.amount), new_balance: ku(balanceMilliku), app_name: body.app_name });
    }),
    route(endpoints.addCredits, async ({ principal, body, requestId }) => {
      const app = givingApp(principal, body.app_name);
      const person = await personReached(sql, body.user_id, new Set([app]));
      const { balanceMilliku } = await grantFromSister(moving, {
        accountId: person.id,
        app,
        key: requestId,
        amountMilliku: body.amount,
        description: body.description,
        reference: body.transaction_type,
      });
      return done({ credits_added: ku(body.amount), new_balance: ku(balanceMilliku) });
    }),
    route(endpoints.transactions, async ({ principal, query }) => {
      const person = await personOfKey(sql, query.user_id, principal);
      const { transactions, total } = await listTransactions(sql, person.id, query.limit);
      const of = (app: string) => transactions.filter(({ app_name }) => app_name === app);
      return done({
        all_transactions: transactions,
        penora_transactions: of('penora'),
        imagegene_transactions: of('imagegene'),
        total_count: total,
      });
    }),
  ];
}
