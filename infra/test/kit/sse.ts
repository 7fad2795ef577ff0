import { type ChunkEvent, EndedEvent } from '@penora/protocol/events';
import { z } from 'zod';

const SseChunk = z.looseObject({ seq: z.number(), text: z.string(), words: z.number(), costMilliku: z.number() });

/** All that a stream of server-sent events said, read to its end. */
export interface Heard {
  chunks: (Pick<ChunkEvent, 'seq' | 'text' | 'words' | 'costMilliku'> & { id: string })[];
  ended: EndedEvent | null;
}

const field = (block: string, name: string): string | undefined => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1];

/** Reads `text/event-stream` to its end. */
export async function readEvents(response: Response): Promise<Heard> {
  const heard: Heard = { chunks: [], ended: null };
  for (const block of (await response.text()).split('\n\n')) {
    const data = field(block, 'data');
    if (data === undefined) continue;
    const body: unknown = JSON.parse(data);
    if (field(block, 'event') === 'chunk') heard.chunks.push({ ...SseChunk.parse(body), id: field(block, 'id') ?? '' });
    if (field(block, 'event') === 'ended') heard.ended = EndedEvent.parse(body);
  }
  return heard;
}
