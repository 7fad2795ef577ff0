import { messages, syncMessages } from '@penora/protocol/document/messages';
import { InvalidUpdate, Reader } from '../update/reader.ts';

/** What a client may say. The bytes are views of the frame. */
export type ClientMessage =
  | { kind: 'step1'; vector: Uint8Array }
  /** Sync step 2 and update: both bring changes. */
  | { kind: 'update'; update: Uint8Array }
  | { kind: 'awareness'; states: Uint8Array }
  | { kind: 'queryAwareness' }
  /** Who somebody is was decided at the door. */
  | { kind: 'ignored' };

/** Reads a y-websocket message. Throws `InvalidUpdate` for what is none. */
export function readMessage(frame: Uint8Array): ClientMessage {
  const reader = new Reader(frame);
  const type = reader.uint();
  switch (type) {
    case messages.sync:
      return readSync(reader);
    case messages.awareness:
      return { kind: 'awareness', states: lastBlock(reader) };
    case messages.queryAwareness:
      return { kind: 'queryAwareness' };
    case messages.auth:
      return { kind: 'ignored' };
    default:
      throw new InvalidUpdate(`a message of kind ${type}`);
  }
}

function readSync(reader: Reader): ClientMessage {
  const type = reader.uint();
  const block = lastBlock(reader);
  switch (type) {
    case syncMessages.step1:
      return { kind: 'step1', vector: block };
    case syncMessages.step2:
    case syncMessages.update:
      return { kind: 'update', update: block };
    default:
      throw new InvalidUpdate(`a sync message of kind ${type}`);
  }
}

function lastBlock(reader: Reader): Uint8Array {
  const start = reader.block();
  if (reader.at !== reader.end) throw new InvalidUpdate('bytes are left over');
  return reader.bytes.subarray(start, reader.at);
}
