import { randomBytes } from 'node:crypto';
import { messages } from '@penora/protocol/document/messages';
import { backwards } from '../../../server/src/documents/test/updates.ts';
import { Writer } from '../../../server/src/documents/update/writer.ts';
import { awarenessMessage, updateMessage } from './messages.ts';
import { clientFrame } from './socket.ts';

const times = (count: number, make: (index: number) => Uint8Array): Uint8Array[] =>
  Array.from({ length: count }, (_, i) => make(i));

/** An update that says more than it brings. */
const claims = (write: (writer: Writer) => Writer): Uint8Array => updateMessage(write(new Writer()).done());

/** A character whose left neighbour never comes. */
const orphan = (client: number): Uint8Array =>
  claims((writer) => writer.uint(1).uint(1).uint(client).uint(5).byte(132).uint(client).uint(4).string('x').uint(0));

function manyStates(count: number): Uint8Array {
  const inner = new Writer(count * 10).uint(count);
  for (let index = 0; index < count; index += 1)
    inner
      .uint(5_000_000 + index)
      .uint(1)
      .string('{}');
  return new Writer().uint(messages.awareness).block(inner.done()).done();
}

/** What somebody may send who means harm: bytes as they go over the wire. */
export const hostileCases: Readonly<Record<string, () => Uint8Array[]>> = {
  'an empty frame': () => [clientFrame(new Uint8Array(0))],
  '300 random frames': () => times(300, () => clientFrame(randomBytes(120))),
  '300 random updates': () => times(300, () => clientFrame(updateMessage(randomBytes(60)))),
  'a number that ends too early': () => [clientFrame(Uint8Array.of(0, 2, 255, 255, 255))],
  'a length beyond everything': () => [clientFrame(Uint8Array.of(0, 2, 255, 255, 255, 255, 127))],
  'two thousand million structs': () => [
    clientFrame(
      claims((writer) =>
        writer
          .uint(1)
          .uint(2 ** 31)
          .uint(5)
          .uint(0),
      ),
    ),
  ],
  'garbage of two thousand million': () => [
    clientFrame(
      claims((writer) =>
        writer
          .uint(1)
          .uint(1)
          .uint(77)
          .uint(0)
          .byte(0)
          .uint(2 ** 31)
          .uint(0),
      ),
    ),
  ],
  'deletions of two thousand million': () => [
    clientFrame(
      claims((writer) =>
        writer
          .uint(0)
          .uint(1)
          .uint(77)
          .uint(1)
          .uint(0)
          .uint(2 ** 31),
      ),
    ),
  ],
  '200 unknown messages': () => times(200, (index) => clientFrame(Uint8Array.of(20 + (index % 80), 1, 2, 3))),
  'an unknown sync message': () => [clientFrame(Uint8Array.of(0, 77, 1, 2, 3))],
  'a state that is no JSON': () => [clientFrame(awarenessMessage([[99, 1, '{not json']]))],
  'a state of 5 MB': () => [clientFrame(awarenessMessage([[98, 1, JSON.stringify({ x: 'a'.repeat(5e6) })]]))],
  '100,000 states': () => [clientFrame(manyStates(100_000))],
  '50 text frames': () => times(50, () => Buffer.concat([Buffer.of(0x81, 0x85, 0, 0, 0, 0), Buffer.from('hello')])),
  '4,000 updates without their neighbour': () => times(4_000, (index) => clientFrame(orphan(2_000_000_000 + index))),
  '20,000 fragments': () => [
    Buffer.of(0x02, 0x81, 0, 0, 0, 0, 7),
    ...times(20_000, () => Buffer.of(0x00, 0x81, 0, 0, 0, 0, 7)),
  ],
  '20,000 pings': () => times(20_000, () => Buffer.of(0x89, 0x80, 0, 0, 0, 0)),
  '300,000 structs in a frame': () => [clientFrame(updateMessage(backwards(2_100_000_000, 300_000).done()))],
  'a frame of 99 MB': () => [clientFrame(Buffer.alloc(99 * 1_048_576, 7))],
  'bytes that are no WebSocket': () => [randomBytes(5_000)],
};
