import { type Sql, statement } from '../../database/sql.ts';
import { notFound } from '../../kernel/errors.ts';
import { leftOfBudget } from './budgetCtes.ts';

/** What may be spent now: of a purse, and of the tighter one of two budgets; null where there is no cap. */
export interface Means {
  balanceMilliku: number;
  budgetMilliku: number | null;
}

export interface Purse {
  payerId: string;
  projectBudget: number | null;
  memberBudget: number | null;
}

const meansStatement = statement<{ balance: number; budget: number | null }>(
  `select a.balance, (select min(t.rest) from (
     select ${leftOfBudget('b')} as rest from budgets b where b.id in ($2, $3)
     union all
     select s.member_cap from budgets p join budget_settings s on s.project_code = p.project_code
     where p.id = $2 and $3::bigint is null
   ) t) as budget
   from accounts a where a.id = $1`,
  'ledger_means',
);

/** Who has not spent anything in the project yet has no budget of their own: their cap is whole. Throws `not_found` (L9). */
export async function meansOf(sql: Sql, { payerId, projectBudget, memberBudget }: Purse): Promise<Means> {
  const [row] = await sql.query(meansStatement, [payerId, projectBudget, memberBudget]);
  if (row === undefined) throw notFound('account');
  return { balanceMilliku: row.balance, budgetMilliku: row.budget };
}

/** What both allow. */
export const spendable = ({ balanceMilliku, budgetMilliku }: Means): number =>
  Math.min(balanceMilliku, budgetMilliku ?? balanceMilliku);
