/**
 * Spares the line what says nothing new: the editor tells its caret again with every change of anybody, some twenty-five
 * times a second while a model writes, mostly in the same words.
 */
import { messages } from '@penora/protocol/document/messages';
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';

/** The same words count as alive for this long; others forget a silent client after 30 s. */
const FRESH_MS = 10_000;

/** The state that a frame tells of one client, null for any other frame. */
function stateIn(frame: Uint8Array): string | null {
  if (frame[0] !== messages.awareness) return null;
  const outer = createDecoder(frame);
  readVarUint(outer);
  const inner = createDecoder(readVarUint8Array(outer));
  if (readVarUint(inner) !== 1) return null;
  const client = readVarUint(inner);
  // The clock: it rises with each telling.
  readVarUint(inner);
  return `${client} ${readVarString(inner)}`;
}

/** Says of each frame whether it must be sent. One per connection: a new one has heard nothing yet. */
export function newPresence(now: () => number = Date.now): (frame: Uint8Array) => boolean {
  let last: { state: string; at: number } | null = null;
  return (frame) => {
    const state = stateIn(frame);
    if (state === null) return true;
    if (last?.state === state && now() - last.at < FRESH_MS) return false;
    last = { state, at: now() };
    return true;
  };
}
