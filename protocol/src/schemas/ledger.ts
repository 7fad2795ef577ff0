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
  words: z.number().int(),
  /** How many chunks are joined in this row (`?group=generation`), else 1. */
  chunks: z.number().int(),
  at: Time,
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;

export const LedgerQuery = ListQuery.extend({
  group: z.literal('generation').optional(),
  kind: EntryKind.optional(),
  app: z.string().max(40).optional(),
  projectCode: z.string().max(64).optional(),
  from: Time.optional(),
  to: Time.optional(),
});
