import { type Sql, statement } from '../../database/sql.ts';
import type { Purse } from './means.ts';

const holdStatement = statement("select pg_advisory_xact_lock_shared(hashtextextended('budget of ' || $1, 0))");

const purseStatement = statement<{ owner_pays: boolean; project_budget: number; member_budget: number | null }>(
  `select s.owner_pays, p.id as project_budget, m.id as member_budget
   from budget_settings s
   join budgets p on p.project_code = s.project_code and p.person_id is null
   left join budgets m on m.project_code = s.project_code and m.person_id = $2
   where s.project_code = $1`,
);

/** Somebody who has not spent anything here before: whoever had, has got a row when the budget was set. */
const openStatement = statement(
  `insert into budgets (project_code, person_id, monthly, since, cap, most)
   select p.project_code, $2, p.monthly, p.since, s.member_cap, s.member_cap
   from budgets p join budget_settings s on s.project_code = p.project_code
   where p.project_code = $1 and p.person_id is null
   on conflict do nothing`,
);

/** Who asks where, and whose project it is. */
export interface Asking {
  code: string;
  ownerId: string;
  personId: string;
}

/** Who pays for what a person asks for in a project, and which budgets count it. */
export async function purseOf(sql: Sql, { code, ownerId, personId }: Asking): Promise<Purse> {
  const [row] = await sql.query(purseStatement, [code, personId]);
  if (row === undefined) return { payerId: personId, projectBudget: null, memberBudget: null };
  const payerId = row.owner_pays ? ownerId : personId;
  return { payerId, projectBudget: row.project_budget, memberBudget: row.member_budget };
}

/**
 * The same, for good: until the end of the caller's transaction nobody sets another budget, and the person has one of
 * their own. What is started in that transaction must carry the budgets (G7).
 */
export async function holdPurse(sql: Sql, asking: Asking): Promise<Purse> {
  await sql.query(holdStatement, [asking.code]);
  const purse = await purseOf(sql, asking);
  if (purse.projectBudget === null || purse.memberBudget !== null) return purse;
  await sql.query(openStatement, [asking.code, asking.personId]);
  return purseOf(sql, asking);
}
