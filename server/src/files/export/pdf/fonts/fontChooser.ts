import type PDFDocument from 'pdfkit';
import { type EastAsian, type Face, type FamilyFaces, faceList } from './faces.ts';
import { PdfFont } from './fontBook.ts';
import { type Look, lookKey } from './look.ts';
import { isSequence, unitsOf } from './sequences.ts';

type Doc = InstanceType<typeof PDFDocument>;

export interface Chosen {
  font: PdfFont;
  /** The script has no italic: the upright is slanted. */
  isSlanted: boolean;
}

/** Without a shape of their own: they stay with the sign before them. */
export const isSilent = (codePoint: number): boolean =>
  (codePoint >= 0x200b && codePoint <= 0x200f) ||
  (codePoint >= 0x202a && codePoint <= 0x202e) ||
  (codePoint >= 0x2060 && codePoint <= 0x2069) ||
  (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
  (codePoint >= 0xe0000 && codePoint <= 0xe0fff) ||
  codePoint === 0xfeff ||
  codePoint === 0xad;

const COLOURFUL = /\p{Emoji_Presentation}|\p{Emoji_Modifier}|\p{Regional_Indicator}/u;
/** Western by form, but as wide as a character in Chinese and Japanese. */
const EASTERN_SIGNS = /[\u2014\u2018\u2019\u201c\u201d\u2026\u00b7]/;
const FULL_WEIGHT = 700;
const WEIGHT = 400;

const covers = ({ ranges }: Face, codePoint: number): boolean =>
  ranges.some(([first, last]) => codePoint >= first && codePoint <= last);

/** Chooses a font for each sign of a document. Fonts are opened beforehand, by the signs that the text has. */
export class FontChooser {
  readonly #doc: Doc;
  readonly #faces: ReturnType<typeof faceList>;
  readonly #isEastern: boolean;
  readonly #open = new Map<string, PdfFont>();
  readonly #chosen = new Map<string, Map<string, Chosen>>();
  readonly #values = new Map<string, Chosen>();
  #fallback: Chosen | null = null;

  constructor(doc: Doc, han: EastAsian, isEastern: boolean) {
    this.#doc = doc;
    this.#faces = faceList(han);
    this.#isEastern = isEastern;
  }

  /** To be called with every text before it is laid out. */
  async prepare(text: string, look: Look): Promise<void> {
    this.#fallback ??= await this.#choose(0x20, { bold: false, italic: false, mono: false });
    const key = lookKey(look);
    const known = this.#chosen.get(key) ?? new Map<string, Chosen>();
    this.#chosen.set(key, known);
    for (const unit of new Set(unitsOf(text))) {
      if (known.has(unit)) continue;
      const whole = isSequence(unit) ? await this.#joining(unit, look) : null;
      if (whole !== null) known.set(unit, whole);
      else await this.#signs(unit, look, known);
    }
  }

  async #signs(signs: string, look: Look, known: Map<string, Chosen>): Promise<void> {
    for (const sign of signs) {
      if (known.has(sign)) continue;
      const chosen = await this.#choose(sign.codePointAt(0) ?? 0, look);
      if (chosen !== null) known.set(sign, chosen);
    }
  }

  /** The fonts of all signs in one look, and of signs that are one picture; a sign that no font has is missing. */
  fontsOf(look: Look): ReadonlyMap<string, Chosen> {
    return this.#chosen.get(lookKey(look)) ?? new Map();
  }

  get fallback(): Chosen {
    if (this.#fallback === null) throw new Error('no font has been prepared');
    return this.#fallback;
  }

  #families(codePoint: number, look: Look): FamilyFaces[] {
    const { text, mono, emoji, others } = this.#faces;
    const sign = String.fromCodePoint(codePoint);
    const inOrder = look.mono ? [mono, text, ...others, emoji] : [text, ...others, emoji, mono];
    if (COLOURFUL.test(sign)) return [emoji, ...inOrder];
    return this.#isEastern && EASTERN_SIGNS.test(sign) ? [...others, ...inOrder] : inOrder;
  }

  async #choose(codePoint: number, look: Look): Promise<Chosen | null> {
    for (const family of this.#families(codePoint, look)) {
      const faces = look.italic && family.italic !== null ? family.italic : family.upright;
      for (const face of faces) {
        if (!covers(face, codePoint)) continue;
        const font = await this.#opened(face, look.bold);
        if (font.has(codePoint)) return this.#same(font, look.italic && family.italic === null);
      }
    }
    return null;
  }

  /** The font that draws signs together as one. */
  async #joining(sequence: string, look: Look): Promise<Chosen | null> {
    const needed = Array.from(sequence, (sign) => sign.codePointAt(0) ?? 0).filter((sign) => !isSilent(sign));
    for (const face of this.#faces.emoji.upright) {
      if (!needed.every((sign) => covers(face, sign))) continue;
      const font = await this.#opened(face, look.bold);
      if (font.isOne(sequence)) return this.#same(font, look.italic);
    }
    return null;
  }

  /** One value for each font and slant, so that neighbours of one font are found to be such. */
  #same(font: PdfFont, isSlanted: boolean): Chosen {
    const key = `${font.key}${isSlanted ? '/' : ''}`;
    const known = this.#values.get(key) ?? { font, isSlanted };
    this.#values.set(key, known);
    return known;
  }

  async #opened(face: Face, isBold: boolean): Promise<PdfFont> {
    const weight = isBold ? FULL_WEIGHT : WEIGHT;
    const key = `${face.key}@${weight}`;
    const known = this.#open.get(key);
    if (known !== undefined) return known;
    const font = await PdfFont.open(this.#doc, key, isBold ? (face.bold ?? face.file) : face.file, weight);
    this.#open.set(key, font);
    return font;
  }
}
