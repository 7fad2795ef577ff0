/**
 * A common beat for all who wait for a moment: whoever waits for about the same one is woken by one timer, and what they
 * do then is done together. A process that has a hundred streams would otherwise be woken for each of them.
 */
export class Beat {
  readonly #everyMs: number;
  readonly #slots = new Map<number, (() => void)[]>();

  constructor(everyMs: number) {
    this.#everyMs = everyMs;
  }

  /** Calls `wake` with the first beat that is not before `at` (by `performance.now`). */
  call(at: number, wake: () => void): void {
    const slot = Math.ceil(at / this.#everyMs);
    const waiting = this.#slots.get(slot);
    if (waiting !== undefined) {
      waiting.push(wake);
      return;
    }
    this.#slots.set(slot, [wake]);
    setTimeout(() => this.#ring(slot), slot * this.#everyMs - performance.now());
  }

  #ring(slot: number): void {
    const waiting = this.#slots.get(slot) ?? [];
    this.#slots.delete(slot);
    for (const wake of waiting) wake();
  }
}
