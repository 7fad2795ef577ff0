import type { Connection } from '../socket/connection.ts';
import { step2Frame } from '../socket/frames.ts';
import { readVector } from '../state/documentState.ts';
import type { History } from './history.ts';

/** A frame up to this size may come from Node's pool, whose other frames would be kept with it. */
const POOLED_BYTES = 4_096;

/**
 * Answers to "what do I lack?" (sync step 1). Only what is durable is told: while something is being committed, either
 * the whole that was sent before will do, or the answer waits for the end of the turn.
 */
export class Joining {
  readonly #history: History;
  #whole: { number: number; frame: Uint8Array; usedAt: number } | null = null;
  #deferred: (() => void)[] = [];

  constructor(history: History) {
    this.#history = history;
  }

  /** Throws `InvalidUpdate` when this is no state vector. */
  answer(connection: Connection, vector: Uint8Array): void {
    const isEmpty = readVector(vector).size === 0;
    if (isEmpty && this.#whole?.number === this.#history.number) connection.answer(this.#wholeFrame());
    else if (!this.#history.isSettled) {
      const asked = new Uint8Array(vector);
      this.#deferred.push(() => this.answer(connection, asked));
    } else connection.answer(isEmpty ? this.#wholeFrame() : step2Frame(this.#history.since(vector)));
  }

  /** Nothing is being committed. */
  endTurn(): void {
    for (const answer of this.#deferred.splice(0)) answer();
  }

  dropIfIdle(now: number, idleMs: number): void {
    if (this.#whole !== null && now - this.#whole.usedAt > idleMs) this.#whole = null;
  }

  /** Framed once, however many come. */
  #wholeFrame(): Uint8Array {
    const { number } = this.#history;
    const usedAt = Date.now();
    if (this.#whole?.number === number) this.#whole.usedAt = usedAt;
    else {
      const frame = step2Frame(this.#history.everything());
      this.#whole = { number, frame: frame.length > POOLED_BYTES ? frame : new Uint8Array(frame), usedAt };
    }
    return this.#whole.frame;
  }
}
