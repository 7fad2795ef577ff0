/**
 * Large pieces of work, one in each turn of the event loop: fifty who open a long document at once hold up nobody in
 * other rooms, whose rounds go on in between.
 */
export class Paced {
  readonly #waiting: (() => void)[] = [];

  add(work: () => void): void {
    this.#waiting.push(work);
    if (this.#waiting.length === 1) setImmediate(this.#next);
  }

  readonly #next = (): void => {
    // Set before, so that the rest goes on whatever this one does.
    if (this.#waiting.length > 1) setImmediate(this.#next);
    this.#waiting.shift()?.();
  };
}
