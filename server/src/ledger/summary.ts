import type { LedgerSummary, LedgerSummaryQuery, SummaryRow } from '@penora/protocol/schemas/ledger';
import type { z } from 'zod';
import { type Sql, statement } from '../database/sql.ts';
import { momentOf } from './entries.ts';

interface GroupRow extends Record<string, unknown> {
  by: 'day' | 'model' | 'project' | 'app' | 'total';
  key: string | null;
  credited: number;
  debited: number;
  words: number;
  entries: number;
}

/** A year and a day of days; of the others more than anybody reads. */
const MOST_GROUPS = 367;

/** Grants have no model and no project: they are in the days, applications and the total. */
const summaryStatement = statement<GroupRow>(
  `with mine as (
    select to_char(at at time zone 'UTC', 'YYYY-MM-DD') as day, model, project_code, app, amount, words
    from entries where account_id = $1
      and ($2::timestamptz is null or at >= $2) and ($3::timestamptz is null or at < $3)
      and ($4::text is null or app = $4) and ($5::text is null or project_code = $5)
  ), grouped as (
    select case when grouping(day) = 0 then 'day' when grouping(model) = 0 then 'model'
        when grouping(project_code) = 0 then 'project' when grouping(app) = 0 then 'app' else 'total' end as by,
      coalesce(day, model, project_code, app) as key,
      coalesce(sum(amount) filter (where amount > 0), 0)::bigint as credited,
      coalesce(-sum(amount) filter (where amount < 0), 0)::bigint as debited,
      coalesce(sum(words), 0)::bigint as words, count(*)::bigint as entries
    from mine group by grouping sets ((day), (model), (project_code), (app), ())
  ), ranked as (
    select *, row_number() over (partition by by
      order by case when by = 'day' then key end desc, debited desc, key) as rank
    from grouped where by = 'total' or key is not null
  )
  select by, key, credited, debited, words, entries from ranked where rank <= ${MOST_GROUPS} order by by, rank`,
  'ledger_summary',
);

const present = ({ key, credited, debited, words, entries }: GroupRow): SummaryRow => ({
  key: key ?? '',
  creditedMilliku: credited,
  debitedMilliku: debited,
  words,
  entries,
});

/** What an account took and gave: by day (UTC, newest first), by model, project and application (largest first). */
export async function summarise(
  sql: Sql,
  accountId: string,
  { from, to, app, projectCode, project }: z.output<typeof LedgerSummaryQuery>,
): Promise<LedgerSummary> {
  const values = [accountId, momentOf(from), momentOf(to), app ?? null, project ?? projectCode ?? null];
  const rows = await sql.query(summaryStatement, values);
  const of = (by: GroupRow['by']) => rows.filter((row) => row.by === by).map(present);
  const total = of('total')[0] ?? { key: '', creditedMilliku: 0, debitedMilliku: 0, words: 0, entries: 0 };
  return { total, day: of('day'), model: of('model'), project: of('project'), app: of('app') };
}
