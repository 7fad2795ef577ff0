import type { ChunkEvent, EndedEvent, ProgressEvent } from '@penora/protocol/events';
import type { Generation } from '@penora/protocol/schemas/generation';
import type { Unsubscribe } from '../kernel/channel.ts';

/** What happens to the generations of one project, told after it was committed. Any of it may be lost. */
export type FeedEvent =
  | { kind: 'started'; generation: Generation }
  | { kind: 'chunk'; chunk: ChunkEvent }
  | { kind: 'progress'; progress: ProgressEvent }
  /** `seq` is the number of the last chunk. */
  | { kind: 'ended'; seq: number; ended: EndedEvent };

/** How far a generation is that runs or has just ended, without its text. */
export interface Standing {
  id: string;
  code: string;
  seq: number;
  isRunning: boolean;
}

/** Where a feed hears of generations, and where it reads what it missed. */
export interface FeedSource {
  subscribe(code: string, listener: (event: FeedEvent) => void): Unsubscribe;
  /** Those that are queued or streaming, with text and `seq` of one moment. */
  running(code: string): Promise<Generation[]>;
  /** How far those in these projects are that are queued or streaming, or ended a moment ago. */
  standings(codes: readonly string[]): Promise<Standing[]>;
  generation(id: string): Promise<Generation>;
  /** How far a story is now; null for what is none. */
  progress(id: string): Promise<ProgressEvent | null>;
  /** At most `limit` chunks after a number, in order. */
  chunks(id: string, after: number, limit: number): Promise<ChunkEvent[]>;
}

export function endedOf(generation: Generation): EndedEvent {
  const { id, status, words, costMilliku, reason } = generation;
  return { generationId: id, status, words, costMilliku, reason };
}

/** A generation as it was before the last of its chunks. */
export function without(chunks: readonly ChunkEvent[], generation: Generation): Generation {
  const last = { characters: 0, words: 0, costMilliku: 0 };
  for (const { text, words, costMilliku } of chunks) {
    last.characters += text.length;
    last.words += words;
    last.costMilliku += costMilliku;
  }
  return {
    ...generation,
    seq: generation.seq - chunks.length,
    text: generation.text.slice(0, generation.text.length - last.characters),
    words: generation.words - last.words,
    costMilliku: generation.costMilliku - last.costMilliku,
  };
}

export const isRunning = ({ status }: Generation): boolean => status === 'queued' || status === 'streaming';
