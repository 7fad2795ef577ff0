/** Lengths in thousandths of an em; `natural` is the advance that the font itself states. */
export interface ShapedGlyph {
  /** In what is embedded. */
  id: number;
  codePoints: readonly number[];
  natural: number;
  advance: number;
  x: number;
  y: number;
}
