import type { LedgerEntry } from '@penora/protocol/schemas/ledger';
import type { Transaction } from '@penora/protocol/schemas/sidecar';
import type { Sql } from '../database/sql.ts';
import { countEntries } from '../ledger/countEntries.ts';
import { listEntries } from '../ledger/entries.ts';
import { ku } from './present.ts';

/** What an application called its grant, as it said itself; everything else has the ledger's word. */
const typeOf = ({ kind, reference }: LedgerEntry): string =>
  kind === 'sister_grant' && reference !== '' ? reference : kind;

/** The caller's own reference of a debit; the project of a run. */
const projectOf = ({ kind, reference, projectCode }: LedgerEntry): string =>
  projectCode ?? (kind === 'sister_debit' ? reference : '');

const present = (entry: LedgerEntry): Transaction => ({
  app_name: entry.app,
  transaction_type: typeOf(entry),
  amount: ku(entry.amountMilliku),
  description: entry.description,
  project_code: projectOf(entry),
  created_at: entry.at,
});

/** The newest movements of an account, a run of a model as one, and how many there are. */
export async function listTransactions(
  sql: Sql,
  accountId: string,
  limit: number,
): Promise<{ transactions: Transaction[]; total: number }> {
  const [page, total] = await Promise.all([
    listEntries(sql, accountId, { limit, group: 'generation' }),
    countEntries(sql, accountId),
  ]);
  return { transactions: page.items.map(present), total };
}
