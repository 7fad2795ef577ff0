import type { LedgerEntry, LedgerQuery } from '@penora/protocol/schemas/ledger';
import type { z } from 'zod';
import { type Sql, statement, type Value } from '../database/sql.ts';
import { invalid } from '../kernel/errors.ts';

interface EntryRow extends Record<string, unknown> {
  number: number;
  kind: LedgerEntry['kind'];
  app: string;
  amount: number;
  balance_after: number;
  reference: string;
  description: string;
  project_code: string | null;
  model: string | null;
  asked_by: string | null;
  words: number;
  chunks: number;
  at: Date;
}

const FILTER = `account_id = $1
  and ($2::text is null or kind = $2) and ($3::text is null or app = $3) and ($4::text is null or project_code = $4)
  and ($5::timestamptz is null or at >= $5) and ($6::timestamptz is null or at < $6)`;

const entriesStatement = statement<EntryRow>(
  `select number, kind, app, amount, balance_after, reference, description, project_code, model, words, 1 as chunks, at,
     case when kind = 'chunk' then coalesce(actor, account_id) end as asked_by
   from entries where ${FILTER} and ($7::bigint is null or number < $7)
   order by number desc limit $8`,
);

/** A run's chunks joined: the sum of the amounts, the balance after the last. */
const groupedStatement = statement<EntryRow>(
  `select max(number) as number, min(kind) as kind, min(app) as app, sum(amount)::bigint as amount,
     (array_agg(balance_after order by number desc))[1] as balance_after, min(reference) as reference,
     min(description) as description, min(project_code) as project_code, min(model) as model,
     sum(words)::int as words, count(*)::int as chunks, max(at) as at,
     (array_agg(case when kind = 'chunk' then coalesce(actor, account_id) end order by number desc))[1] as asked_by
   from entries where ${FILTER}
   group by coalesce(generation_id::text, 'entry ' || number)
   having ($7::bigint is null or max(number) < $7)
   order by number desc limit $8`,
);

/** A day without a time begins at midnight in UTC. */
export const momentOf = (value: string | undefined): string | null =>
  value === undefined ? null : value.length === 10 ? `${value}T00:00:00Z` : value;

const present = (row: EntryRow): LedgerEntry => ({
  number: row.number,
  kind: row.kind,
  app: row.app,
  amountMilliku: row.amount,
  balanceAfterMilliku: row.balance_after,
  reference: row.reference,
  description: row.description,
  projectCode: row.project_code,
  model: row.model,
  askedBy: row.asked_by,
  words: row.words,
  chunks: row.chunks,
  at: row.at.toISOString(),
});

/** A page of an account's entries, newest first; `group` joins the chunks of a run. */
export async function listEntries(
  sql: Sql,
  accountId: string,
  query: z.output<typeof LedgerQuery>,
): Promise<{ items: LedgerEntry[]; nextCursor: string | null }> {
  const cursor = query.cursor === undefined ? null : Number(query.cursor);
  if (cursor !== null && !Number.isSafeInteger(cursor)) throw invalid('cursor', 'not one of ours');
  const values: Value[] = [
    accountId,
    query.kind ?? null,
    query.app ?? null,
    query.project ?? query.projectCode ?? null,
    momentOf(query.from),
    momentOf(query.to),
    cursor,
    query.limit + 1,
  ];
  const rows = await sql.query(query.group === 'generation' ? groupedStatement : entriesStatement, values);
  const items = rows.slice(0, query.limit).map(present);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > query.limit && last !== undefined ? String(last.number) : null };
}
