import { readFileSync } from 'node:fs';
import type PDFDocument from 'pdfkit';
import { decompress } from 'wawoff2';
import type { ShapedGlyph } from './glyph.ts';
import { encodeOutline, type Outline } from './outlines.ts';
import { Pairs } from './pairs.ts';

type Doc = InstanceType<typeof PDFDocument>;

export interface FontGlyph {
  id: number;
  advanceWidth: number;
  codePoints: number[];
  path: Outline;
}

export interface GlyphPosition {
  xAdvance: number;
  xOffset: number;
  yOffset: number;
}

/** What we use of fontkit's font. */
interface InnerFont {
  unitsPerEm: number;
  hasGlyphForCodePoint(codePoint: number): boolean;
  getGlyph(id: number): FontGlyph;
  layout(
    text: string,
    features: undefined,
    script: undefined,
    language: undefined,
    direction: 'ltr' | 'rtl',
  ): { glyphs: FontGlyph[]; positions: GlyphPosition[] };
  _layoutEngine: { engine: LayoutEngine | undefined } | undefined;
}

/** Knows, until it cleans up, which signs each glyph stands for; the glyphs themselves are shared and do not. */
interface LayoutEngine {
  glyphInfos: { id: number; codePoints: number[] }[] | null;
  cleanup(): void;
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

/** woff2 as a font of single tables: fontkit varies no other. Kept for the thread's next files. */
function unpack(file: string): Promise<Buffer> {
  const known = unpacked.get(file);
  if (known !== undefined) return known;
  const fresh = decompress(readFileSync(file)).then((bytes) => Buffer.from(bytes));
  unpacked.set(file, fresh);
  return fresh;
}

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
  readonly key: string;
  readonly #included = new Map<string, number>();
  readonly #pairs = new Pairs((text) => this.shapeWhole(text, false));

  private constructor(doc: Doc, key: string, embedded: Embedded) {
    this.#doc = doc;
    this.key = key;
    this.#embedded = embedded;
  }

  static async open(doc: Doc, key: string, file: string, weight: number): Promise<PdfFont> {
    const bytes = await unpack(file);
    doc.registerFont(key, bytes, { wght: weight } as unknown as string);
    doc.font(key);
    const { _font: embedded, _fontFamilies: families } = inside(doc);
    // Files and weights of one family share a name, and pdfkit would take them for one font.
    delete families[embedded.name];
    // Readers know bold and italic by it.
    Object.defineProperty(embedded.font, 'postscriptName', { value: nameOf(embedded.name, file, weight) });
    embedded.subset._addGlyph = addVaried;
    const font = new PdfFont(doc, key, embedded);
    embedded.font.layout(' ', undefined, undefined, undefined, 'ltr');
    font.#watch();
    return font;
  }

  get name(): string {
    return this.#embedded.id;
  }

  has(codePoint: number): boolean {
    return this.#embedded.font.hasGlyphForCodePoint(codePoint);
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
    const { font } = this.#embedded;
    const direction = isRtl ? 'rtl' : 'ltr';
    const { glyphs, positions } = font.layout(text, undefined, undefined, undefined, direction);
    const said = this.#said(glyphs.length);
    if (isRtl) said?.reverse();
    const unit = 1_000 / font.unitsPerEm;
    return glyphs.map((glyph, at) => {
      const codePoints = said?.[at] ?? glyph.codePoints;
      const natural = glyph.advanceWidth * unit;
      const { xAdvance = glyph.advanceWidth, xOffset = 0, yOffset = 0 } = positions[at] ?? {};
      const id = this.#include(glyph, codePoints);
      return { id, codePoints, natural, advance: xAdvance * unit, x: xOffset * unit, y: yOffset * unit };
    });
  }

  #said(count: number): number[][] | null {
    const said = this.#lastSaid;
    this.#lastSaid = null;
    return said?.length === count ? said : null;
  }

  #lastSaid: number[][] | null = null;
  #watched: LayoutEngine | null = null;

  /** The engine is made by the first layout. */
  #watch(): void {
    const engine = this.#embedded.font._layoutEngine?.engine;
    if (engine === undefined || engine === this.#watched) return;
    this.#watched = engine;
    const cleanup = engine.cleanup.bind(engine);
    engine.cleanup = () => {
      this.#lastSaid = engine.glyphInfos?.map(({ codePoints }) => [...codePoints]) ?? null;
      cleanup();
    };
  }

  /** A glyph that stands for different signs in different places is embedded once for each: so copying is right. */
  #include(glyph: FontGlyph, codePoints: readonly number[]): number {
    const key = `${glyph.id} ${codePoints.join(' ')}`;
    const known = this.#included.get(key);
    if (known !== undefined) return known;
    const { subset, widths, unicode, font } = this.#embedded;
    const id = subset.glyphs.push(glyph.id) - 1;
    widths[id] = glyph.advanceWidth * (1_000 / font.unitsPerEm);
    unicode[id] = [...codePoints];
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
