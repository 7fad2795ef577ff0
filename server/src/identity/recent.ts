/**
 * Answers that may be reused for a moment. Bounded in number and time; `clear` also voids the questions that are under
 * way, because their answers may have been read before the change.
 */
export class Recent<Value> {
  readonly #entries = new Map<string, { value: Value; until: number }>();
  readonly #maxEntries: number;
  readonly #ttlMs: number;
  #round = 0;

  constructor(maxEntries: number, ttlMs: number) {
    this.#maxEntries = maxEntries;
    this.#ttlMs = ttlMs;
  }

  /** The remembered answer, or the answer of `ask`, remembered unless it is null. */
  async get(key: string, ask: () => Promise<Value | null>): Promise<Value | null> {
    const known = this.#entries.get(key);
    if (known !== undefined && known.until > performance.now()) return known.value;
    const round = this.#round;
    const value = await ask();
    if (value !== null && round === this.#round) this.#remember(key, value);
    return value;
  }

  clear(): void {
    this.#round += 1;
    this.#entries.clear();
  }

  #remember(key: string, value: Value): void {
    this.#entries.delete(key);
    if (this.#entries.size >= this.#maxEntries) {
      const [oldest] = this.#entries.keys();
      if (oldest !== undefined) this.#entries.delete(oldest);
    }
    this.#entries.set(key, { value, until: performance.now() + this.#ttlMs });
  }
}
