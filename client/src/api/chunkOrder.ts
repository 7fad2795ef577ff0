/** Keeps the chunks of one generation in order (contract.md, Sockets: `seq` counts from 1 without a gap). */

export type Arrival = 'next' | 'old' | 'gap';

/** Remembers the number of the last chunk taken; `take` says what a newly arrived number is. */
export class ChunkOrder {
  #last: number;

  constructor(after = 0) {
    this.#last = after;
  }

  /** The number of the last chunk taken: resume from here. */
  get last(): number {
    return this.#last;
  }

  /** `next` is to be shown, `old` was shown before, `gap` means: some are missing, ask again after `last`. */
  take(seq: number): Arrival {
    if (seq <= this.#last) return 'old';
    if (seq > this.#last + 1) return 'gap';
    this.#last = seq;
    return 'next';
  }
}
