/** Chance that can be had again: the same seed gives the same draws on every machine. */

/** FNV-1a over UTF-16 units, with a final mix; an unsigned 32-bit integer. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mixed(hash);
}

/** Spreads a hash over all its bits; unsigned. */
export function mixed(hash: number): number {
  let spread = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  spread = Math.imul(spread ^ (spread >>> 12), 0x297a2d39);
  return (spread ^ (spread >>> 15)) >>> 0;
}

export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** Mulberry32: a number in [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** An integer in [0, limit). */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** Throws on an empty list: every list of the composer has entries. */
  pick<T>(list: readonly T[]): T {
    const item = list[this.below(list.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }

  shuffled<T>(list: readonly T[]): T[] {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      const held = copy[i] as T;
      copy[i] = copy[j] as T;
      copy[j] = held;
    }
    return copy;
  }
}

/** Cards dealt without repetition; a spent deck is shuffled again, never with its last card first. */
export class Deck<T> {
  readonly #cards: readonly T[];
  readonly #random: Random;
  #rest: T[] = [];
  #last: T | undefined;

  constructor(cards: readonly T[], random: Random) {
    this.#cards = cards;
    this.#random = random;
  }

  get size(): number {
    return this.#cards.length;
  }

  draw(): T {
    if (this.#rest.length === 0) {
      this.#rest = this.#random.shuffled(this.#cards);
      if (this.#rest.length > 1 && this.#rest.at(-1) === this.#last) this.#rest.reverse();
    }
    const card = this.#rest.pop();
    if (card === undefined) throw new RangeError('an empty deck');
    this.#last = card;
    return card;
  }
}
