import { ChunkEvent, EndedEvent, ProgressEvent } from '@penora/protocol/events';
import { Generation } from '@penora/protocol/schemas/generation';
import { z } from 'zod';
import { topic } from '../../kernel/topic.ts';

/**
 * What happens to the generations of a project, keyed by its code; told only after it was committed (G2). Any of it
 * may be lost: whoever sees a gap in `seq` reads the rest by number.
 */
export const GenerationEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started'), generation: Generation }),
  z.object({ kind: z.literal('chunk'), chunk: ChunkEvent }),
  /** Of a story. */
  z.object({ kind: z.literal('progress'), progress: ProgressEvent }),
  /** `seq` is the number of the last chunk. */
  z.object({ kind: z.literal('ended'), seq: z.number().int(), ended: EndedEvent }),
]);
export type GenerationEvent = z.infer<typeof GenerationEvent>;

export const generationEvents = topic('generation', GenerationEvent);

/** To the process that runs a generation, keyed by its id: it is over, or somebody else's. */
export const generationStops = topic('generation stop', z.object({}));
