import { readFileSync } from 'node:fs';
import type PDFDocument from 'pdfkit';
import { decompress } from 'wawoff2';
import type { FaceFile } from './faces.ts';
import type { ShapedGlyph } from './glyph.ts';
import { encodeOutline, type Outline } from './outlines.ts';
import { Pairs } from './pairs.ts';
import { ShapingFont } from './shaping.ts';

type Doc = InstanceType<typeof PDFDocument>;

interface FontGlyph {
  advanceWidth: number;
  path: Outline;
}

/** What we use of fontkit's font. */
interface InnerFont {
  hasGlyphForCodePoint(codePoint: number): boolean;
  getGlyph(id: number): FontGlyph;
}

/** What we use of pdfkit's embedded font. */
interface Embedded {
  id: string;
  name: string;
  font: InnerFont;
  unicode: number[][];
  widths: number[];
  subset: {
    glyphs: number[];
    _addGlyph(id: number): number;
    font: InnerFont;
    glyf: Uint8Array[];
    loca: { offsets: number[]; version: number };
    hmtx: { metrics: { advance: number; bearing: number }[] };
    offset: number;
  };
  ref(): unknown;
}

interface DocInside {
  _font: Embedded;
  _fontFamilies: Record<string, Embedded>;
  page: { fonts: Record<string, unknown> };
}

// pdfkit's types leave out what is needed to write glyphs by oneself.
const inside = (doc: Doc): DocInside => doc as unknown as DocInside;

const unpacked = new Map<string, Promise<Buffer>>();
const shaping = new Map<string, ShapingFont>();

/** woff2 as a font of single tables: fontkit varies no other. Kept for the thread's next files. */
function unpack(file: string): Promise<Buffer> {
  const known = unpacked.get(file);
  if (known !== undefined) return known;
  const fresh = decompress(readFileSync(file)).then((bytes) => Buffer.from(bytes));
  unpacked.set(file, fresh);
  return fresh;
}

function shapingOf(file: string, bytes: Uint8Array, weight: number): ShapingFont {
  const key = `${file}@${weight}`;
  const font = shaping.get(key) ?? new ShapingFont(bytes, weight);
  shaping.set(key, font);
  return font;
}

/** Signs that only say where a line may end or how it runs. */
const HINTS = /[\u00ad\u200b\u200e\u200f\u2060\ufeff]+$/u;

/** Readers take a glyph for one without a shape when what it stands for ends so, and leave out its letter as well. */
const heard = (said: string): string => said.replace(HINTS, '') || said;

/** What stands for a sign that a font does not have. */
const MISSING = 0;
const BOLD_FROM = 600;

/** What a font is called in one weight. */
function nameOf(name: string, file: string, weight: number): string {
  const style = `${weight >= BOLD_FROM ? 'Bold' : ''}${/-italic\.\w+$/.test(file) ? 'Italic' : ''}`;
  return `${name.replace(/-\w+$/, '')}-${style || 'Regular'}`;
}

/** One font in one weight in one document: it shapes text and counts what of it is to be embedded. */
export class PdfFont {
  readonly #doc: Doc;
  readonly #embedded: Embedded;
  readonly #shaping: ShapingFont;
  readonly key: string;
  readonly #included = new Map<string, number>();
  readonly #pairs = new Pairs((text) => this.shapeWhole(text, false));

  private constructor(doc: Doc, key: string, embedded: Embedded, shaping: ShapingFont) {
    this.#doc = doc;
    this.key = key;
    this.#embedded = embedded;
    this.#shaping = shaping;
  }

  static async open(doc: Doc, key: string, file: FaceFile, weight: number): Promise<PdfFont> {
    const bytes = await unpack(file.path);
    doc.registerFont(key, bytes, file.isVariable ? ({ wght: weight } as unknown as string) : undefined);
    doc.font(key);
    const { _font: embedded, _fontFamilies: families } = inside(doc);
    // Files and weights of one family share a name, and pdfkit would take them for one font.
    delete families[embedded.name];
    // Readers know bold and italic by it.
    Object.defineProperty(embedded.font, 'postscriptName', { value: nameOf(embedded.name, file.path, weight) });
    embedded.subset._addGlyph = addVaried;
    return new PdfFont(doc, key, embedded, shapingOf(file.path, bytes, weight));
  }

  get name(): string {
    return this.#embedded.id;
  }

  has(codePoint: number): boolean {
    return this.#embedded.font.hasGlyphForCodePoint(codePoint);
  }

  /** Signs that belong together are one picture in it. */
  isOne(sequence: string): boolean {
    const glyphs = this.#shaping.shape(sequence, false).filter(({ advance }) => advance > 0);
    return glyphs.length === 1 && glyphs.every(({ glyph }) => glyph !== MISSING);
  }

  /** The font can be named on the page that is being written. */
  use(): void {
    inside(this.#doc).page.fonts[this.#embedded.id] ??= this.#embedded.ref();
  }

  /** Glyphs from left to right, each with the signs that it stands for. */
  shape(text: string, isRtl: boolean): readonly ShapedGlyph[] {
    return (isRtl ? null : this.#pairs.word(text)) ?? this.shapeWhole(text, isRtl);
  }

  /** The same by all rules of the font, however simple the text. */
  shapeWhole(text: string, isRtl: boolean): ShapedGlyph[] {
    return this.#shaping.shape(text, isRtl).map(({ glyph, text: said, ...place }) => {
      const natural = this.#shaping.natural(glyph);
      return { id: this.#include(glyph, natural, said), said, natural, ...place };
    });
  }

  /** A glyph that stands for different signs in different places is embedded once for each: so copying is right. */
  #include(glyph: number, natural: number, said: string): number {
    const text = heard(said);
    const key = `${glyph} ${text}`;
    const known = this.#included.get(key);
    if (known !== undefined) return known;
    const { subset, widths, unicode } = this.#embedded;
    const id = subset.glyphs.push(glyph) - 1;
    widths[id] = natural;
    unicode[id] = Array.from(text, (sign) => sign.codePointAt(0) ?? 0);
    this.#included.set(key, id);
    return id;
  }
}

/** In place of the subset's own way, which copies what a variable font had before it was varied. */
function addVaried(this: Embedded['subset'], id: number): number {
  const glyph = this.font.getGlyph(id);
  const shape = encodeOutline(glyph.path);
  this.glyf.push(shape);
  this.loca.version = 1;
  this.loca.offsets.push(this.offset);
  const left = glyph.path.commands.flatMap(({ args }) => args.filter((_, at) => at % 2 === 0));
  const bearing = left.length === 0 ? 0 : Math.round(left.reduce((least, x) => Math.min(least, x)));
  this.hmtx.metrics.push({ advance: Math.round(glyph.advanceWidth), bearing });
  this.offset += shape.length;
  return this.glyf.length - 1;
}
