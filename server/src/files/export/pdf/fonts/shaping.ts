import * as hb from 'harfbuzzjs';

/** Parts of an em that are counted in; finer than the fonts' own, which lengths between two weights do not fall on. */
const SCALE = 64_000;
const THOUSANDTHS = 1_000 / SCALE;

/** One glyph in its place; lengths in thousandths of an em. */
export interface PlacedGlyph {
  /** In the font. */
  glyph: number;
  /** What it stands for. Of several glyphs for the same signs the first has them. */
  text: string;
  advance: number;
  x: number;
  y: number;
}

const buffer = new hb.Buffer();

function filled(text: string, isRtl: boolean): hb.Buffer {
  buffer.reset();
  buffer.addText(text);
  // Signs without a shape stay in the text that a glyph stands for.
  buffer.setFlags(hb.BufferFlag.REMOVE_DEFAULT_IGNORABLES);
  buffer.setClusterLevel(hb.ClusterLevel.MONOTONE_CHARACTERS);
  buffer.guessSegmentProperties();
  buffer.setDirection(isRtl ? hb.Direction.RTL : hb.Direction.LTR);
  return buffer;
}

/** Where the text ends that begins at each of these places. */
function endsOf(places: readonly number[], end: number): Map<number, number> {
  const inOrder = [...new Set(places)].sort((a, b) => a - b);
  return new Map(inOrder.map((place, at) => [place, inOrder[at + 1] ?? end]));
}

/** A font in one weight as the rules of its script use it. */
export class ShapingFont {
  readonly #font: hb.Font;

  constructor(bytes: Uint8Array, weight: number) {
    this.#font = new hb.Font(new hb.Face(new hb.Blob(bytes)));
    this.#font.setScale(SCALE, SCALE);
    this.#font.setVariations([new hb.Variation('wght', weight)]);
  }

  /** How far a glyph by itself moves on. */
  natural(glyph: number): number {
    return this.#font.glyphHAdvance(glyph) * THOUSANDTHS;
  }

  /** Glyphs from left to right. */
  shape(text: string, isRtl: boolean): PlacedGlyph[] {
    hb.shape(this.#font, filled(text, isRtl));
    const glyphs = buffer.getGlyphInfosAndPositions();
    const ends = endsOf(
      glyphs.map(({ cluster }) => cluster),
      text.length,
    );
    return glyphs.map(({ codepoint, cluster, xAdvance = 0, xOffset = 0, yOffset = 0 }) => {
      const said = text.slice(cluster, ends.get(cluster) ?? cluster);
      ends.delete(cluster);
      const [advance, x, y] = [xAdvance * THOUSANDTHS, xOffset * THOUSANDTHS, yOffset * THOUSANDTHS];
      return { glyph: codepoint, text: said, advance, x, y };
    });
  }
}
