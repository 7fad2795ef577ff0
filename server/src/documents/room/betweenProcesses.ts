import { InvalidUpdate, Reader } from '../update/reader.ts';
import { Writer } from '../update/writer.ts';

/** What processes that hold the same document tell each other; it is in the database, or it does not matter. */
export type Told =
  /** Updates that were committed, numbered from `first` on. */
  | { kind: 'updates'; first: number; updates: Uint8Array[] }
  /** Awareness states of the sender's own clients. */
  | { kind: 'awareness'; states: Uint8Array }
  /** A process has opened the document and would like to know who is there. */
  | { kind: 'hello' };

const KINDS = ['updates', 'awareness', 'hello'] as const;

export const roomTopic = (code: string): string => `document:${code}`;

export function encodeTold(from: string, told: Told): Uint8Array {
  const writer = new Writer(256).uint(KINDS.indexOf(told.kind)).string(from);
  switch (told.kind) {
    case 'updates':
      writer.uint(told.first).uint(told.updates.length);
      for (const update of told.updates) writer.block(update);
      return writer.done();
    case 'awareness':
      return writer.block(told.states).done();
    case 'hello':
      return writer.done();
    default:
      return told satisfies never;
  }
}

/** Null for one's own words and for those of another release. */
export function decodeTold(own: string, bytes: Uint8Array): { from: string; told: Told } | null {
  try {
    const reader = new Reader(bytes);
    const kind = KINDS[reader.uint()];
    const from = reader.string();
    if (kind === undefined || from === own) return null;
    return { from, told: readTold(reader, kind) };
  } catch (error) {
    if (error instanceof InvalidUpdate) return null;
    throw error;
  }
}

function readTold(reader: Reader, kind: (typeof KINDS)[number]): Told {
  const block = () => {
    const start = reader.block();
    return reader.bytes.subarray(start, reader.at);
  };
  switch (kind) {
    case 'updates': {
      const first = reader.uint();
      const updates: Uint8Array[] = [];
      for (let count = reader.uint(); count > 0; count -= 1) updates.push(block());
      return { kind, first, updates };
    }
    case 'awareness':
      return { kind, states: block() };
    case 'hello':
      return { kind };
    default:
      return kind satisfies never;
  }
}
