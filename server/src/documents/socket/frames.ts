import { messages, syncMessages } from '@penora/protocol/document/messages';
import { uintSize, Writer } from '../update/writer.ts';

/** First byte of a WebSocket frame that is a whole binary message. */
const BINARY = 0x82;

const headerSize = (length: number): number => (length < 126 ? 2 : length < 65_536 ? 4 : 10);

/**
 * A message as a WebSocket frame of the server (RFC 6455, 5.2: not masked), ready to be written as it is: it is framed
 * once, however many sockets it goes to. Numbers first, then bytes with their length.
 */
function framed(numbers: readonly number[], block: Uint8Array | null): Buffer {
  const blockSize = block === null ? 0 : uintSize(block.length) + block.length;
  const length = numbers.reduce((sum, number) => sum + uintSize(number), blockSize);
  const writer = new Writer(headerSize(length) + length).byte(BINARY);
  if (length < 126) writer.byte(length);
  else if (length < 65_536)
    writer
      .byte(126)
      .byte(length >>> 8)
      .byte(length & 255);
  else {
    writer.byte(127);
    for (let factor = 2 ** 56; factor >= 1; factor /= 256) writer.byte(Math.floor(length / factor) % 256);
  }
  for (const number of numbers) writer.uint(number);
  if (block !== null) writer.block(block);
  return writer.done();
}

export const step1Frame = (vector: Uint8Array): Buffer => framed([messages.sync, syncMessages.step1], vector);

export const step2Frame = (update: Uint8Array): Buffer => framed([messages.sync, syncMessages.step2], update);

export const updateFrame = (update: Uint8Array): Buffer => framed([messages.sync, syncMessages.update], update);

export const awarenessFrame = (states: Uint8Array): Buffer => framed([messages.awareness], states);

/** For `?ext=1`: so many updates of this connection are dealt with, and the document is saved up to this number. */
export const savedFrame = (dealt: number, number: number): Buffer => framed([messages.saved, dealt, number], null);

/** For `?ext=1`. */
export const roleFrame = (role: string): Buffer => framed([messages.role], Buffer.from(role));
