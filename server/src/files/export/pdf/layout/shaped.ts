import { type Chosen, isSilent } from '../fonts/fontChooser.ts';
import type { ShapedGlyph } from '../fonts/glyph.ts';
import { apart, isSequence, unitsOf } from '../fonts/sequences.ts';

/** Glyphs in visual order as the page's operators want them; numbers are thousandths of an em. */
export interface Stretch {
  /** The inside of a TJ array. */
  show: string;
  rise: number;
}

export interface Shaped {
  chosen: Chosen;
  stretches: readonly Stretch[];
  width: number;
  /** Read one after the other, the glyphs give the text. */
  readsRight: boolean;
}

const hex = (id: number): string => id.toString(16).padStart(4, '0');
const number = (value: number): string => String(Math.round(value * 10) / 10);

/** Signs that no font has are shown by what they are made of: ℝ by R. */
function shown(text: string, { font }: Chosen): string {
  if (!/[\u0250-\u{10ffff}]/u.test(text)) return text;
  const plain = (sign: string): string => {
    if (isSilent(sign.codePointAt(0) ?? 0) || font.has(sign.codePointAt(0) ?? 0)) return sign;
    const parts = sign.normalize('NFKC');
    return Array.from(parts).every((part) => font.has(part.codePointAt(0) ?? 0)) ? parts : sign;
  };
  return Array.from(unitsOf(text), (unit) => {
    if (!isSequence(unit)) return plain(unit);
    return font.isOne(unit) ? unit : Array.from(apart(unit), plain).join('');
  }).join('');
}

function place(chosen: Chosen, said: string, isRtl: boolean): readonly ShapedGlyph[] {
  const text = shown(said, chosen);
  return text === '' ? [] : chosen.font.shape(text, isRtl);
}

/** One TJ array for glyphs on one height. A number in it moves to the left. */
function show(glyphs: readonly ShapedGlyph[]): string {
  let out = '';
  let run = '';
  const flush = (): void => {
    if (run !== '') out += `<${run}>`;
    run = '';
  };
  const move = (by: number): void => {
    if (Math.abs(by) < 0.05) return;
    flush();
    out += ` ${number(-by)} `;
  };
  for (const { id, natural, advance, x } of glyphs) {
    move(x);
    run += hex(id);
    move(advance - natural - x);
  }
  flush();
  return out;
}

function byRise(glyphs: readonly ShapedGlyph[]): ShapedGlyph[][] {
  const groups: ShapedGlyph[][] = [];
  for (const glyph of glyphs) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && Math.abs(last[0].y - glyph.y) < 0.05) last.push(glyph);
    else groups.push([glyph]);
  }
  return groups;
}

const stretchesOf = (glyphs: readonly ShapedGlyph[]): Stretch[] =>
  byRise(glyphs).map((group) => ({ show: show(group), rise: group[0]?.y ?? 0 }));

/** Signs over and under letters have no place of their own in the order of a line. */
const MARK = /\p{M}/u;
/** What joins letters or keeps them apart, and the signs of a flag: readers may leave out a glyph that ends so. */
const UNHEARD = /(?:[\u{e0000}-\u{e007f}]|\u200c|\u200d)$/u;

/** Shapes one word in one font and direction. */
export function shapeWord(chosen: Chosen, text: string, isRtl: boolean): Shaped {
  const glyphs = place(chosen, text, isRtl);
  const width = glyphs.reduce((sum, { advance }) => sum + advance, 0);
  const isHeard = glyphs.every(({ said }) => said !== '' && !UNHEARD.test(said));
  const readsRight = isHeard && glyphs.map(({ said }) => said).join('') === text && !MARK.test(text);
  return { chosen, width, stretches: stretchesOf(glyphs), readsRight };
}

/** No shape is worked out twice: a text has few different words. Bounded, for texts that have many. */
export class Shaper {
  readonly #known = new Map<Chosen, [leftToRight: Map<string, Shaped>, rightToLeft: Map<string, Shaped>]>();
  #count = 0;
  static readonly #MOST = 60_000;

  shape(chosen: Chosen, text: string, isRtl: boolean): Shaped {
    const words = this.#of(chosen)[isRtl ? 1 : 0];
    const known = words.get(text);
    if (known !== undefined) return known;
    const shaped = shapeWord(chosen, text, isRtl);
    this.#count += 1;
    if (this.#count > Shaper.#MOST) {
      this.#known.clear();
      this.#count = 0;
    } else words.set(text, shaped);
    return shaped;
  }

  #of(chosen: Chosen): [Map<string, Shaped>, Map<string, Shaped>] {
    const known = this.#known.get(chosen);
    if (known !== undefined) return known;
    const fresh: [Map<string, Shaped>, Map<string, Shaped>] = [new Map(), new Map()];
    this.#known.set(chosen, fresh);
    return fresh;
  }
}
