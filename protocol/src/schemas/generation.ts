/** Generations and their chunks (contract.md, Generations). */
import { z } from 'zod';
import { limits } from '../catalog/limits.ts';
import { ModelKey } from '../catalog/models.ts';
import { ToolKey, toolOptions } from '../catalog/tools.ts';
import { ProjectCode, Uuid } from '../ids.ts';
import { Time } from '../list.ts';
import { hasWords, saysSomething } from '../words/says.ts';
import { Title } from './text.ts';

export const generationStatuses = [
  'queued',
  'streaming',
  'completed',
  'stopped',
  'exhausted',
  'failed',
  'interrupted',
] as const;
export const GenerationStatus = z.enum(generationStatuses);
export type GenerationStatus = z.infer<typeof GenerationStatus>;

export const endReasons = [
  'ceiling',
  'balance',
  'budget',
  'storage',
  'user',
  'place_deleted',
  'provider',
  'timeout',
  'restart',
] as const;
export const EndReason = z.enum(endReasons);
export type EndReason = z.infer<typeof EndReason>;

/** The states from which a generation may go on. */
export const continuable: readonly GenerationStatus[] = ['stopped', 'exhausted', 'failed', 'interrupted'];
export const running: readonly GenerationStatus[] = ['queued', 'streaming'];

export const Milliku = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

/** `"end"` or a Yjs relative position in base64. */
export const Position = z.union([z.literal('end'), z.base64().min(1).max(4_096)]);

export const Target = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('card') }),
  z.strictObject({ kind: z.literal('document'), position: Position.default('end') }),
]);
export type Target = z.infer<typeof Target>;

const common = {
  projectCode: ProjectCode.optional(),
  model: ModelKey.optional(),
  models: z.array(ModelKey).min(1).max(limits.takes).optional(),
  prompt: z.string().max(limits.promptCharacters).optional(),
  input: z.strictObject({ text: z.string().max(limits.inputCharacters) }).optional(),
  takes: z.number().int().min(1).max(limits.takes).default(1),
  maxMilliku: Milliku.optional(),
  target: Target.default({ kind: 'card' }),
};

const request = <Tool extends ToolKey>(tool: Tool) =>
  z.strictObject({ tool: z.literal(tool), options: toolOptions[tool], ...common });

/** Tools that may start without a project: one is created and the text goes to its document. */
export const projectMakers: readonly ToolKey[] = ['prompt', 'story', 'file'];

const AnyTool = z.discriminatedUnion('tool', [
  request('prompt'),
  request('story'),
  request('write'),
  request('rewrite'),
  request('describe'),
  request('brainstorm'),
  request('file'),
]);

export const GenerationRequest = AnyTool.superRefine((r, ctx) => {
  const refuse = (path: string[], message: string) => ctx.addIssue({ code: 'custom', path, message });
  const blank = (text: string | undefined) => text === undefined || !saysSomething(text);
  if (r.takes > 1 && r.target.kind === 'document') refuse(['takes'], 'several takes need the target card');
  if (r.models !== undefined && r.models.length !== r.takes) refuse(['models'], 'one model per take');
  if (r.models !== undefined && r.model !== undefined) refuse(['models'], 'either model or models');
  if (r.projectCode === undefined && !projectMakers.includes(r.tool)) refuse(['projectCode'], 'a project is needed');
  if (r.tool === 'prompt' && blank(r.prompt)) refuse(['prompt'], 'a prompt is needed');
  if (r.tool === 'story' && blank(r.prompt)) refuse(['prompt'], 'a premise is needed');
  if (r.tool === 'write' && r.options.mode === 'guided' && blank(r.prompt)) refuse(['prompt'], 'guided needs a prompt');
  if (r.tool === 'rewrite' && r.options.style === 'custom' && blank(r.prompt))
    refuse(['prompt'], 'a custom rewrite needs a prompt');
  if (r.tool === 'brainstorm' && r.options.category === 'custom' && blank(r.prompt))
    refuse(['prompt'], 'a custom list needs a prompt');
  if (r.tool === 'file' && r.options.fileId === undefined && !hasWords(r.input?.text ?? ''))
    refuse(r.input === undefined ? ['options', 'fileId'] : ['input', 'text'], 'a file or a text is needed');
});
export type GenerationRequest = z.infer<typeof GenerationRequest>;

/** How far a story is, by what is stored and paid. */
export const StoryProgress = z.object({
  /** The one that is being written; 0 while it is the outline. */
  chapter: z.number().int(),
  chapters: z.number().int(),
  /** So far. */
  words: z.number().int(),
  costMilliku: z.number().int(),
  /** What the rest will probably bring and cost; never more than the ceiling leaves. */
  left: z.object({ words: z.number().int(), costMilliku: z.number().int() }),
});
export type StoryProgress = z.infer<typeof StoryProgress>;

export const Generation = z.object({
  id: Uuid,
  projectCode: ProjectCode,
  status: GenerationStatus,
  tool: ToolKey,
  model: ModelKey,
  take: z.number().int(),
  text: z.string(),
  words: z.number().int(),
  costMilliku: z.number().int(),
  maxMilliku: z.number().int(),
  /** Number of the last chunk; 0 before the first. */
  seq: z.number().int(),
  reason: EndReason.nullable(),
  /** While it is queued: 1 for the next of its model; null otherwise. Giving up the place is a stop and costs nothing. */
  queuePosition: z.number().int().nullable(),
  /** The person's id. */
  requestedBy: z.string(),
  requestedByName: z.string(),
  /** What was asked, for the card: the writer's own words. */
  prompt: z.string(),
  options: z.record(z.string(), z.unknown()),
  target: z.enum(['card', 'document']),
  title: z.string().nullable(),
  starred: z.boolean(),
  /** Ideas of a brainstorm that are starred, by their number in the list, from 1. */
  starredIdeas: z.array(z.number().int()).default([]),
  /** A brainstorm's ideas that are complete, in their order, while it streams and after; null for other tools. */
  ideas: z.array(z.string()).nullable().default(null),
  /** How far a story is; null for other tools. */
  progress: StoryProgress.nullable().default(null),
  discarded: z.boolean(),
  createdAt: Time,
  endedAt: Time.nullable(),
});
export type Generation = z.infer<typeof Generation>;

export const Chunk = z.object({
  generationId: Uuid,
  seq: z.number().int(),
  text: z.string(),
  words: z.number().int(),
  costMilliku: z.number().int(),
  at: Time,
});
export type Chunk = z.infer<typeof Chunk>;

export const ChunkPage = z.object({ chunks: z.array(Chunk), lastSeq: z.number().int(), status: GenerationStatus });

/** The number of a chunk, as a client names it; 0 is before the first. */
export const ChunkNumber = z.number().int().min(0).max(2_147_483_647);
export const ChunksQuery = z.object({
  after: z.coerce.number().pipe(ChunkNumber).default(0),
  limit: z.coerce.number().int().min(1).max(limits.chunksPerPage).default(limits.chunksPerPage),
});

const Range = z.object({ min: z.number().int(), max: z.number().int() });
export const Estimate = z.object({
  words: Range,
  costMilliku: Range,
  /** Of who asks. */
  balanceMilliku: z.number().int(),
  /** What the project's budgets leave; null without any. */
  budgetMilliku: z.number().int().nullable(),
  /** The owner's coins are taken, not those of who asks. */
  ownerPays: z.boolean(),
  /** Balance and budgets cover the upper end of all takes. */
  affordable: z.boolean(),
  affordableWords: z.number().int(),
});
export type Estimate = z.infer<typeof Estimate>;

export const ShownPrompt = z.object({
  take: z.number().int(),
  model: ModelKey,
  modelId: z.string(),
  /** In how many parts it is asked for; the messages are those of the first. */
  parts: z.number().int(),
  messages: z.array(z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() })),
});
export type ShownPrompt = z.infer<typeof ShownPrompt>;

export const Started = z.object({ generation: Generation, generations: z.array(Generation) });
export const OneGeneration = z.object({ generation: Generation });
export const Continuation = z.strictObject({ maxMilliku: Milliku.optional() });
export const GenerationChange = z
  .strictObject({
    starred: z.boolean().optional(),
    /** One idea of a brainstorm. */
    idea: z.strictObject({ number: z.number().int().min(1).max(limits.ideas), starred: z.boolean() }).optional(),
    title: Title.optional(),
    discarded: z.boolean().optional(),
  })
  .refine((c) => Object.keys(c).length > 0, { message: 'nothing to change' });
export const GenerationParams = z.object({ id: Uuid });
