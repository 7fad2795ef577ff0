/** How long a lane collects: longer the more its last statement carried, so that one that has little to do never waits. */
const MS_PER_CHUNK = 2;
const MOST_MS = 12;
/** So many are worth a statement of their own at once. */
const ENOUGH = 32;

/**
 * When the next statement of a lane is due. Where many generations write, chunks collect for some milliseconds: a
 * statement for fifteen costs both sides a fraction of fifteen statements. A chunk that comes after a pause goes at once.
 */
export class Pace {
  #dueAt = Number.NEGATIVE_INFINITY;
  #go: () => void = () => undefined;

  /** A statement for so many chunks begins now. */
  began(chunks: number): void {
    this.#dueAt = performance.now() + Math.min(MOST_MS, chunks * MS_PER_CHUNK);
  }

  /** Resolves when the next one may begin; `waiting`: chunks that are there already. */
  async due(waiting: number): Promise<void> {
    const ms = this.#dueAt - performance.now();
    if (ms <= 0 || waiting >= ENOUGH) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#go = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#go = () => undefined;
  }

  /** There are so many now. */
  waits(chunks: number): void {
    if (chunks >= ENOUGH) this.#go();
  }
}
