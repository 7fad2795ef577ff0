/**
 * Turns by key. The chunks of one purse are committed one after the other inside a process: a hot account takes three
 * times as many from one connection as from 32 (trust.md), and a shortage is settled without others in between.
 */
export class Lanes {
  readonly #tails = new Map<string, Promise<void>>();

  /** Resolves when it is this caller's turn; the turn lasts until the returned function is called. */
  async enter(key: string): Promise<() => void> {
    const before = this.#tails.get(key);
    const { promise, resolve } = Promise.withResolvers<void>();
    const tail = (before ?? Promise.resolve()).then(() => promise);
    this.#tails.set(key, tail);
    await before;
    return () => {
      resolve();
      if (this.#tails.get(key) === tail) this.#tails.delete(key);
    };
  }
}
