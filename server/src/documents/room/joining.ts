import type { Connection } from '../socket/connection.ts';
import { step2Frame } from '../socket/frames.ts';
import { readVector } from '../state/documentState.ts';
import type { History } from './history.ts';

/**
 * Answers to "what do I lack?" (sync step 1). Only what is durable is told: while something is being committed, either
 * the whole that was sent before will do, or the answer waits for the end of the turn.
 */
export class Joining {
  readonly #history: History;
  #whole: { number: number; frame: Buffer } | null = null;
  #deferred: (() => void)[] = [];

  constructor(history: History) {
    this.#history = history;
  }

  /** Throws `InvalidUpdate` when this is no state vector. */
  answer(connection: Connection, vector: Uint8Array): void {
    const isEmpty = readVector(vector).size === 0;
    if (isEmpty && this.#whole?.number === this.#history.number) connection.answer(this.#whole.frame);
    else if (!this.#history.isSettled) {
      const asked = new Uint8Array(vector);
      this.#deferred.push(() => this.answer(connection, asked));
    } else connection.answer(isEmpty ? this.#wholeFrame() : step2Frame(this.#history.since(vector)));
  }

  /** Nothing is being committed. */
  endTurn(): void {
    for (const answer of this.#deferred.splice(0)) answer();
  }

  dropCache(): void {
    this.#whole = null;
  }

  /** Framed once, however many come. */
  #wholeFrame(): Buffer {
    const { number } = this.#history;
    if (this.#whole?.number !== number) this.#whole = { number, frame: step2Frame(this.#history.everything()) };
    return this.#whole.frame;
  }
}
