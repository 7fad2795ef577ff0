/** What may be spent in a project, and who pays. */
import { z } from 'zod';

export const budgetPeriods = ['total', 'month'] as const;
/** `month`: a calendar month in UTC. */
export const BudgetPeriod = z.enum(budgetPeriods);
export type BudgetPeriod = z.infer<typeof BudgetPeriod>;

/** Milliku; null is no cap. */
const Cap = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).nullable();

export const BudgetChange = z.strictObject({
  /** The owner's coins pay for what members ask for. */
  ownerPays: z.boolean().default(false),
  projectMilliku: Cap.default(null),
  /** Of each person who asks, the owner included. */
  memberMilliku: Cap.default(null),
  period: BudgetPeriod.default('total'),
});
export type BudgetChange = z.infer<typeof BudgetChange>;

export const Budget = z.object({
  ownerPays: z.boolean(),
  projectMilliku: Cap,
  memberMilliku: Cap,
  period: BudgetPeriod,
  /** In the period, by all and by who reads this; what was spent before the first budget counts too. */
  spent: z.object({ projectMilliku: z.number().int(), yourMilliku: z.number().int() }),
});
export type Budget = z.infer<typeof Budget>;
