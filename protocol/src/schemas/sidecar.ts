/**
 * What ImageGene and sukusuku.ai send and get (domain.md, REST sidecar). Their names and shapes are older than ours:
 * amounts are Ku with up to three decimals, every answer says `success` and `timestamp`.
 */
import { z } from 'zod';
import { ProjectCode } from '../ids.ts';
import { KuAmount } from '../ku.ts';
import { Time } from '../list.ts';

/** A person's sukusuku subject, else the id of `/api/me`. A string: real ones are beyond 2^53. */
export const ExternalUserId = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[^\p{Cc}]+$/u, 'no control characters')
  .regex(/^\S(?:.*\S)?$/u, 'no space at the ends');

/** The name of an application, as entries carry it. */
export const AppName = z
  .string()
  .max(40)
  .regex(/^[A-Za-z0-9_.-]+$/, 'letters, digits, - _ .')
  .toLowerCase();

const Ku = KuAmount.meta({
  type: 'number',
  exclusiveMinimum: 0,
  multipleOf: 0.001,
  description: 'Ku: a number above 0 with at most three decimals; never a string',
});

const Text = (most: number) => z.string().max(most).default('');

/** Fields that are not named here are ignored: clients that we do not control may send more. */
export const Deduction = z.object({
  user_id: ExternalUserId,
  amount: Ku,
  app_name: AppName,
  description: Text(500),
  /** The caller's own reference. */
  project_code: Text(64),
});

export const Addition = z.object({
  user_id: ExternalUserId,
  amount: Ku,
  transaction_type: Text(64),
  description: Text(500),
  /** Which application gives; needed only by keys of several applications without sukusuku. */
  app_name: AppName.optional(),
});

const METADATA_BYTES = 16_384;
const utf8 = new TextEncoder();

/** Text about a project, e.g. the prompt of a picture. */
export const Metadata = z
  .record(z.string(), z.unknown())
  .refine((value) => utf8.encode(JSON.stringify(value)).length <= METADATA_BYTES, `at most ${METADATA_BYTES} bytes`);

export const ProjectToSave = z.object({
  user_id: ExternalUserId,
  app_source: AppName.default('imagegene'),
  project_type: z.string().trim().min(1).max(40).default('image'),
  title: z.string().max(10_000).default(''),
  /** Base64, a data URL or an address. It is stored as it is and never fetched. */
  content: z.string().max(4_194_304).default(''),
  metadata: Metadata.default({}),
});

export const NewExternalUser = z.object({
  user_id: ExternalUserId.refine((id) => !id.startsWith('pn_'), 'ids that begin with pn_ are given by Penora'),
  username: z.string().max(1_000).default(''),
  email: z.union([z.email().max(254), z.literal('')]).default(''),
});

export const UserQuery = z.object({ user_id: ExternalUserId });

/** `app_filter` and `app` are two names of one thing. */
export const UserProjectsQuery = UserQuery.extend({
  app_filter: z.string().max(40).optional(),
  app: z.string().max(40).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(200),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
});

export const TransactionsQuery = UserQuery.extend({ limit: z.coerce.number().int().min(1).max(200).default(50) });
export const ExternalProjectParams = z.object({ code: ProjectCode });

const reply = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object({ success: z.literal(true), ...shape, timestamp: Time });

export const Failure = z.looseObject({ success: z.literal(false), error: z.string(), timestamp: Time });
export type Failure = z.infer<typeof Failure>;

export const StorageStats = z.object({
  used_mb: z.number(),
  limit_mb: z.number(),
  available_mb: z.number(),
  usage_percentage: z.number(),
});

export const ExternalProject = z.object({
  code: ProjectCode,
  title: z.string(),
  content: z.string(),
  app_source: z.string(),
  project_type: z.string(),
  created_at: Time,
  updated_at: Time,
  file_size_mb: z.number(),
  size_mb: z.number(),
  size_bytes: z.number().int(),
  word_count: z.number().int(),
  metadata: z.record(z.string(), z.unknown()),
});
export type ExternalProject = z.infer<typeof ExternalProject>;

export const Transaction = z.object({
  app_name: z.string(),
  transaction_type: z.string(),
  /** Ku; debits are negative. A run of a model is one transaction. */
  amount: z.number(),
  description: z.string(),
  project_code: z.string(),
  created_at: Time,
});
export type Transaction = z.infer<typeof Transaction>;

export const UserInfo = reply({ credits: z.number(), user_id: z.string(), storage: StorageStats });
export const Deducted = reply({ credits_deducted: z.number(), new_balance: z.number(), app_name: z.string() });
export const Added = reply({ credits_added: z.number(), new_balance: z.number() });
export const UserProjects = reply({
  projects: z.array(ExternalProject),
  /** How many there are, also beyond what is listed. */
  total_projects: z.number().int(),
  user_id: z.string(),
});
export const AllProjects = reply({
  projects: z.array(ExternalProject),
  all_projects: z.array(ExternalProject),
  penora_projects: z.array(ExternalProject),
  imagegene_projects: z.array(ExternalProject),
  total_projects: z.number().int(),
  total_count: z.number().int(),
  penora_count: z.number().int(),
  imagegene_count: z.number().int(),
  user_id: z.string(),
  storage_stats: StorageStats,
});
export const OneExternalProject = reply({ project: ExternalProject });
export const SavedProject = reply({
  project_code: ProjectCode,
  title: z.string(),
  size_mb: z.number(),
  storage_remaining_mb: z.number(),
});
export const Transactions = reply({
  all_transactions: z.array(Transaction),
  penora_transactions: z.array(Transaction),
  imagegene_transactions: z.array(Transaction),
  total_count: z.number().int(),
});
export const Storage = reply({
  storage_stats: StorageStats,
  breakdown: z.object({
    penora_mb: z.number(),
    imagegene_mb: z.number(),
    total_projects: z.number().int(),
    penora_projects: z.number().int(),
    imagegene_projects: z.number().int(),
  }),
});
export const CreatedUser = reply({
  user: z.object({
    user_id: z.string(),
    username: z.string(),
    email: z.string(),
    credits: z.number(),
    storage_used_mb: z.number(),
    storage_limit_mb: z.number(),
    storage_available_mb: z.number(),
  }),
});

/** For the paths of the person's own session or token. */
export const JwtQuery = z.object({ jwt_token: z.string().min(1).max(8_192).optional() });
export const CrossAppAuth = z
  .object({ jwt_token: z.string().min(1).max(8_192).optional(), code: z.string().min(1).max(200).optional() })
  .refine((b) => (b.jwt_token === undefined) !== (b.code === undefined), 'either jwt_token or code');

const CrossAppUser = z.object({ user_id: z.string(), username: z.string(), email: z.string() });
export const CrossAppAuthorised = reply({
  ...CrossAppUser.shape,
  user: CrossAppUser,
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.number().int(),
});

export const OwnProject = z.object({
  /** The code. */
  id: ProjectCode,
  title: z.string(),
  content: z.string(),
  created_at: Time,
  updated_at: Time,
  /** Bytes. */
  size: z.number().int(),
  word_count: z.number().int(),
  type: z.string(),
  app_source: z.string(),
  metadata: z.record(z.string(), z.unknown()),
});
export type OwnProject = z.infer<typeof OwnProject>;
export const OwnProjects = reply({
  projects: z.array(OwnProject),
  total_count: z.number().int(),
  user_info: CrossAppUser,
  api_version: z.literal('1.0'),
});
export const OneOwnProject = reply({ project: OwnProject });
