/**
 * No sentence twice in a text, and none in two takes of one request. Every sentence belongs to exactly one take, by
 * its hash; so takes need not know of each other.
 */
import { allSentences, sentenceKey } from './sentences.ts';

export const TAKES = 3;

/** Sentences that are kept in mind: more than 20,000 words of them. */
const MEMORY = 2_000;

export class Freshness {
  readonly #take: number;
  readonly #said = new Set<number>();
  readonly #memory: number;

  /** `take` is 1 to 3; `before` is text whose sentences must not come again. */
  constructor(take: number, before = '', memory = MEMORY) {
    this.#memory = memory;
    this.#take = (((Math.trunc(take) - 1) % TAKES) + TAKES) % TAKES;
    this.remember(before);
  }

  /** Whether all sentences of a passage are new and this take's own. */
  accepts(passage: string): boolean {
    return allSentences(passage).every((sentence) => {
      const key = sentenceKey(sentence);
      return key % TAKES === this.#take && !this.#said.has(key);
    });
  }

  remember(passage: string): void {
    for (const sentence of allSentences(passage)) this.#said.add(sentenceKey(sentence));
    for (const oldest of this.#said) {
      if (this.#said.size <= this.#memory) break;
      this.#said.delete(oldest);
    }
  }
}
