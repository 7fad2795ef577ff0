/** Lengths in thousandths of an em; `natural` is the advance that the font itself states. */
export interface ShapedGlyph {
  /** In what is embedded. */
  id: number;
  /** The signs that it stands for. */
  said: string;
  natural: number;
  advance: number;
  x: number;
  y: number;
}
