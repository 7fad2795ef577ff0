import type { Paper } from '../paper.ts';
import { type Line, visual } from './lines.ts';
import type { Piece } from './pieces.ts';
import { asSeen } from './said.ts';

export interface Place {
  /** Of the line's left end. */
  x: number;
  /** Of its baseline, from the top of the page. */
  y: number;
  size: number;
  /** Points that each white space gets more, or less. */
  stretch: number;
}

/** How far an upright leans that stands for an italic. */
const SLANT = 0.21;
const UNDER = 0.13;
const THROUGH = 0.27;
const HIGHLIGHT = '#fdf0b3';
const LETTER = /\p{L}/u;

const fixed = (value: number): string => String(Math.round(value * 100) / 100);

const utf16 = (text: string): string => {
  let hex = 'feff';
  for (let at = 0; at < text.length; at += 1) hex += text.charCodeAt(at).toString(16).padStart(4, '0');
  return hex;
};

interface Placed {
  piece: Piece;
  x: number;
  width: number;
}

/** Writes the text of one line: one TJ array for as many words as can share it. */
class TextLine {
  #out = '';
  #font = '';
  #rise = 0;
  /** A TJ array that is being written, and its font. */
  #shows = '';
  #showsFont = '';
  readonly #size: number;
  readonly #y: string;
  readonly #stretch: number;

  constructor(size: number, y: number, stretch: number) {
    this.#size = size;
    this.#y = fixed(y);
    this.#stretch = stretch;
  }

  /** A whole line of which another text is said than its pieces say one after the other. */
  line(placed: readonly Placed[], said: string): void {
    this.#out += `/Span <</ActualText <${utf16(said)}>>> BDC `;
    for (const { piece, x } of placed) this.#alone(piece, x);
    this.#out += 'EMC ';
  }

  /** Pieces that stand together without white space between them. */
  word(placed: readonly Placed[]): void {
    if (placed.every(({ piece }) => piece.shaped.readsRight)) {
      for (const { piece, x } of placed) this.#plain(piece, x);
      return;
    }
    this.#close();
    // Said of the whole: a part of it may end with a sign without width, and would be taken for a word of its own.
    const said = placed.map(({ piece }) => piece.text).join('');
    this.#out += `/Span <</ActualText <${utf16(said)}>>> BDC `;
    for (const { piece, x } of placed) this.#alone(piece, x);
    this.#out += 'EMC ';
  }

  end(): string {
    this.#close();
    return this.#out;
  }

  #plain(piece: Piece, x: number): void {
    const { stretches, chosen } = piece.shaped;
    const only = stretches.length === 1 ? stretches[0] : undefined;
    if (only === undefined || only.rise !== 0 || piece.level > 0) {
      this.#close();
      this.#alone(piece, x);
      return;
    }
    const font = `${chosen.font.name}${chosen.isSlanted ? '/' : ''}`;
    if (this.#shows === '' || this.#showsFont !== font) {
      this.#close();
      this.#begin(piece, x);
      this.#showsFont = font;
    }
    this.#shows += only.show;
    // TJ counts backwards, in thousandths of the size.
    if (piece.isSpace && this.#stretch !== 0) this.#shows += ` ${fixed((-this.#stretch * 1_000) / this.#size)} `;
  }

  #alone(piece: Piece, x: number): void {
    this.#begin(piece, x);
    for (const { show, rise } of piece.shaped.stretches) {
      this.#raise(rise);
      this.#out += `[${show}] TJ `;
    }
  }

  #raise(rise: number): void {
    if (rise === this.#rise) return;
    this.#out += `${fixed((rise * this.#size) / 1_000)} Ts `;
    this.#rise = rise;
  }

  #begin({ shaped: { chosen } }: Piece, x: number): void {
    this.#raise(0);
    const { name } = chosen.font;
    if (this.#font !== name) this.#out += `/${name} ${this.#size} Tf `;
    this.#font = name;
    this.#out += `1 0 ${chosen.isSlanted ? SLANT : 0} 1 ${fixed(x)} ${this.#y} Tm `;
  }

  #close(): void {
    if (this.#shows !== '') this.#out += `[${this.#shows}] TJ `;
    this.#shows = '';
  }
}

/** White space by itself, and what stands between two of them and runs in one direction. */
function wordsOf(placed: readonly Placed[]): Placed[][] {
  const words: Placed[][] = [];
  for (const one of placed) {
    const last = words.at(-1)?.at(-1);
    const goesOn =
      last !== undefined && !last.piece.isSpace && !one.piece.isSpace && last.piece.level === one.piece.level;
    if (goesOn) words.at(-1)?.push(one);
    else words.push([one]);
  }
  return words;
}

function decorate(doc: Paper, piece: Piece, x: number, width: number, { y, size }: Place): void {
  const { span } = piece;
  const line = (at: number): void =>
    void doc
      .moveTo(x, at)
      .lineTo(x + width, at)
      .lineWidth(size / 18)
      .strokeColor('#000')
      .stroke();
  if (span.underline) line(y + size * UNDER);
  if (span.strike) line(y - size * THROUGH);
  if (span.link !== null) doc.link(x, y - size, width, size * 1.3, span.link);
}

/** Whoever reads a page asks which way most of its letters run, and takes its lines for such. */
function leftwardOf(pieces: readonly Piece[]): number {
  let leftward = 0;
  for (const { text, level, isSpace } of pieces) {
    if (isSpace) continue;
    if (level % 2 === 1) leftward += text.length;
    // Numbers within what runs to the left are on neither side.
    else if (level === 0 || LETTER.test(text)) leftward -= text.length;
  }
  return leftward;
}

/** Draws a line where it belongs. What is said of it for readers of the page is written beside it. */
export function drawLine(doc: Paper, { pieces }: Line, place: Place): void {
  const { size, stretch } = place;
  const placed: Placed[] = [];
  let x = place.x;
  for (const piece of visual(pieces)) {
    const width = (piece.shaped.width * size) / 1_000 + (piece.isSpace ? stretch : 0);
    placed.push({ piece, x, width });
    x += width;
  }
  for (const { piece, x, width } of placed) {
    if (piece.span.highlight) doc.rect(x, place.y - size * 0.8, width, size * 1.1).fill(HIGHLIGHT);
  }
  for (const { piece } of placed) piece.shaped.chosen.font.use();
  const { height } = doc.page;
  const isMixed = pieces.some(({ level }) => level % 2 === 1);
  doc.addText(leftwardOf(pieces), (pageRunsLeft) => {
    const text = new TextLine(size, height - place.y, stretch);
    if (isMixed || pageRunsLeft) {
      text.line(placed, asSeen(pieces.map((piece) => piece.text).join(''), pageRunsLeft));
    } else {
      for (const word of wordsOf(placed)) text.word(word);
    }
    // As bytes: pdfkit turns a string into them sign by sign.
    return Buffer.from(`q 1 0 0 -1 0 ${height} cm BT 0 g ${text.end()}ET Q\n`, 'latin1');
  });
  for (const { piece, x, width } of placed) decorate(doc, piece, x, width, place);
}
