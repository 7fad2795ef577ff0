import type { FontChooser } from '../fonts/fontChooser.ts';
import { evenEnds, greedyEnds } from './breaking.ts';
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
  /** Lines are to be spread to the whole width. */
  isEven: boolean;
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

/** Of texts without spaces each line is filled: there is nothing to spread. */
const isSpaced = (segments: readonly Segment[]): boolean =>
  segments.filter(({ pieces }) => pieces.at(-1)?.isSpace).length * 2 > segments.length;

const whiteOf = (pieces: readonly Piece[], size: number): number =>
  widthOf(
    pieces.filter(({ isSpace }) => isSpace),
    size,
  );

/** Segments up to where a line has to end, over and over; those that are too long sign by sign. */
function* stretchesOf(
  segments: readonly Segment[],
  longest: number,
  size: number,
  shaper: Shaper,
): Generator<Segment[]> {
  let stretch: Segment[] = [];
  for (const segment of segments) {
    if (widthOf(withoutEnd(segment.pieces), size) > longest) stretch.push(...signsOf(segment, shaper));
    else stretch.push(segment);
    if (!segment.isForced) continue;
    yield stretch;
    stretch = [];
  }
  if (stretch.length > 0) yield stretch;
}

/** Fills lines: evenly where they are to be as wide as the column, else each as far as it goes. */
export function linesOf(spans: readonly Span[], room: Room, fonts: FontChooser, shaper: Shaper): Line[] {
  const { width, indent, size, isEven } = room;
  const { segments, isRtl } = piecesOf(spans, fonts, shaper);
  const endsOf = isEven && isSpaced(segments) ? evenEnds : greedyEnds;
  const lines: Line[] = [];
  for (const stretch of stretchesOf(segments, width - indent, size, shaper)) {
    const parts = stretch.map(({ pieces }) => {
      const [bare, full] = [widthOf(withoutEnd(pieces), size), widthOf(pieces, size)];
      return { bare, full, white: whiteOf(pieces, size) };
    });
    let from = 0;
    for (const end of endsOf(parts, { first: width - (lines.length === 0 ? indent : 0), rest: width })) {
      const pieces = withoutEnd(stretch.slice(from, end).flatMap((segment) => segment.pieces));
      lines.push({ pieces, width: widthOf(pieces, size), isLast: end === stretch.length, isRtl });
      from = end;
    }
  }
  if (lines.length === 0) lines.push({ pieces: [], width: 0, isLast: true, isRtl });
  return lines;
}

/** A text in at most so many lines; the last one says that something is left out. */
export function shortened(text: string, most: number, lines: (text: string) => Line[]): string[] {
  const texts = lines(text).map(({ pieces }) => pieces.map((piece) => piece.text).join(''));
  if (texts.length <= most) return texts;
  const signs = Array.from(texts[most - 1] ?? '');
  while (signs.length > 1 && lines(`${signs.join('')}…`).length > 1) signs.pop();
  return [...texts.slice(0, most - 1), `${signs.join('').replace(/[\s,;:.–—-]+$/u, '')}…`];
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
