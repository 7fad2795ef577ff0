import type { Piece } from '@penora/protocol/words/pieces';
import type { Ending } from '../chunk/statement.ts';

export interface Batch {
  pieces: Piece[];
  /** Set when nothing will follow. */
  ending: Ending | null;
}

/**
 * Between the model, which is read as fast as it writes, and the commits, one at a time. Text without a word waits for
 * the next one (domain.md, Words); when too much waits the model is read no further.
 */
export class PieceQueue {
  readonly #maxWaiting: number;
  readonly #maxBatch: number;
  #pieces: Piece[] = [];
  #characters = 0;
  #words = 0;
  #ending: Ending | null = null;
  #isBusy = false;
  /** There while somebody waits. */
  #changed: PromiseWithResolvers<void> | null = null;
  readonly #signals = new Set<AbortSignal>();

  constructor(limits: { waitingCharacters: number; chunkCharacters: number }) {
    this.#maxWaiting = limits.waitingCharacters;
    this.#maxBatch = limits.chunkCharacters;
  }

  add(pieces: readonly Piece[]): void {
    if (pieces.length === 0 || this.#ending !== null) return;
    for (const piece of pieces) {
      this.#pieces.push(piece);
      this.#characters += piece.text.length;
      this.#words += piece.words;
    }
    this.#ring();
  }

  /** Nothing will follow. The first call counts. */
  close(ending: Ending): void {
    this.#ending ??= ending;
    this.#ring();
  }

  /** True when more text waits than may. */
  get isFull(): boolean {
    return this.#characters > this.#maxWaiting;
  }

  /** Text so large without any word is no answer to anything. */
  get isWordless(): boolean {
    return this.isFull && this.#words === 0;
  }

  /** Resolves when there is room again, or when nobody wants more. */
  async room(signal: AbortSignal): Promise<void> {
    while (this.isFull && this.#words > 0 && !signal.aborted) await this.#change(signal);
  }

  /** Resolves when all that can be committed has been. */
  async settled(signal: AbortSignal): Promise<void> {
    while ((this.#words > 0 || this.#isBusy) && !signal.aborted) await this.#change(signal);
  }

  /** Whether a batch can be taken. */
  get isReady(): boolean {
    return this.#words > 0 || this.#ending !== null;
  }

  /** Resolves when a batch can be taken. */
  async ready(signal: AbortSignal): Promise<void> {
    while (!this.isReady && !signal.aborted) await this.#change(signal);
  }

  /** The next batch: with at least one word, unless it is the last. `commit` ends before the next one is taken. */
  async take<T>(commit: (batch: Batch) => Promise<T>): Promise<T> {
    const batch = this.#cut();
    this.#isBusy = true;
    this.#ring();
    try {
      return await commit(batch);
    } finally {
      this.#isBusy = false;
      this.#ring();
    }
  }

  #cut(): Batch {
    let characters = 0;
    let words = 0;
    let count = 0;
    for (const piece of this.#pieces) {
      if (words > 0 && characters + piece.text.length > this.#maxBatch) break;
      characters += piece.text.length;
      words += piece.words;
      count += 1;
    }
    this.#characters -= characters;
    this.#words -= words;
    const pieces = this.#pieces.splice(0, count);
    return { pieces, ending: this.#pieces.length === 0 ? this.#ending : null };
  }

  #ring(): void {
    this.#changed?.resolve();
    this.#changed = null;
  }

  /** Resolves with the next change, or when `signal` aborts; the signals of a run are few and last as long as it. */
  #change(signal: AbortSignal): Promise<void> {
    if (!this.#signals.has(signal)) {
      this.#signals.add(signal);
      signal.addEventListener('abort', () => this.#ring(), { once: true });
    }
    this.#changed ??= Promise.withResolvers();
    return this.#changed.promise;
  }
}
