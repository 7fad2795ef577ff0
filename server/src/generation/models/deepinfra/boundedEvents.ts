import { ModelFailure } from '../model.ts';

/** A healthy frame has some hundred bytes; the library would collect one without end. */
export const maxFrameBytes = 1024 * 1024;
/** A whole answer: 200,000 tokens at 300 bytes a frame. */
export const maxAnswerBytes = 64 * 1024 * 1024;

const lf = 0x0a;
const cr = 0x0d;
const firstOfData = 'd'.charCodeAt(0);

/**
 * Passes an event stream on, chunk by chunk, and fails it with `ModelFailure` `broken` when a frame or the whole grows
 * beyond its limit. Comments count towards the frame that follows them, so a flood of them ends as well.
 */
export function boundedEvents(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const tooMuch = eventBounds();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = await reader.read();
        if (done) return controller.close();
        if (!tooMuch(value)) return controller.enqueue(value);
        reader.cancel().catch(() => {});
        throw new ModelFailure('broken', 'the provider sent more than an answer may have');
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

/** Says of each chunk whether the stream has become too large with it. */
function eventBounds(): (chunk: Uint8Array) => boolean {
  let total = 0;
  let frame = 0;
  let line = 0;
  let hasData = false;
  return (chunk) => {
    total += chunk.length;
    for (const byte of chunk) {
      frame += 1;
      if (byte === lf) {
        if (line === 0 && hasData) {
          frame = 0;
          hasData = false;
        }
        line = 0;
      } else if (byte !== cr) {
        if (line === 0 && byte === firstOfData) hasData = true;
        line += 1;
        if (frame > maxFrameBytes) return true;
      }
    }
    return frame > maxFrameBytes || total > maxAnswerBytes;
  };
}
