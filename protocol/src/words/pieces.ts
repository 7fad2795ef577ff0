/** Text cut into the pieces that are counted, and paid, each by itself (domain.md, Words). */
import { wordsInPiece } from './count.ts';
import { Splitter } from './splitter.ts';

export type Delivered = { text: string; words: number };

/** Text up to a stable place (or the end of the stream), not yet delivered, with the words to be paid for it. */
export type Piece = {
  text: string;
  words: number;
  /** The beginning of the same piece that was delivered before a flush, and the words already paid; mostly nothing. */
  before: Delivered;
};

const NOTHING: Delivered = { text: '', words: 0 };

/**
 * Turns the deltas of a model into pieces. The pieces, and so the joined text, words and price, are the same however
 * the provider cuts the text (Splitter).
 *
 * A flush is no stable place: when text follows after all (a generation that ended in the middle of a word and is
 * continued), the piece goes on, and only what its count has grown by is to be paid. So the words of a continued
 * generation are those of its joined text too. Where the whole counts less than the part that was paid, the
 * difference is taken off the words that follow.
 */
export class PieceCutter {
  readonly #splitter = new Splitter();
  #before = NOTHING;

  /** `delivered`: the text so far of a generation that is continued or taken over. */
  constructor(delivered = '') {
    if (delivered === '') return;
    this.#splitter.push(delivered);
    this.#splitter.end();
    const text = this.#splitter.held;
    this.#before = { text, words: wordsInPiece(text) };
  }

  /** Text held back: neither to be sent nor to be charged. Bounded by HELD_CODE_POINTS. */
  get held(): string {
    return this.#splitter.held.slice(this.#before.text.length);
  }

  /** The pieces that `delta` completes. */
  push(delta: string): Piece[] {
    return this.#toPieces(this.#splitter.push(delta));
  }

  /** The stream has ended: what was held back, as the last piece. */
  flush(): Piece[] {
    const pieces = this.#toPieces(this.#splitter.end());
    const { held } = this.#splitter;
    if (held.length === this.#before.text.length) return pieces;
    const last = this.#piece(held, wordsInPiece(held));
    this.#before = { text: held, words: last.before.words + last.words };
    return [...pieces, last];
  }

  #toPieces(texts: readonly string[]): Piece[] {
    const pieces: Piece[] = [];
    for (const text of texts) {
      const counted = wordsInPiece(text);
      const piece = this.#piece(text, counted);
      const overpaid = piece.before.words + piece.words - counted;
      this.#before = overpaid === 0 ? NOTHING : { text: '', words: overpaid };
      if (piece.text !== '') pieces.push(piece);
    }
    return pieces;
  }

  #piece(whole: string, counted: number): Piece {
    const before = this.#before;
    return { text: whole.slice(before.text.length), words: Math.max(0, counted - before.words), before };
  }
}

/** The pieces of a text that is complete. */
export function piecesOf(text: string): Piece[] {
  const cutter = new PieceCutter();
  return [...cutter.push(text), ...cutter.flush()];
}

/** The text that `pieces` deliver. */
export function joinedText(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join('');
}

/** The words of a text: the sum over its pieces. */
export function countWords(text: string): number {
  const splitter = new Splitter();
  let words = 0;
  for (const piece of [...splitter.push(text), ...splitter.end()]) words += wordsInPiece(piece);
  return words + wordsInPiece(splitter.held);
}
