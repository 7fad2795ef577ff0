/** The person's own account: name, storage, export, deletion. */
import { z } from 'zod';
import { ProjectCode } from '../ids.ts';
import { LedgerQuery } from './ledger.ts';
import { Registration } from './person.ts';

export const ProfileChange = z.strictObject({ name: Registration.shape.name });

export const StorageByApp = z.object({
  usedBytes: z.number().int(),
  limitBytes: z.number().int(),
  /** What of it lies in the bin. */
  binBytes: z.number().int(),
  applications: z.array(z.object({ app: z.string(), bytes: z.number().int(), projects: z.number().int() })),
});
export type StorageByApp = z.infer<typeof StorageByApp>;

/** The filters of the list; all pages in one file. */
export const LedgerFileQuery = LedgerQuery.omit({ limit: true, cursor: true });

/** What goes with an account, so that nobody is surprised. */
export const Deletion = z.object({
  balanceMilliku: z.number().int(),
  /** Projects that go for good, the bin included. */
  projects: z.number().int(),
  /** Those that others write in: each can be handed to one of its editors first. */
  shared: z.array(
    z.object({
      code: ProjectCode,
      title: z.string(),
      sizeBytes: z.number().int(),
      editors: z.array(z.object({ userId: z.string(), name: z.string() })),
    }),
  ),
  /** Whether the password is asked for; else these words are to be typed. */
  hasPassword: z.boolean(),
});
export type Deletion = z.infer<typeof Deletion>;

export const DELETION_WORDS = 'delete my account';

export const DeletionRequest = z.strictObject({
  password: z.string().max(1_000).optional(),
  confirmation: z.string().max(100).optional(),
  handOver: z
    .array(z.strictObject({ code: ProjectCode, userId: z.string().max(64) }))
    .max(500)
    .default([]),
});
