/**
 * Everything that passes over socket.io, both directions (contract.md, Sockets). Commands are HTTP; the socket tells.
 */
import { z } from 'zod';
import { ProjectCode, Uuid } from './ids.ts';
import { ChunkNumber, EndReason, Generation, GenerationStatus, StoryProgress } from './schemas/generation.ts';
import { Project } from './schemas/project.ts';

/** To the server; each is acknowledged with `{ok:true,…}` or `{ok:false,error}`. */
export const requests = {
  'project:join': z.strictObject({ code: ProjectCode }),
  'project:leave': z.strictObject({ code: ProjectCode }),
  /**
   * What this socket has not had after a number, in order, then live; of one that has ended at last the end. A number
   * beyond what is there counts as the last one.
   */
  'generation:watch': z.strictObject({ id: Uuid, after: ChunkNumber.default(0) }),
  'generation:unwatch': z.strictObject({ id: Uuid }),
} as const;

export const ChunkEvent = z.object({
  generationId: Uuid,
  seq: z.number().int(),
  text: z.string(),
  words: z.number().int(),
  costMilliku: z.number().int(),
});
export type ChunkEvent = z.infer<typeof ChunkEvent>;

/** Of a story: at each new chapter, and about once a second. One that is missed is made up for by the next. */
export const ProgressEvent = StoryProgress.extend({ generationId: Uuid });
export type ProgressEvent = z.infer<typeof ProgressEvent>;

export const EndedEvent = z.object({
  generationId: Uuid,
  status: GenerationStatus,
  words: z.number().int(),
  costMilliku: z.number().int(),
  reason: EndReason.nullable(),
});
export type EndedEvent = z.infer<typeof EndedEvent>;

/** `entry` rises; a client ignores an older one. */
export const BalanceEvent = z.object({ balanceMilliku: z.number().int(), entry: z.number().int() });
export type BalanceEvent = z.infer<typeof BalanceEvent>;

/** From the server. */
export const events = {
  'generation:started': z.object({ generation: Generation }),
  'generation:chunk': ChunkEvent,
  'generation:progress': ProgressEvent,
  'generation:ended': EndedEvent,
  balance: BalanceEvent,
  'project:changed': z.object({ code: ProjectCode }),
  /** Somebody has commented, answered, resolved or deleted: the list is to be read again. */
  'comments:changed': z.object({ code: ProjectCode }),
} as const;

export const JoinReply = z.object({ ok: z.literal(true), project: Project, generations: z.array(Generation) });
