import { parseInSteps } from '../update/parse.ts';
import { InvalidUpdate } from '../update/reader.ts';
import type { Update } from '../update/struct.ts';
import type { Paced } from './paced.ts';

/** From here on an update is read in steps: one of half a million structs takes a fraction of a second. */
const LARGE_BYTES = 65_536;

/** An update that has come, large ones as far as they are read. */
export interface Reading {
  isDone: boolean;
  /** Null: it can be read when it is needed. */
  update: Update | null;
  failure: InvalidUpdate | null;
}

const AT_ONCE: Reading = { isDone: true, update: null, failure: null };

/** Begins to read a large update, a step in each turn of the event loop; `done` is called at the end. */
export function startReading(bytes: Uint8Array, paced: Paced, done: () => void): Reading {
  if (bytes.length < LARGE_BYTES) return AT_ONCE;
  const reading: Reading = { isDone: false, update: null, failure: null };
  const steps = parseInSteps(bytes);
  const step = (): void => {
    try {
      const { done: isRead, value } = steps.next();
      if (!isRead) {
        paced.add(step);
        return;
      }
      reading.update = value;
    } catch (error) {
      if (!(error instanceof InvalidUpdate)) throw error;
      reading.failure = error;
    }
    reading.isDone = true;
    done();
  };
  paced.add(step);
  return reading;
}

/** What of a queue may be admitted, and what is being read or stands behind that of the same author; both in order. */
export function readyOf<T extends { author: object; reading?: Reading }>(
  queue: readonly T[],
): { ready: readonly T[]; unread: readonly T[] } {
  if (queue.every(({ reading }) => reading?.isDone !== false)) return { ready: queue, unread: [] };
  const held = new Set<object>();
  const parts: { ready: T[]; unread: T[] } = { ready: [], unread: [] };
  for (const one of queue) {
    if (one.reading?.isDone === false) held.add(one.author);
    (held.has(one.author) ? parts.unread : parts.ready).push(one);
  }
  return parts;
}
