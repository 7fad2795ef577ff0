/** First day of this month in UTC: from it monthly budgets count anew. */
const MONTH = "date_trunc('month', now() at time zone 'UTC')::date";

const isNewMonth = (alias: string): string => `${alias}.monthly and ${alias}.since < ${MONTH}`;

/** What a budget has left now, as an expression over a row of `budgets`; null without a cap. */
export const leftOfBudget = (alias: string): string =>
  `case when ${isNewMonth(alias)} then ${alias}.cap else ${alias}.most - ${alias}.spent end`;

/** What has been spent in the period that runs now. */
export const spentOfBudget = (alias: string): string => `case when ${isNewMonth(alias)} then 0 else ${alias}.spent end`;

const spend = `
    set spent = ${spentOfBudget('b')} + c.amount,
      most = case when ${isNewMonth('b')} then b.cap else b.most end,
      since = case when ${isNewMonth('b')} then ${MONTH} else b.since end`;

/**
 * The budgets of a chunk as CTEs, before its debit (chunkDebit.ts) and in its lock order: the project's budget, which
 * has the lower id, then the member's.
 *
 * Before them stands `claim(project_budget, member_budget, amount)` with at most one row; a null budget is none.
 * `budgeted(ready)` comes out with exactly one row and must be joined by the debit, so that accounts are locked last.
 * A budget that would be passed violates `budgets_never_passed` (23514), which takes the whole statement back.
 */
export const budgetCtes = `
  project_budgeted as (
    update budgets b ${spend} from claim c where b.id = c.project_budget returning b.id
  ),
  member_budgeted as (
    update budgets b ${spend}
    from claim c left join project_budgeted p on true where b.id = c.member_budget returning b.id
  ),
  budgeted as (select count(*) as ready from member_budgeted),`;

/**
 * The same for the claims of several chunks: what they take of one budget is summed, budgets are locked by id.
 * `budgeted(ready)` comes out with exactly one row.
 */
export const budgetsCtes = `
  budget_totals as (
    select b.id, sum(b.amount)::bigint as amount from (
      select project_budget as id, amount from claim union all select member_budget, amount from claim
    ) b where b.id is not null group by b.id
  ),
  budgets_locked as (
    select b.id from budgets b join budget_totals t on t.id = b.id order by b.id for update of b
  ),
  budgets_spent as (
    update budgets b ${spend} from budget_totals c join budgets_locked l on l.id = c.id where b.id = l.id returning b.id
  ),
  budgeted as (select count(*) as ready from budgets_spent),`;

/** The constraint that a chunk beyond a budget violates. */
export const BUDGET_CONSTRAINT = 'budgets_never_passed';
