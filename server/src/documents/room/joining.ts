import type { Connection } from '../socket/connection.ts';
import { step2Frame } from '../socket/frames.ts';
import { readVector } from '../state/documentState.ts';
import type { History } from './history.ts';
import type { Paced } from './paced.ts';

/** A frame up to this size may come from Node's pool, whose other frames would be kept with it. */
const POOLED_BYTES = 4_096;
/** From here on answers are paced. */
const LARGE_BYTES = 65_536;

/**
 * Answers to "what do I lack?" (sync step 1). Only what is durable is told: while something is being committed, either
 * the whole that was sent before will do, or the answer waits for the end of the turn.
 */
export class Joining {
  readonly #history: History;
  #whole: { number: number; frame: Uint8Array; usedAt: number } | null = null;
  #deferred: (() => void)[] = [];
  /** Will get the whole when it is their turn; asking again meanwhile changes nothing. */
  #inLine: Set<Connection> | null = null;
  readonly #paced: Paced;

  constructor(history: History, paced: Paced) {
    this.#history = history;
    this.#paced = paced;
  }

  /** Throws `InvalidUpdate` when this is no state vector. */
  answer(connection: Connection, vector: Uint8Array): void {
    if (readVector(vector).size === 0) this.#line(connection);
    else if (this.#history.isSettled) connection.answer(step2Frame(this.#history.since(vector)));
    else {
      const asked = new Uint8Array(vector);
      this.#deferred.push(() => this.answer(connection, asked));
    }
  }

  /** Nothing is being committed. */
  endTurn(): void {
    if (this.#whole?.number !== this.#history.number) this.#whole = null;
    for (const answer of this.#deferred.splice(0)) answer();
  }

  dropIfIdle(now: number, idleMs: number): void {
    if (this.#whole !== null && now - this.#whole.usedAt > idleMs) this.#whole = null;
  }

  /** A small whole goes at once, a large one when it is its turn. */
  #line(connection: Connection): void {
    if (this.#history.bytes < LARGE_BYTES) this.#answerWhole(connection);
    else if (!this.#inLine?.has(connection)) {
      this.#inLine ??= new Set();
      this.#inLine.add(connection);
      this.#paced.add(() => {
        this.#inLine?.delete(connection);
        this.#answerWhole(connection);
      });
    }
  }

  #answerWhole(connection: Connection): void {
    const isKnown = this.#whole?.number === this.#history.number;
    if (isKnown || this.#history.isSettled) connection.answer(this.#wholeFrame());
    else this.#deferred.push(() => this.#line(connection));
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
