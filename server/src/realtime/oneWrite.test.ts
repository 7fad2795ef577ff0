import { Server } from 'socket.io';
import { expect, test } from 'vitest';
import { writeInOnePiece } from './oneWrite.ts';

/** The frame that the adapter makes of a message to many. */
function frameOf(io: Server, text: string): Buffer[] {
  const options: { wsPreEncodedFrame?: Buffer[] } = {};
  const packet = { type: 2, data: ['generation:chunk', { text }], nsp: '/' };
  Reflect.apply(Reflect.get(io.of('/').adapter, '_encode'), io.of('/').adapter, [packet, options]);
  return options.wsPreEncodedFrame ?? [];
}

test('the frame of a broadcast is one buffer with the same bytes', () => {
  // They listen to nothing.
  const [usual, joined] = [new Server(), new Server()];
  writeInOnePiece(joined);
  for (const text of ['word ', 'ü'.repeat(100), 'long '.repeat(20_000)]) {
    const parts = frameOf(usual, text);
    expect(parts.length, 'as the library makes it').toBe(2);
    expect(frameOf(joined, text)).toEqual([Buffer.concat(parts)]);
  }
});
