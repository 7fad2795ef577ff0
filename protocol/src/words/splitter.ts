/** Finds the stable places of a text that arrives in deltas (domain.md, Words). */
import { type Kind, kindOf, MARK, SPACE, SPACELESS } from './kinds.ts';

/** A run of a script without spaces is cut every so many code points from its start. */
export const RUN_CODE_POINTS = 128;

/**
 * Text without any stable place is cut after so many code points since the last one, so that what is held back is
 * bounded. The rule of domain.md knows no such cut, and one in the middle of a word makes it count twice; hence far
 * beyond every word, URL and table rule that people read.
 */
export const HELD_CODE_POINTS = 16_384;

const REPLACEMENT = '\ufffd';
const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;

/**
 * Cuts a stream of deltas at its stable places. A place depends only on the text since the last one and on the code
 * point after it, never on where the deltas end:
 * - after each white-space character (so a line break of two characters, or a wide gap, makes pieces without a word);
 * - where a run of signs of spaceless scripts, with their marks, meets anything else; the run's beginning is no stable
 *   place, so "abc漢字def" is "abc漢字" and "def". All these scripts form one run, as kanji and kana do in one word;
 * - after every 128th code point of a run, counted from the run's first sign;
 * - after HELD_CODE_POINTS without one of these.
 * Text comes out well-formed: half a surrogate pair waits for its other half, and a lone one becomes U+FFFD, which is
 * what it would be in UTF-8 anyway. Each code point is looked at once.
 */
export class Splitter {
  #held = '';
  #heldCodePoints = 0;
  #inRun = false;
  #runCodePoints = 0;
  #highSurrogate = '';

  /** Text since the last stable place. Half a surrogate pair is not part of it. */
  get held(): string {
    return this.#held;
  }

  /** The pieces that end in `delta`; their text is complete, never empty. */
  push(delta: string): string[] {
    const text = this.#wellFormed(delta);
    const pieces: string[] = [];
    let from = 0;
    const release = (to: number): void => {
      const piece = this.#held + text.slice(from, to);
      if (piece !== '') pieces.push(piece);
      this.#held = '';
      this.#heldCodePoints = 0;
      from = to;
    };
    let at = 0;
    while (at < text.length) {
      const codePoint = text.codePointAt(at) ?? 0;
      const kind = kindOf(codePoint);
      if (this.#endsRun(kind)) release(at);
      at += codePoint > 0xffff ? 2 : 1;
      if (this.#isStableAfter(kind)) release(at);
    }
    this.#held += text.slice(from);
    return pieces;
  }

  /** Nothing follows: half a surrogate pair stays alone. What is held remains in `held`, so more may be pushed. */
  end(): string[] {
    if (this.#highSurrogate === '') return [];
    this.#highSurrogate = '';
    return this.push(REPLACEMENT);
  }

  #wellFormed(delta: string): string {
    const text = this.#highSurrogate + delta;
    const isHalf = text !== '' && isHighSurrogate(text.charCodeAt(text.length - 1));
    this.#highSurrogate = isHalf ? text.slice(-1) : '';
    return (isHalf ? text.slice(0, -1) : text).toWellFormed();
  }

  #endsRun(next: Kind): boolean {
    if (!this.#inRun || next === SPACELESS || next === MARK) return false;
    this.#inRun = false;
    this.#runCodePoints = 0;
    return true;
  }

  /** Takes the next code point into account; true when text up to and including it may be released. */
  #isStableAfter(kind: Kind): boolean {
    this.#heldCodePoints += 1;
    if (kind === SPACELESS) this.#inRun = true;
    if (this.#inRun) this.#runCodePoints += 1;
    const isRunFull = this.#runCodePoints === RUN_CODE_POINTS;
    if (isRunFull) this.#runCodePoints = 0;
    return isRunFull || kind === SPACE || this.#heldCodePoints === HELD_CODE_POINTS;
  }
}
