import type { FontChooser } from '../fonts/fontChooser.ts';
import type { Span } from './inline.ts';
import { type Piece, piecesOf, type Segment } from './pieces.ts';
import type { Shaper } from './shaped.ts';

/** A line in the order of reading; what is white at its end has been dropped. */
export interface Line {
  pieces: Piece[];
  /** In points. */
  width: number;
  isLast: boolean;
  isRtl: boolean;
}

export interface Room {
  width: number;
  /** What the first line has less. */
  indent: number;
  size: number;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

const widthOf = (pieces: readonly Piece[], size: number): number =>
  pieces.reduce((sum, { shaped }) => sum + shaped.width, 0) * (size / 1_000);

const withoutEnd = (pieces: readonly Piece[]): Piece[] =>
  pieces.slice(0, pieces.findLastIndex(({ isSpace }) => !isSpace) + 1);

/** A word that is longer than a line, sign by sign. */
function* signsOf({ pieces, isForced }: Segment, shaper: Shaper): Generator<Segment> {
  for (const [at, piece] of pieces.entries()) {
    const signs = [...graphemes.segment(piece.text)];
    for (const [index, { segment: text }] of signs.entries()) {
      const shaped = shaper.shape(piece.shaped.chosen, text, piece.level % 2 === 1);
      const isEnd = at === pieces.length - 1 && index === signs.length - 1;
      yield { pieces: [{ ...piece, text, shaped }], isForced: isForced && isEnd };
    }
  }
}

/** Fills lines greedily, as books of plain text are set. */
export function linesOf(spans: readonly Span[], room: Room, fonts: FontChooser, shaper: Shaper): Line[] {
  const { segments, isRtl } = piecesOf(spans, fonts, shaper);
  const lines: Line[] = [];
  let pieces: Piece[] = [];
  let width = 0;
  const space = (): number => room.width - (lines.length === 0 ? room.indent : 0);
  const end = (isLast: boolean): void => {
    const kept = withoutEnd(pieces);
    lines.push({ pieces: kept, width: widthOf(kept, room.size), isLast, isRtl });
    pieces = [];
    width = 0;
  };
  const put = (segment: Segment): void => {
    const bare = widthOf(withoutEnd(segment.pieces), room.size);
    if (width + bare > space() && pieces.length > 0) end(false);
    pieces.push(...segment.pieces);
    width += widthOf(segment.pieces, room.size);
    if (segment.isForced) end(true);
  };
  for (const segment of segments) {
    const bare = widthOf(withoutEnd(segment.pieces), room.size);
    if (bare > room.width - room.indent) for (const sign of signsOf(segment, shaper)) put(sign);
    else put(segment);
  }
  if (pieces.length > 0 || lines.length === 0) end(true);
  return lines;
}

/** Left to right as the eye sees it (Unicode bidi, rule L2). */
export function visual(line: readonly Piece[]): Piece[] {
  const shown = [...line];
  const highest = Math.max(0, ...line.map(({ level }) => level));
  for (let level = highest; level >= 1; level -= 1) {
    for (let at = 0; at < shown.length; at += 1) {
      if ((shown[at]?.level ?? 0) < level) continue;
      let end = at;
      while ((shown[end + 1]?.level ?? -1) >= level) end += 1;
      shown.splice(at, end - at + 1, ...shown.slice(at, end + 1).reverse());
      at = end;
    }
  }
  return shown;
}
