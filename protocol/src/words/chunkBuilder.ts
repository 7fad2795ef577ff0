/** From deltas to chunks that can be charged (domain.md, Words; trust.md G1). */
import { joinedText, type Piece, PieceCutter } from './pieces.ts';

/** What a chunk may be made of: `pieces` are there to be cut again when they turn out not to be affordable. */
export type Draft = { text: string; words: number; pieces: readonly Piece[] };

/**
 * Text without a word waits for the next chunk; a stream that brings so many characters of it is no prose, and the run
 * is to treat the provider as broken (`waiting` tells).
 */
export const WORDLESS_CHARACTERS = 65_536;

/** Collects what has come while the last chunk was being committed. Holds no clock: when to take is the run's matter. */
export class ChunkBuilder {
  readonly #cutter: PieceCutter;
  #pieces: Piece[] = [];
  #waiting = 0;
  #words = 0;
  #ended = false;

  /** `delivered`: the text so far of a generation that is continued or taken over. */
  constructor(delivered = '') {
    this.#cutter = new PieceCutter(delivered);
  }

  /** Words that the next chunk would have. */
  get words(): number {
    return this.#words;
  }

  /** Characters (UTF-16) that the next chunk would have. */
  get waiting(): number {
    return this.#waiting;
  }

  /** All that has come and was not taken: when the model is asked to go on, it has to see this too. */
  get undelivered(): string {
    return joinedText(this.#pieces) + this.#cutter.held;
  }

  push(delta: string): void {
    this.#ended = false;
    this.#add(this.#cutter.push(delta));
  }

  /** The stream has ended; the next `take` gives all that is left. */
  end(): void {
    this.#add(this.#cutter.flush());
    this.#ended = true;
  }

  /** What is ready, as one chunk of at least one word; after `end` whatever is left. Null if there is no such. */
  take(): Draft | null {
    if (this.#words === 0 && !(this.#ended && this.#waiting > 0)) return null;
    const draft = { text: joinedText(this.#pieces), words: this.#words, pieces: this.#pieces };
    this.#pieces = [];
    this.#words = 0;
    this.#waiting = 0;
    return draft;
  }

  #add(pieces: readonly Piece[]): void {
    for (const piece of pieces) {
      this.#pieces.push(piece);
      this.#words += piece.words;
      this.#waiting += piece.text.length;
    }
  }
}
