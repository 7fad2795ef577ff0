import { readList } from '@penora/protocol/lists/listLines';
import type { Gate } from './gate.ts';

/** How much of its last idea a text holds. */
const lastLength = (text: string): number => {
  const last = readList(text).at(-1);
  return last === undefined ? 0 : last.head.length + last.body.length;
};

/**
 * Lets through the ideas that were asked for and nothing behind them: no further idea, no closing remark. Behind the
 * first line of the last one each line waits until it is known whether it still belongs to it.
 */
export class IdeaGate implements Gate {
  readonly #count: number;
  #passed: string;
  #isFull: boolean;
  /** Behind the last idea: the end of its line, and what has come since. */
  #held = '';
  #isOver = false;

  /** `written`: what an earlier answer has brought of the list. */
  constructor(count: number, written: string) {
    this.#count = count;
    this.#passed = written;
    this.#isFull = readList(written).length >= count;
  }

  /** The list is complete: nothing more is wanted. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** What may be delivered now. */
  pass(delta: string): string {
    let released = '';
    for (const part of delta.split(/(?<=\n)/)) {
      if (this.#isOver) break;
      released += this.#isFull ? this.#behindLast(part) : this.#before(part);
    }
    return released;
  }

  /** The answer has ended: what waited, if it belongs to the last idea. */
  flush(): string {
    return !this.#isOver && this.#belongs() ? this.#release(this.#held.length) : '';
  }

  #before(part: string): string {
    this.#held = part;
    const isLine = part.endsWith('\n');
    const released = this.#release(isLine ? part.length - 1 : part.length);
    if (!isLine) return released;
    this.#isFull = readList(this.#passed).length >= this.#count;
    return this.#isFull ? released : released + this.#release(1);
  }

  #behindLast(part: string): string {
    this.#held += part;
    this.#isOver = readList(this.#passed + this.#held).length > this.#count;
    if (this.#isOver || !part.endsWith('\n') || this.#held.trim() === '') return '';
    if (this.#belongs()) return this.#release(this.#held.length - 1);
    this.#isOver = true;
    return '';
  }

  #belongs(): boolean {
    const whole = this.#passed + this.#held;
    return readList(whole).length <= this.#count && lastLength(whole) > lastLength(this.#passed);
  }

  #release(length: number): string {
    const text = this.#held.slice(0, length);
    this.#held = this.#held.slice(length);
    this.#passed += text;
    return text;
  }
}
