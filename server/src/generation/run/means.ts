import { type Sql, statement } from '../../database/sql.ts';
import { type Means, meansOf } from '../../ledger/budgets/means.ts';
import type { GenerationRecord } from '../tables.ts';

const purseStatement = statement<{ payer_id: string; project_budget: number | null; member_budget: number | null }>(
  'select payer_id, project_budget, member_budget from generations where id = $1',
  'generation_purse',
);

/** What a generation may spend now. A budget may have been set since it began, so its row is asked. */
export async function currentMeans(
  sql: Sql,
  { id, payerId }: Pick<GenerationRecord, 'id' | 'payerId'>,
): Promise<Means> {
  const [row] = await sql.query(purseStatement, [id]);
  return meansOf(sql, {
    payerId: row?.payer_id ?? payerId,
    projectBudget: row?.project_budget ?? null,
    memberBudget: row?.member_budget ?? null,
  });
}
