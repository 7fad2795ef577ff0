import type PDFDocument from 'pdfkit';
import { type EastAsian, type Face, type FamilyFaces, faceList } from './faces.ts';
import { PdfFont } from './fontBook.ts';
import { type Look, lookKey } from './look.ts';

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
  readonly #chosen = new Map<string, Map<number, Chosen>>();
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
    const known = this.#chosen.get(key) ?? new Map<number, Chosen>();
    this.#chosen.set(key, known);
    for (const sign of new Set(text)) {
      const codePoint = sign.codePointAt(0) ?? 0;
      if (known.has(codePoint)) continue;
      const chosen = await this.#choose(codePoint, look);
      if (chosen !== null) known.set(codePoint, chosen);
    }
  }

  /** The fonts of all signs in one look; a sign that no font has is missing. */
  fontsOf(look: Look): ReadonlyMap<number, Chosen> {
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
        const font = await this.#opened(face, look.bold ? FULL_WEIGHT : WEIGHT);
        if (font.has(codePoint)) return this.#same(font, look.italic && family.italic === null);
      }
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

  async #opened(face: Face, weight: number): Promise<PdfFont> {
    const key = `${face.key}@${weight}`;
    const known = this.#open.get(key);
    if (known !== undefined) return known;
    const font = await PdfFont.open(this.#doc, key, face.file, weight);
    this.#open.set(key, font);
    return font;
  }
}
