import { type Sql, statement } from '../database/sql.ts';

/**
 * Entries are numbered as time goes, so the first of today is found by halving; only those of today are summed. The day
 * is that of UTC.
 */
const spentTodayStatement = statement<{ spent: number; left_seconds: number }>(
  `with recursive day as (
     select date_trunc('day', now() at time zone 'UTC') at time zone 'UTC' as start
   ), search (low, high) as (
     select 1::bigint, a.entry + 1 from accounts a where a.id = $1
     union all
     select case when e.at < d.start then m.mid + 1 else s.low end, case when e.at < d.start then s.high else m.mid end
     from search s cross join day d cross join lateral (select (s.low + s.high) / 2 as mid) m
       join entries e on e.account_id = $1 and e.number = m.mid
     where s.low < s.high
   )
   select coalesce((
       select -sum(e.amount) from entries e where e.account_id = $1 and e.kind = 'chunk'
         and e.number >= (select s.low from search s where s.low = s.high)
     ), 0)::bigint as spent,
     ceil(extract(epoch from d.start + interval '1 day' - now()))::int as left_seconds
   from day d`,
  'ledger_spent_today',
);

/** What an account has paid for words today, and how long today still is. */
export async function spentToday(sql: Sql, accountId: string): Promise<{ milliku: number; leftSeconds: number }> {
  const [row] = await sql.query(spentTodayStatement, [accountId]);
  return { milliku: row?.spent ?? 0, leftSeconds: row?.left_seconds ?? 0 };
}
