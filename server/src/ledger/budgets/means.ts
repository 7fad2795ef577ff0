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
  `select a.balance, (select min(${leftOfBudget('b')}) from budgets b where b.id in ($2, $3)) as budget
   from accounts a where a.id = $1`,
  'ledger_means',
);

/** Throws `not_found` for an unknown account (L9). */
export async function meansOf(sql: Sql, { payerId, projectBudget, memberBudget }: Purse): Promise<Means> {
  const [row] = await sql.query(meansStatement, [payerId, projectBudget, memberBudget]);
  if (row === undefined) throw notFound('account');
  return { balanceMilliku: row.balance, budgetMilliku: row.budget };
}

/** What both allow. */
export const spendable = ({ balanceMilliku, budgetMilliku }: Means): number =>
  Math.min(balanceMilliku, budgetMilliku ?? balanceMilliku);
