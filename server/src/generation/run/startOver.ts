import { ModelFailure } from '../models/model.ts';

/** So much of the beginning, or all that there is of it, comes again by no accident. */
const SURE_CHARACTERS = 60;

/**
 * A provider that does not know how to go on from an answer begins it anew. What was written once is neither written
 * nor paid a second time: where the same words come again they are passed over up to the place where the text had
 * ended; where they turn into others there is no way to go on, and the attempt has failed.
 */
export class StartOver {
  readonly #beginning: string;
  readonly #sure: number;
  /** The same as the beginning so far, and too short to be sure. */
  #held = '';
  #same = 0;
  #isPast: boolean;

  /** `written`: what was cut off and the answer is to go on from; empty when nothing was. */
  constructor(written: string) {
    this.#beginning = written.trim();
    this.#sure = Math.min(SURE_CHARACTERS, this.#beginning.length);
    this.#isPast = this.#beginning === '';
  }

  /** What is new of it. Throws `ModelFailure` when the answer has begun anew with other words. */
  pass(delta: string): string {
    if (this.#isPast) return delta;
    this.#held += delta;
    const text = this.#same === 0 ? this.#held.trimStart() : this.#held;
    const rest = this.#beginning.slice(this.#same);
    const isSure = this.#same >= this.#sure;
    if (text.length < rest.length ? rest.startsWith(text) : text.startsWith(rest)) return this.#goOn(text, rest);
    if (isSure || commonLength(text, rest) >= this.#sure)
      throw new ModelFailure('broken', 'the answer was begun anew in other words');
    return this.flush();
  }

  /** At the end of the answer: what was held back, if it was not the same again. */
  flush(): string {
    const held = this.#same === 0 ? this.#held : '';
    this.#held = '';
    this.#isPast = true;
    return held;
  }

  #goOn(text: string, rest: string): string {
    if (text.length >= rest.length) {
      this.#held = '';
      this.#isPast = true;
      return text.slice(rest.length);
    }
    if (this.#same + text.length >= this.#sure) {
      this.#same += text.length;
      this.#held = '';
    }
    return '';
  }
}

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}
