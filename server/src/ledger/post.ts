import type { EntryKind } from '@penora/protocol/schemas/ledger';
import { violates } from '../database/failures.ts';
import type { Row, Sql } from '../database/sql.ts';
import { statement } from '../database/sql.ts';
import { invalid, notFound, Refusal } from '../kernel/errors.ts';
import { SHORTAGE_CONSTRAINT } from './chunkDebit.ts';

/** One movement of coins that is no chunk. `cause` is unique for ever: the same one moves nothing twice (L3, L4). */
export interface Posting {
  accountId: string;
  kind: Exclude<EntryKind, 'chunk'>;
  app: string;
  /** Signed milliku, not 0. */
  amountMilliku: number;
  cause: string;
  reference?: string;
  description?: string;
  projectCode?: string | null;
  /** Who decided it; needed for an adjustment. */
  actor?: string;
}

export interface Posted extends Row {
  /** After this entry, also when it is an old one: the same cause has the same answer (L4). */
  balance: number;
  entry: number;
  /** False when this cause had been posted before: nothing moved now. */
  moved: boolean;
}

const openAccountStatement = statement(
  'insert into accounts (id) values ($1) on conflict (id) do nothing',
  'ledger_open_account',
);

const postStatement = statement<{ balance: number; entry: number }>(
  `with known as (select 1 from entries where cause = $5),
  moved as (
    update accounts set balance = balance + $4, entry = entry + 1
    where id = $1 and not exists (select 1 from known)
    returning id, balance, entry
  ), entered as (
    insert into entries (account_id, number, kind, app, amount, balance_after, cause, reference, description, project_code, actor)
    select id, entry, $2, $3, $4, balance, $5, $6, $7, $8, $9 from moved
  )
  select balance, entry from moved`,
  'ledger_post',
);

interface PostedRow extends Row {
  balance: number;
  entry: number;
  amount: number;
  account_id: string;
  kind: string;
  app: string;
  reference: string;
}

const postedStatement = statement<PostedRow>(
  `select balance_after as balance, number as entry, amount, account_id, kind, app, reference
   from entries where cause = $1`,
  'ledger_posted',
);

/** Makes the account of a person; nothing when there is one. */
export async function openAccount(sql: Sql, accountId: string): Promise<void> {
  await sql.query(openAccountStatement, [accountId]);
}

function checkAmount(amount: number): void {
  if (!Number.isSafeInteger(amount) || amount === 0) throw new RangeError(`not an amount in milliku: ${amount}`);
}

const isSame = (row: PostedRow, { accountId, amountMilliku, kind, app, reference = '' }: Posting): boolean =>
  row.account_id === accountId &&
  row.amount === amountMilliku &&
  row.kind === kind &&
  row.app === app &&
  row.reference === reference;

/**
 * Moves coins once. Throws `insufficient_coins` when the balance does not cover a debit, `not_found` for an unknown
 * account (L9), `idempotency_mismatch` when the cause was posted with another account, amount, kind or application,
 * `invalid` when the balance would pass 2^53.
 * Inside a transaction a simultaneous repeat aborts that transaction: the caller repeats the whole.
 */
export async function post(sql: Sql, posting: Posting): Promise<Posted> {
  const { accountId, kind, app, amountMilliku, cause, reference = '', description = '' } = posting;
  checkAmount(amountMilliku);
  const values = [accountId, kind, app, amountMilliku, cause, reference, description];
  const [moved] = await sql
    .query(postStatement, [...values, posting.projectCode ?? null, posting.actor ?? null])
    .catch((error: unknown) => {
      if (violates(error, SHORTAGE_CONSTRAINT)) throw new Refusal('insufficient_coins');
      if (violates(error, 'accounts_countable')) throw invalid('amount', 'more than an account can hold');
      // Two posts of one cause at the same moment: this one came second and is answered as a repeat.
      if (violates(error, 'entries_cause')) return [];
      throw error;
    });
  if (moved !== undefined) return { ...moved, moved: true };
  const [before] = await sql.query(postedStatement, [cause]);
  if (before === undefined) throw notFound('account');
  if (!isSame(before, posting)) throw new Refusal('idempotency_mismatch');
  return { balance: before.balance, entry: before.entry, moved: false };
}
