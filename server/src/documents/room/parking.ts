import type { DocumentLimits } from '../limits.ts';
import type { Connection } from '../socket/connection.ts';

/** An update and its place among those of its connection. */
export interface Placed {
  place: number;
  bytes: Uint8Array;
}

interface Parked {
  updates: Placed[];
  bytes: number;
  structs: number;
  since: number;
}

/**
 * Updates whose dependencies have not come yet, by connection. It is no attack: two tabs over two processes make one.
 * But Yjs takes time quadratic in what is pending, so little of it is kept, and not for long (D6).
 */
export class Parking {
  readonly #limits: DocumentLimits;
  /** Null in most rooms for ever. */
  #parked: Map<Connection, Parked> | null = null;

  constructor(limits: DocumentLimits) {
    this.#limits = limits;
  }

  get isEmpty(): boolean {
    return this.#parked === null || this.#parked.size === 0;
  }

  /** `first`: this connection had nothing parked. `full`: it may not have so much. */
  add(connection: Connection, { place, bytes }: Placed, structs: number, since: number): 'first' | 'more' | 'full' {
    const before = this.#parked?.get(connection);
    const parked = before ?? { updates: [], bytes: 0, structs: 0, since };
    parked.bytes += bytes.length;
    parked.structs += structs;
    if (parked.bytes > this.#limits.parkedBytes || parked.structs > this.#limits.parkedStructs) return 'full';
    // The frame it came in is much larger and would be kept with it.
    parked.updates.push({ place, bytes: new Uint8Array(bytes) });
    this.#parked ??= new Map();
    this.#parked.set(connection, parked);
    return before === undefined ? 'first' : 'more';
  }

  /** Takes all out, to be tried again. */
  takeAll(): { connection: Connection; updates: Placed[]; since: number }[] {
    const all = [...(this.#parked ?? [])].map(([connection, { updates, since }]) => ({ connection, updates, since }));
    this.#parked = null;
    return all;
  }

  /** Whose time is over. */
  overdue(now: number): Connection[] {
    return [...(this.#parked ?? [])]
      .filter(([, { since }]) => now - since >= this.#limits.parkedMs)
      .map(([own]) => own);
  }

  /** How long until somebody's time is over; null when nothing is parked. */
  nextMs(now: number): number | null {
    if (this.#parked === null || this.#parked.size === 0) return null;
    const first = Math.min(...[...this.#parked.values()].map(({ since }) => since));
    return Math.max(0, first + this.#limits.parkedMs - now);
  }

  forget(connection: Connection): void {
    this.#parked?.delete(connection);
  }
}
