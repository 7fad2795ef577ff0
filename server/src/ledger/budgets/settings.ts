import type { Budget, BudgetChange } from '@penora/protocol/schemas/budget';
import { type Sql, statement } from '../../database/sql.ts';

const PERIOD_START = `case when $2::boolean then date_trunc('month', now() at time zone 'UTC')::date else 'epoch'::date end`;

/** What each person has spent in a project since the period began; entries name who asked, or it is who paid. */
const SPENT = `
  select coalesce(e.actor, e.account_id) as person_id, -sum(e.amount)::bigint as spent
  from entries e join generations g on g.id = e.generation_id
  where g.project_code = $1 and e.kind = 'chunk' and e.at >= ${PERIOD_START}::timestamp at time zone 'UTC'
  group by 1`;

const holdStatement = statement("select pg_advisory_xact_lock(hashtextextended('budget of ' || $1, 0))");

const settleStatement = statement(
  `insert into budget_settings (project_code, owner_pays, project_cap, member_cap, monthly, set_by)
   values ($1, $2, $3, $4, $5, $6)
   on conflict (project_code) do update set owner_pays = $2, project_cap = $3, member_cap = $4, monthly = $5,
     set_by = $6, set_at = now()`,
);

const lockStatement = statement('select 1 from budgets where project_code = $1 order by id for update');

const set = `on conflict (project_code, coalesce(person_id, '')) do update set
  monthly = excluded.monthly, since = excluded.since, cap = excluded.cap, most = excluded.most, spent = excluded.spent`;

/** `most` is null without a cap, though `greatest` passes nulls by. */
const projectStatement = statement(
  `with spending as (${SPENT})
   insert into budgets (project_code, monthly, since, cap, most, spent)
   select $1, $2, ${PERIOD_START}, $3, greatest($3, t.spent) + 0 * $3::bigint, t.spent
   from (select coalesce(sum(spent), 0)::bigint as spent from spending) t ${set}`,
);

const membersStatement = statement(
  `with spending as (${SPENT}),
   people as (
     select person_id from spending union select unnest($4::text[])
     union select person_id from budgets where project_code = $1 and person_id is not null
   )
   insert into budgets (project_code, person_id, monthly, since, cap, most, spent)
   select $1, p.person_id, $2, ${PERIOD_START}, $3, greatest($3, coalesce(s.spent, 0)) + 0 * $3::bigint, coalesce(s.spent, 0)
   from people p left join spending s on s.person_id = p.person_id order by p.person_id ${set}`,
);

const idsStatement = statement<{ id: number; person_id: string | null }>(
  'select id, person_id from budgets where project_code = $1',
);

const readStatement = statement<{
  owner_pays: boolean;
  project_cap: number | null;
  member_cap: number | null;
  monthly: boolean;
}>('select owner_pays, project_cap, member_cap, monthly from budget_settings where project_code = $1');

const spentStatement = statement<{ project: number; yours: number }>(
  `with spending as (${SPENT})
   select coalesce(sum(spent), 0)::bigint as project,
     coalesce(sum(spent) filter (where person_id = $3), 0)::bigint as yours from spending`,
);

/** Which budgets count what a person asks for. */
export interface BudgetIds {
  project: number;
  of(personId: string): number | null;
}

/** Keeps others from starting anything in the project until the end of the caller's transaction. */
export async function holdBudget(sql: Sql, code: string): Promise<void> {
  await sql.query(holdStatement, [code]);
}

/**
 * Sets what may be spent, and counts what has been. The caller holds the budget and the rows of what runs in the
 * project, for `people`, so that no chunk is on its way: the sums are exact.
 */
export async function settle(
  sql: Sql,
  code: string,
  budget: BudgetChange,
  { setBy, people }: { setBy: string; people: readonly string[] },
): Promise<BudgetIds> {
  const { ownerPays, projectMilliku, memberMilliku } = budget;
  const monthly = budget.period === 'month';
  await sql.query(settleStatement, [code, ownerPays, projectMilliku, memberMilliku, monthly, setBy]);
  await sql.query(lockStatement, [code]);
  await sql.query(projectStatement, [code, monthly, projectMilliku]);
  await sql.query(membersStatement, [code, monthly, memberMilliku, [...people]]);
  const rows = await sql.query(idsStatement, [code]);
  const ids = new Map(rows.map((row) => [row.person_id, row.id]));
  const project = ids.get(null);
  if (project === undefined) throw new Error('a budget without a row');
  return { project, of: (personId) => ids.get(personId) ?? null };
}

/** What may be spent in a project, with what has been; without a budget everybody pays for themselves. */
export async function readBudget(sql: Sql, code: string, personId: string): Promise<Budget> {
  const [row] = await sql.query(readStatement, [code]);
  const monthly = row?.monthly ?? false;
  const [spent = { project: 0, yours: 0 }] = await sql.query(spentStatement, [code, monthly, personId]);
  return {
    ownerPays: row?.owner_pays ?? false,
    projectMilliku: row?.project_cap ?? null,
    memberMilliku: row?.member_cap ?? null,
    period: monthly ? 'month' : 'total',
    spent: { projectMilliku: spent.project, yourMilliku: spent.yours },
  };
}
