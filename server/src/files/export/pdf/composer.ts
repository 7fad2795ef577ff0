import { type Block, MARKER_GAP } from './flow.ts';
import type { FontChooser } from './fonts/fontChooser.ts';
import type { Look } from './fonts/look.ts';
import { drawLine } from './layout/draw.ts';
import { type Span, spanOf } from './layout/inline.ts';
import { type Line, linesOf, shortened } from './layout/lines.ts';
import { Shaper } from './layout/shaped.ts';
import type { Paper } from './paper.ts';
import { type Element, Structure } from './structure.ts';
import type { Style } from './styles.ts';

/** White space grows to at most this many times its width; a line that would need more is left ragged. */
const LOOSEST = 4;
/** Where the baseline of a line lies in it. */
const BASELINE = 0.74;

/** Puts paragraphs onto pages, line after line. */
export class Composer {
  readonly doc: Paper;
  readonly #fonts: FontChooser;
  readonly #style: Style;
  readonly #structure: Structure;
  readonly #shaper = new Shaper();
  /** Called for every page that text flows on to. */
  readonly #opened: () => void;
  #y = 0;

  constructor(doc: Paper, fonts: FontChooser, style: Style, opened: () => void) {
    this.doc = doc;
    this.#fonts = fonts;
    this.#style = style;
    this.#opened = opened;
    this.#structure = new Structure(doc);
  }

  get width(): number {
    return this.#style.page.width - 2 * this.#style.margin.sides;
  }

  get #bottom(): number {
    return this.#style.page.height - this.#style.margin.bottom;
  }

  /** A new page; `sink` points are left free above the text. */
  open(sink = 0): void {
    this.doc.addPage();
    this.#y = this.#style.margin.top + sink;
    this.#opened();
  }

  end(): void {
    this.#structure.end();
  }

  lines(spans: readonly Span[], size: number, width = this.width, indent = 0, isEven = false): Line[] {
    return linesOf(spans, { width, indent, size, isEven }, this.#fonts, this.#shaper);
  }

  /** A text in at most so many lines; the last one says that something is left out. */
  shortened(
    text: string,
    look: Partial<Look>,
    { size, width, most }: { size: number; width: number; most: number },
  ): string[] {
    return shortened(text, most, (one) => this.lines([spanOf(one, look)], size, width));
  }

  /** One line at a fixed place of the page, cut where it would go beyond `width`. Returns the width it took. */
  line(
    spans: readonly Span[],
    at: { x: number; y: number; width: number; size: number; align: 'left' | 'center' | 'right' },
  ): number {
    const [line] = this.lines(spans, at.size, at.width);
    if (line === undefined) return 0;
    const free = at.width - line.width;
    const x = at.x + (at.align === 'left' ? 0 : at.align === 'center' ? free / 2 : free);
    drawLine(this.doc, line, { x, y: at.y, size: at.size, stretch: 0 });
    return line.width;
  }

  /** What is on every page and no part of the text. */
  aside(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Pagination' });
    draw();
    this.doc.endMarkedContent();
  }

  /** An element that parts of the page are put into later; it stands here in the order of reading. */
  group(tag: string): Element {
    return this.#structure.add(tag);
  }

  /** Something of the text outside the flow, such as a title page. */
  tagged(tag: string, draw: () => void, parent?: Element): void {
    const element = this.#structure.add(tag, parent);
    element.add(this.doc.markStructureContent(tag));
    draw();
    this.doc.endMarkedContent();
    element.end();
  }

  /** Sets a paragraph, over as many pages as it takes. `next` is the height that has to find room below it. */
  put(block: Block, next = 0): void {
    const width = this.width - block.inset - 2 * block.narrower;
    const lines = this.lines(block.spans, block.size, width, block.indent, block.align === 'justify');
    const least = block.keepsWithNext ? lines.length : Math.min(2, lines.length);
    this.#y += block.before;
    if (this.#y + least * block.leading + (block.keepsWithNext ? next : 0) > this.#bottom + 0.01) this.open();
    const label = this.#structure.enter(block);
    const element = this.#structure.block(block, saidOf(block, lines));
    let isOpen = false;
    for (const [index, line] of lines.entries()) {
      if (this.#isFull(block, lines.length - index)) {
        if (isOpen) this.doc.endMarkedContent();
        this.open();
        isOpen = false;
      }
      if (index === 0 && block.marker !== null) this.#marker(block, block.marker, line, label);
      if (!isOpen) element.add(this.doc.markStructureContent(block.tag));
      isOpen = true;
      this.#line(block, line, index, width);
    }
    if (isOpen) this.doc.endMarkedContent();
    element.end();
    this.#y += block.after;
  }

  /** The page is full; a last line is not left to stand alone on the next one. */
  #isFull({ leading }: Block, left: number): boolean {
    const fits = Math.floor((this.#bottom - this.#y + 0.01) / leading);
    return fits < 1 || (fits === 1 && left === 2);
  }

  #line(block: Block, line: Line, index: number, width: number): void {
    const indent = index === 0 ? block.indent : 0;
    const start = this.#style.margin.sides + block.narrower + (line.isRtl ? 0 : block.inset + indent);
    const room = width - indent;
    const free = room - line.width;
    const align = sideOf(block, line);
    const spaces = line.pieces.filter(({ isSpace }) => isSpace);
    const white = (spaces.reduce((sum, { shaped }) => sum + shaped.width, 0) * block.size) / 1_000;
    const mayStretch = block.align === 'justify' && !line.isLast && spaces.length > 0 && free < white * (LOOSEST - 1);
    const stretch = mayStretch ? free / spaces.length : 0;
    const shift = mayStretch || align === 'left' ? 0 : align === 'center' ? free / 2 : free;
    const y = this.#y + block.leading * BASELINE;
    drawLine(this.doc, line, { x: start + shift, y, size: block.size, stretch });
    this.#y += block.leading;
  }

  /** The number or the bullet of an item. */
  #marker(block: Block, marker: Span, line: Line, label: Element | null): void {
    const { sides } = this.#style.margin;
    const y = this.#y + block.leading * BASELINE;
    // Never cut: a number of which a part is missing is another number.
    const [whole] = this.lines([marker], block.size, Number.POSITIVE_INFINITY);
    const x = line.isRtl
      ? sides + this.width - block.narrower - block.inset + MARKER_GAP
      : sides + block.narrower + block.inset - MARKER_GAP - (whole?.width ?? 0);
    label?.add(this.doc.markStructureContent('Lbl'));
    if (whole !== undefined) drawLine(this.doc, whole, { x, y, size: block.size, stretch: 0 });
    if (label !== null) this.doc.endMarkedContent();
  }
}

/** Where glyphs do not stand in the order of the text, the element says what is written in it. */
function saidOf({ spans }: Block, lines: readonly Line[]): string | null {
  const isPlain = lines.every(({ pieces }) => pieces.every(({ shaped, level }) => shaped.readsRight && level === 0));
  return isPlain ? null : spans.map(({ text }) => text).join('');
}

function sideOf({ align }: Block, { isRtl }: Line): 'left' | 'center' | 'right' {
  if (align === 'left' || align === 'right' || align === 'center') return align;
  return (align === 'end') === isRtl ? 'left' : 'right';
}
