import { limits } from '@penora/protocol/catalog/limits';
import { type Sql, statement } from '../database/sql.ts';
import { openAccount, post } from './post.ts';

const WELCOME_MILLIKU = limits.welcomeKu * 1_000;

const claimStatement = statement<{ claim: string }>(
  `insert into welcome_claims (claim, account_id) select unnest($1::text[]), $2
   on conflict (claim) do nothing returning claim`,
);

/**
 * 50 Ku once per person (I5, domain.md). The database keeps only a keyed hash of a claim (migration 0055). A person goes under several names (`address:…`, `subject:…`); when one of
 * them has been welcomed before, all of them count as welcomed and nothing is given. Returns whether coins moved.
 * Runs in the caller's transaction, so that concurrent arrivals wait for each other on the claims.
 */
export async function welcome(sql: Sql, accountId: string, claims: readonly string[]): Promise<boolean> {
  await openAccount(sql, accountId);
  const sorted = [...new Set([...claims, `account:${accountId}`])].sort();
  const fresh = await sql.query(claimStatement, [sorted, accountId]);
  if (fresh.length < sorted.length) return false;
  await post(sql, {
    accountId,
    kind: 'welcome',
    app: 'penora',
    amountMilliku: WELCOME_MILLIKU,
    cause: `welcome:${accountId}`,
    reference: 'welcome',
    description: 'Welcome to Penora',
  });
  return true;
}
