import { expect, test } from 'vitest';
import { ModelFailure } from '../model.ts';
import { boundedEvents, maxAnswerBytes, maxFrameBytes } from './boundedEvents.ts';

/** Passes the chunks through; the number of bytes that came out, or the failure. */
async function passed(chunks: Iterable<Uint8Array>): Promise<number> {
  const all = chunks[Symbol.iterator]();
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const { value, done } = all.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
  let size = 0;
  for await (const chunk of boundedEvents(body)) size += chunk.length;
  return size;
}

function* times(n: number, chunk: string): Generator<Uint8Array> {
  const bytes = Buffer.from(chunk);
  for (let i = 0; i < n; i += 1) yield bytes;
}

test.each(['\n', '\r\n'])('frames of data, each within its limit, pass', async (end) => {
  const frame = `id: 1${end}data: ${'x'.repeat(999)}${end}${end}`;
  expect(await passed(times(3_000, frame))).toBe(3_000 * frame.length);
});

test('a blank line cut off from its frame still ends it', async () => {
  const frame = `data: ${'x'.repeat(500_000)}\n`;
  expect(await passed([frame, '\n', frame, '\n', frame, '\n'].map((part) => Buffer.from(part)))).toBeGreaterThan(
    maxFrameBytes,
  );
});

test.each([
  ['one line', 'x'.repeat(1_000)],
  ['lines without a blank one', 'data: x\n'],
  ['comments', ': ping\n\n'],
  ['frames without data', 'id: 1\n\n'],
])('%s without end fails', async (_, chunk) => {
  await expect(passed(times(maxFrameBytes, chunk))).rejects.toThrow(ModelFailure);
});

test('an answer without end fails', async () => {
  const chunk = `data: ${'x'.repeat(65_000)}\n\n`;
  await expect(passed(times(Math.ceil(maxAnswerBytes / chunk.length) + 1, chunk))).rejects.toMatchObject({
    kind: 'broken',
  });
});
