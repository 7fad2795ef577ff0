import { limits as product } from '@penora/protocol/catalog/limits';
import type { Rate } from './socket/allowance.ts';

/** What a document server bounds, and where a socket or a room is told to wait or to go (design.md, Documents). */
export interface DocumentLimits {
  frameBytes: number;
  /** Bytes that wait for a slow reader before it is dropped; it comes back and gets what it lacks. */
  unsentBytes: number;
  /** Beyond these a socket is not read until they allow it again. */
  messages: Rate;
  bytes: Rate;
  socketsPerPerson: number;
  sockets: number;
  /** Updates that wait for their dependency, per socket. */
  parkedBytes: number;
  parkedStructs: number;
  parkedMs: number;
  /** Updates of one room that wait to be saved: from here on its writers are not read, and beyond that told to go. */
  crowdedBytes: number;
  waitingBytes: number;
  /** States in one awareness frame that are looked at, and how large one may be. */
  awarenessStates: number;
  awarenessBytes: number;
  /** Yjs client ids that one connection may speak for. */
  awarenessIds: number;
  storageGraceBytes: number;
  /** A document with its deleted past. */
  stateBytes: number;
}

/** Time limits of a room's life, in milliseconds. */
export interface DocumentTimes {
  /** How long a failing append is repeated before the writers are told. */
  retryMs: number;
  /** A statement that takes longer counts as lost. */
  statementMs: number;
  pollMs: number;
  awarenessMs: number;
  /** How long a room without sockets is kept. */
  idleMs: number;
  measureMs: number;
  compactMs: number;
  /** A socket that says nothing for so long is asked, and dropped when it stays silent as long again. */
  silenceMs: number;
}

export const documentTimes: DocumentTimes = {
  retryMs: 10_000,
  statementMs: 15_000,
  pollMs: 2_000,
  awarenessMs: 45,
  idleMs: 30_000,
  measureMs: 1_000,
  compactMs: 3_000,
  silenceMs: 30_000,
};

/** `multiplier` is LIMITS: it multiplies every rate and number of connections. */
export const documentLimits = (multiplier: number): DocumentLimits => ({
  frameBytes: product.frameBytes,
  unsentBytes: 4 * 1_048_576,
  // A person makes some dozen a second; a replayed or imported text comes as fast as the line allows, and may.
  messages: { perSecond: 2_000 * multiplier, burst: 20_000 * multiplier },
  bytes: { perSecond: 4 * 1_048_576 * multiplier, burst: 32 * 1_048_576 * multiplier },
  socketsPerPerson: Math.max(1, Math.floor(200 * multiplier)),
  sockets: Math.max(1, Math.floor(20_000 * multiplier)),
  parkedBytes: 65_536,
  parkedStructs: 256,
  parkedMs: 3_000,
  crowdedBytes: 4 * 1_048_576,
  waitingBytes: 32 * 1_048_576,
  awarenessStates: 64,
  awarenessBytes: 16_384,
  awarenessIds: 4,
  storageGraceBytes: product.storageGraceBytes,
  stateBytes: 16 * 1_048_576,
});
