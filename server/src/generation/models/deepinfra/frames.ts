import { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { EventReader } from './eventReader.ts';
import { type Frame, readFrame } from './frame.ts';

const endOfStream = '[DONE]';

/**
 * The frames of an answer as they come, null for one that says nothing, up to `[DONE]` or the end of the stream; what one
 * packet brings comes together.
 * Throws `ModelFailure`, `APIError` or `SyntaxError` behind what came before the frame that is wrong, and what the
 * connection throws. The connection is closed in the end, or kept when the answer is complete.
 */
export async function* framesOf(body: Readable, signal: AbortSignal): AsyncGenerator<(Frame | null)[], void> {
  const leave = (): void => void body.destroy();
  signal.addEventListener('abort', leave, { once: true });
  const reader = new EventReader();
  try {
    if (signal.aborted) return;
    for await (const packet of body.iterator({ destroyOnReturn: false })) {
      const { frames, failure, isOver } = read(reader, packet);
      if (frames.length > 0) yield frames;
      if (failure !== undefined) throw failure;
      if (isOver) return;
    }
  } finally {
    signal.removeEventListener('abort', leave);
    if (body instanceof IncomingMessage && body.complete) body.resume();
    else leave();
  }
}

interface Read {
  frames: (Frame | null)[];
  failure?: unknown;
  isOver: boolean;
}

function read(reader: EventReader, packet: Uint8Array): Read {
  const frames: Read['frames'] = [];
  try {
    for (const data of reader.push(packet)) {
      if (data === endOfStream) return { frames, isOver: true };
      frames.push(readFrame(JSON.parse(data)));
    }
    return { frames, isOver: false };
  } catch (failure) {
    return { frames, failure, isOver: true };
  }
}
