/**
 * Whom and what a text has named so far. A sentence under way only proposes; what it named is known once it is kept,
 * since most sentences that are tried are thrown away.
 */
export class Memory {
  readonly #lastUse = new Map<string, number>();
  readonly #met = new Set<string>();
  #clock = 0;
  #keptAgent = '';
  #newlyMet = new Set<string>();
  #used = new Set<string>();
  /** Whom "he" or "she" would be taken for, by key; 'hero' for the hero. */
  agent = '';

  /** When each topic was last spoken of. */
  get lastUse(): ReadonlyMap<string, number> {
    return this.#lastUse;
  }

  /** A sentence begins; what the last one proposed is forgotten unless it was kept. */
  begin(): void {
    this.agent = this.#keptAgent;
    this.#newlyMet = new Set();
    this.#used = new Set();
  }

  /** The sentence is kept. */
  keep(): void {
    this.#clock += 1;
    this.#keptAgent = this.agent;
    for (const key of this.#newlyMet) this.#met.add(key);
    for (const key of this.#used) this.#lastUse.set(key, this.#clock);
  }

  /** A new paragraph names its people anew. */
  paragraph(): void {
    this.#keptAgent = '';
  }

  use(key: string): void {
    this.#used.add(key);
  }

  /** True the first time somebody or something is named in this text. */
  meets(key: string): boolean {
    if (this.#met.has(key) || this.#newlyMet.has(key)) return false;
    this.#newlyMet.add(key);
    return true;
  }
}
