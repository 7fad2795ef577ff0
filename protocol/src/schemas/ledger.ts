/** Every coin in and out. */
import { z } from 'zod';
import { ListQuery, Time } from '../list.ts';

export const entryKinds = [
  'welcome',
  'purchase',
  'sister_debit',
  'sister_grant',
  'chunk',
  'refund',
  'adjustment',
] as const;
export const EntryKind = z.enum(entryKinds);
export type EntryKind = z.infer<typeof EntryKind>;

export const LedgerEntry = z.object({
  /** Rises with every entry of one account, without a gap. */
  number: z.number().int(),
  kind: EntryKind,
  app: z.string(),
  amountMilliku: z.number().int(),
  balanceAfterMilliku: z.number().int(),
  /** The cause: a generation's id, an order, the caller's own reference. */
  reference: z.string(),
  description: z.string(),
  projectCode: z.string().nullable(),
  model: z.string().nullable(),
  /** Of a chunk: the person who asked for it, who is another one where the owner pays. */
  askedBy: z.string().nullable(),
  words: z.number().int(),
  /** How many chunks are joined in this row (`?group=generation`), else 1. */
  chunks: z.number().int(),
  at: Time,
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;

/** A moment, or the beginning of a day in UTC. */
const From = z.union([Time, z.iso.date()]);

/** Which entries: `from` is the first moment, `to` the first one after. */
const Filter = z.object({
  app: z.string().max(40).optional(),
  projectCode: z.string().max(64).optional(),
  /** The same as `projectCode`. */
  project: z.string().max(64).optional(),
  from: From.optional(),
  to: From.optional(),
});

export const LedgerQuery = ListQuery.extend({
  ...Filter.shape,
  group: z.literal('generation').optional(),
  kind: EntryKind.optional(),
});

export const LedgerSummaryQuery = Filter;

export const SummaryRow = z.object({
  /** The day (`2026-01-31`, UTC), the model's key, the project's code, the application; empty for the total. */
  key: z.string(),
  creditedMilliku: z.number().int(),
  debitedMilliku: z.number().int(),
  words: z.number().int(),
  /** How many entries there are of it. */
  entries: z.number().int(),
});
export type SummaryRow = z.infer<typeof SummaryRow>;

export const LedgerSummary = z.object({
  total: SummaryRow,
  day: z.array(SummaryRow),
  model: z.array(SummaryRow),
  project: z.array(SummaryRow),
  app: z.array(SummaryRow),
});
export type LedgerSummary = z.infer<typeof LedgerSummary>;
