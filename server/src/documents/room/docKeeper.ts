import * as Y from 'yjs';
import { makeDoc } from '../doc/makeDoc.ts';
import type { History } from './history.ts';

/** A doc that is needed again within so long is kept. */
const KEEP_MS = 30_000;

/** A Y.Doc of what is committed: built when somebody needs it, brought up to date in batches, dropped when idle. */
export class DocKeeper {
  readonly #history: History;
  #doc: Y.Doc | null = null;
  #number = 0;
  #usedAt = 0;

  constructor(history: History) {
    this.#history = history;
  }

  get isBuilt(): boolean {
    return this.#doc !== null;
  }

  /** The document as it is committed now. Nothing may be under way. */
  current(now: number): Y.Doc {
    this.#usedAt = now;
    const history = this.#history;
    if (this.#doc !== null && this.#number === history.number) return this.#doc;
    const missed = this.#doc === null ? null : history.delta(this.#number, Y.encodeStateVector(this.#doc));
    const doc = missed === null ? makeDoc() : (this.#doc ?? makeDoc());
    if (doc !== this.#doc) this.drop();
    try {
      Y.applyUpdate(doc, missed ?? history.everything());
    } catch (error) {
      // Half of an update may stand in it by now.
      this.drop();
      throw error;
    }
    this.#doc = doc;
    this.#number = history.number;
    return doc;
  }

  /** For one look: kept only if somebody has needed it just before. Nothing may be under way. */
  look<T>(now: number, look: (doc: Y.Doc) => T): T {
    const isNeeded = this.#doc !== null || now - this.#usedAt < KEEP_MS;
    try {
      return look(this.current(now));
    } finally {
      if (!isNeeded) this.drop();
    }
  }

  /** The doc has the next update already: it was made in it. */
  hasNext(): void {
    this.#number += 1;
  }

  drop(): void {
    this.#doc?.destroy();
    this.#doc = null;
  }

  dropIfIdle(now: number, idleMs: number): void {
    if (now - this.#usedAt > idleMs) this.drop();
  }
}
