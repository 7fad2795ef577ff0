import type * as Y from 'yjs';
import { integrate, makeDoc } from '../doc/makeDoc.ts';
import type { History } from './history.ts';

/** A Y.Doc of what is committed: built when somebody needs it, brought up to date in batches, dropped when idle. */
export class DocKeeper {
  readonly #history: () => History;
  #doc: Y.Doc | null = null;
  #number = 0;
  #usedAt = 0;

  constructor(history: () => History) {
    this.#history = history;
  }

  get isBuilt(): boolean {
    return this.#doc !== null;
  }

  /** The document as it is committed now. Nothing may be under way. */
  current(now: number): Y.Doc {
    this.#usedAt = now;
    const history = this.#history();
    const missed = this.#doc === null ? null : history.after(this.#number);
    if (this.#doc === null || missed === null) {
      this.drop();
      this.#doc = makeDoc();
      integrate(this.#doc, [history.everything()]);
    } else if (missed.length > 0) integrate(this.#doc, missed);
    this.#number = history.number;
    return this.#doc;
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
