import type { ShapedGlyph } from './glyph.ts';

/** Scripts whose letters stand side by side as they are, but for pairs that a font joins or brings closer. */
const SIMPLE = /^[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{Nd}\p{P}]+$/u;
const UNITS = 0x1_0000;

/**
 * Shapes words of simple scripts from what is known of pairs of letters: a text has some hundred of those, and tens of
 * thousands of different words. A pair that is more than two letters and a distance is left to the font.
 */
export class Pairs {
  readonly #shape: (text: string) => ShapedGlyph[];
  readonly #letters = new Map<number, ShapedGlyph | null>();
  readonly #distances = new Map<number, number | null>();

  /** `shape` is the whole way: by all rules of the font. */
  constructor(shape: (text: string) => ShapedGlyph[]) {
    this.#shape = shape;
  }

  /** Null for a word that takes the whole way. */
  word(text: string): ShapedGlyph[] | null {
    if (!SIMPLE.test(text)) return null;
    const glyphs: ShapedGlyph[] = [];
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      const letter = this.#letter(code);
      const distance = at + 1 < text.length ? this.#distance(code, text.charCodeAt(at + 1)) : 0;
      if (letter === null || distance === null) return null;
      glyphs.push(distance === 0 ? letter : { ...letter, advance: letter.advance + distance });
    }
    return glyphs;
  }

  #letter(code: number): ShapedGlyph | null {
    const known = this.#letters.get(code);
    if (known !== undefined) return known;
    const [glyph, ...more] = this.#shape(String.fromCharCode(code));
    const isPlain = glyph !== undefined && more.length === 0 && glyph.x === 0 && glyph.y === 0;
    const letter = isPlain ? glyph : null;
    this.#letters.set(code, letter);
    return letter;
  }

  #distance(first: number, second: number): number | null {
    const key = first * UNITS + second;
    const known = this.#distances.get(key);
    if (known !== undefined) return known;
    const distance = this.#measured(first, second);
    this.#distances.set(key, distance);
    return distance;
  }

  #measured(first: number, second: number): number | null {
    const [a, b] = [this.#letter(first), this.#letter(second)];
    const [c, d, ...more] = this.#shape(String.fromCharCode(first, second));
    if (a === null || b === null || c === undefined || d === undefined || more.length > 0) return null;
    const isPlain = c.id === a.id && d.id === b.id && c.x === 0 && d.x === 0 && c.y === 0 && d.y === 0;
    return isPlain && d.advance === b.advance ? c.advance - a.advance : null;
  }
}
