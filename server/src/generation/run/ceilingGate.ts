import type { Piece } from '@penora/protocol/words/pieces';

const SENTENCE_END = /[.!?…。！？।][)"'”’»」』*_]*\s*$/u;
/** The last part before the ceiling, in which whole sentences are let through; a short text goes up to the word. */
const CLOSING_SHARE = 0.12;
const MAX_CLOSING_WORDS = 40;
const LEAST_WORDS = 40;

function closingWords(wordsInAll: number): number {
  if (wordsInAll < LEAST_WORDS) return 0;
  return Math.min(MAX_CLOSING_WORDS, Math.floor(wordsInAll * CLOSING_SHARE));
}

/**
 * Quote = ceiling: a text that would pass its ceiling ends with the last sentence before it, when one ends shortly
 * before; a text that fits is not touched. Sees pieces, so it decides the same however text and time are cut.
 */
export class CeilingGate {
  readonly #limit: number;
  readonly #closingFrom: number;
  #words = 0;
  #held: Piece[] = [];
  #hasSentence = false;

  /** `wordsLeft`: until the ceiling; `wordsInAll`: that the ceiling allows over all runs. */
  constructor(wordsLeft: number, wordsInAll: number) {
    this.#limit = wordsLeft;
    this.#closingFrom = wordsLeft - closingWords(wordsInAll);
  }

  /** Whether not one more word may follow. */
  get isFull(): boolean {
    return this.#words >= this.#limit;
  }

  /** What may be delivered now; `isOver` when nothing more may follow. The last piece may pass the limit: cut it. */
  pass(pieces: readonly Piece[]): { pieces: Piece[]; isOver: boolean } {
    const released: Piece[] = [];
    for (const piece of pieces) {
      this.#words += piece.words;
      this.#held.push(piece);
      if (this.#words > this.#limit) {
        if (!this.#hasSentence) released.push(...this.#held);
        return { pieces: released, isOver: true };
      }
      const isClosing = this.#words >= this.#closingFrom;
      const endsSentence = SENTENCE_END.test(piece.text);
      this.#hasSentence ||= isClosing && endsSentence;
      if (!isClosing || endsSentence || this.#closingFrom === this.#limit) released.push(...this.#held.splice(0));
      const isFull = this.#words === this.#limit && this.#held.length === 0;
      if (isFull) return { pieces: released, isOver: true };
    }
    return { pieces: released, isOver: false };
  }

  /** The text has ended below the ceiling. */
  flush(): Piece[] {
    return this.#held.splice(0);
  }
}
