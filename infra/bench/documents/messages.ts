import { messages, syncMessages } from '@penora/protocol/document/messages';
import { awarenessMessage, step1Message, updateMessage } from '../../../server/src/documents/test/rawClient.ts';
import { readStruct } from '../../../server/src/documents/update/parse.ts';
import { Reader } from '../../../server/src/documents/update/reader.ts';

export { awarenessMessage, updateMessage };

/** "What is there?", asked by somebody who has nothing. */
export const askForAll: Uint8Array = step1Message(Uint8Array.of(0));

/** The update in a message of the kinds that bring one. */
export function updateIn(message: Uint8Array, kind: keyof typeof syncMessages): Uint8Array | null {
  if (message[0] !== messages.sync || message[1] !== syncMessages[kind]) return null;
  const reader = new Reader(message, 2);
  const start = reader.block();
  return message.subarray(start, reader.at);
}

/** Which clocks of whom an update brings: a server may make one of what was sent as many. */
export function eachRun(update: Uint8Array, visit: (client: number, clock: number, length: number) => void): void {
  const reader = new Reader(update);
  for (let sections = reader.uint(); sections > 0; sections -= 1) {
    const count = reader.uint();
    const client = reader.uint();
    const first = reader.uint();
    let clock = first;
    for (let left = count; left > 0; left -= 1) clock += readStruct(reader, clock, true).length;
    visit(client, first, clock - first);
  }
}

/** Client ids and clocks in an awareness message; states are stepped over. */
export function eachState(message: Uint8Array, visit: (client: number, clock: number) => void): void {
  if (message[0] !== messages.awareness) return;
  const reader = new Reader(message, 1);
  reader.uint();
  for (let left = reader.uint(); left > 0; left -= 1) {
    visit(reader.uint(), reader.uint());
    reader.block();
  }
}
