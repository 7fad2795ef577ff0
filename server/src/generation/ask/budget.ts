import type { Budget, BudgetChange } from '@penora/protocol/schemas/budget';
import { statement } from '../../database/sql.ts';
import { holdBudget, readBudget, settle } from '../../ledger/budgets/settings.ts';
import type { GenerationDeps } from '../deps.ts';

const holdRunning = statement<{ id: string; asked_by: string }>(
  `select id, coalesce(asked_by, requested_by) as asked_by from generations
   where project_code = $1 and status in ('queued', 'streaming') order by id for update`,
);
const carryStatement = statement(
  `update generations g set project_budget = $2, member_budget = t.budget
   from unnest($1::uuid[], $3::bigint[]) as t (id, budget) where g.id = t.id`,
);

/**
 * Sets what may be spent in a project. It holds from the next chunk of what is running already; who pays for that was
 * settled when it began. Locks: generations, then budgets.
 */
export async function setBudget(
  { db }: Pick<GenerationDeps, 'db'>,
  code: string,
  budget: BudgetChange,
  setBy: string,
): Promise<Budget> {
  await db.transaction(async ({ sql }) => {
    await holdBudget(sql, code);
    const running = await sql.query(holdRunning, [code]);
    const people = running.map((row) => row.asked_by);
    const ids = await settle(sql, code, budget, { setBy, people });
    const members = running.map((row) => ids.of(row.asked_by));
    if (running.length > 0) await sql.query(carryStatement, [running.map(({ id }) => id), ids.project, members]);
  });
  return readBudget(db.sql, code, setBy);
}
