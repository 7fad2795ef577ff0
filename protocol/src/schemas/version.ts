/** Versions of a text: states that were kept, what changed between two of them, and the writing step by step. */
import { z } from 'zod';
import { ModelKey } from '../catalog/models.ts';
import { ToolKey } from '../catalog/tools.ts';
import { ProjectCode, Uuid } from '../ids.ts';
import { ListQuery, Time } from '../list.ts';
import { cleanTitle } from './text.ts';

/** Who wrote something: a person, a model on somebody's behalf, or nobody who is known (what a project began with). */
export const Writer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), userId: z.string(), name: z.string() }),
  z.object({
    kind: z.literal('model'),
    generationId: Uuid,
    /** Null when the generation is not known any more. */
    model: ModelKey.nullable(),
    tool: ToolKey.nullable(),
    /** Who asked for it. */
    userId: z.string().nullable(),
    name: z.string(),
  }),
  z.object({ kind: z.literal('unknown') }),
]);
export type Writer = z.infer<typeof Writer>;

/** Why a version was kept: by name, by itself, before a model wrote into the text, or before an older one came back. */
export const versionKinds = ['named', 'automatic', 'generation', 'restore'] as const;
export const VersionKind = z.enum(versionKinds);
export type VersionKind = z.infer<typeof VersionKind>;

export const Version = z.object({
  id: Uuid,
  kind: VersionKind,
  name: z.string().nullable(),
  at: Time,
  sizeBytes: z.number().int(),
  words: z.number().int(),
  /** Who named it, restored or asked the model; null for one that was made by itself. */
  by: z.object({ userId: z.string(), name: z.string() }).nullable(),
  /** Who wrote since the version before. */
  writers: z.array(Writer),
  /** For kind `generation`: the model that wrote next. */
  before: Writer.nullable(),
  /** For kind `restore`: whether what was brought back can still be taken out again. */
  undoable: z.boolean(),
});
export type Version = z.infer<typeof Version>;

const VersionName = z
  .string()
  .max(10_000)
  .refine((raw) => raw.trim() !== '', 'a name is needed')
  .transform(cleanTitle);

export const NewVersion = z.strictObject({ name: VersionName });
export const VersionChange = NewVersion;
export const VersionParams = z.object({ code: ProjectCode, id: Uuid });
export const VersionsQuery = ListQuery.extend({ kind: VersionKind.optional() });

/** With what a version is compared: the text as it is now, the version before, another version, or nothing. */
export const Against = z.union([z.enum(['current', 'previous', 'none']), Uuid]);
export type Against = z.infer<typeof Against>;
export const VersionQuery = z.object({ against: Against.default('current') });

export const Change = z.enum(['same', 'added', 'removed']);
export type Change = z.infer<typeof Change>;

/** A piece of text with one writer; `by` counts in the list of writers. */
export const DiffPart = z.object({ text: z.string(), change: Change, by: z.number().int() });
export type DiffPart = z.infer<typeof DiffPart>;

export const DiffBlock = z.object({
  change: z.enum(['same', 'added', 'removed', 'changed']),
  node: z.enum(['paragraph', 'heading', 'codeBlock', 'item', 'quote', 'rule']),
  level: z.number().int().nullable(),
  /** Which block of the version it stands in, to restore it alone; null for one that is not in the version. */
  block: z.number().int().nullable(),
  parts: z.array(DiffPart),
});
export type DiffBlock = z.infer<typeof DiffBlock>;

/** From the older text to the newer one. */
export const Diff = z.object({
  from: z.string(),
  to: z.string(),
  writers: z.array(Writer),
  blocks: z.array(DiffBlock),
  /** The two differ so much that not every word was compared. */
  isCoarse: z.boolean(),
  words: z.object({ added: z.number().int(), removed: z.number().int() }),
});
export type Diff = z.infer<typeof Diff>;

export const OpenVersion = z.object({
  version: Version,
  /** Tiptap's JSON. */
  content: z.object({ type: z.literal('doc'), content: z.array(z.unknown()) }),
  text: z.string(),
  /** Null for `against=none`. */
  diff: Diff.nullable(),
});
export type OpenVersion = z.infer<typeof OpenVersion>;

/** `blocks`: which blocks of the version, by number from 0 (422 for one that it has not); without them all that are missing. */
export const Restoration = z.strictObject({ blocks: z.array(z.number().int().min(0)).min(1).max(20_000).optional() });

export const Restored = z.object({
  /** The text as it was just before; its `id` takes the restoration back. */
  version: Version,
  /** How many blocks came back. */
  added: z.number().int(),
});

export type Restored = z.infer<typeof Restored>;

/** Some updates by one writer in one breath. */
export const ReplayStep = z.object({
  first: z.number().int(),
  last: z.number().int(),
  at: Time,
  by: z.number().int(),
  /** How long each update is; their bytes stand behind each other in `bytes`, in base64. */
  sizes: z.array(z.number().int()),
  bytes: z.string(),
});
export type ReplayStep = z.infer<typeof ReplayStep>;

export const ReplayQuery = z.object({ after: z.coerce.number().int().min(0).optional() });

export const ReplayPage = z.object({
  /** On the first page: from which state the steps go on, as a Yjs update in base64. */
  base: z.object({ number: z.number().int(), at: Time.nullable(), state: z.string().nullable() }).nullable(),
  /** On the first page: kept states from before the steps, oldest first. */
  versions: z.array(Version),
  steps: z.array(ReplayStep),
  writers: z.array(Writer),
  /** Number of the document's last update. */
  last: z.number().int(),
  /** For `?after=` of the next page; null at the end. */
  next: z.number().int().nullable(),
});
export type ReplayPage = z.infer<typeof ReplayPage>;
