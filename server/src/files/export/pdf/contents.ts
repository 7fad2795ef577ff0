import type { Composer } from './composer.ts';
import { spanOf } from './layout/inline.ts';
import type { Element } from './structure.ts';
import type { Style } from './styles.ts';

const NUMBER_WIDTH = 40;
const HEADING = 'Contents';
const MOST_LINES = 2;
/** Of the dots: between each other, and to what stands beside them. */
const STEP = 5;
const GAP = 6;
const DOTS = '#8d8078';

interface Entry {
  title: string;
  page: number;
  name: string;
}

/** An entry in its place. */
interface Row {
  lines: string[];
  page: number;
  /** Of its first baseline. */
  y: number;
}

/** The table of contents. Its pages come first and are filled in when it is known where everything stands. */
export class Contents {
  readonly #composer: Composer;
  readonly #style: Style;
  readonly #titles: readonly string[];
  readonly #entries: Entry[] = [];
  readonly #rows: Row[] = [];
  readonly #pages: PDFKit.PDFPage[] = [];
  /** Its entries come last and are read first. */
  #element: Element | null = null;

  constructor(composer: Composer, style: Style, titles: readonly string[]) {
    this.#composer = composer;
    this.#style = style;
    // An editor's manuscript has none, and one chapter needs none.
    this.#titles = style.name === 'book' && titles.length > 1 ? titles : [];
  }

  get #top(): number {
    return this.#style.margin.top + this.#style.sink;
  }

  get #room(): number {
    return this.#composer.width - NUMBER_WIDTH;
  }

  get #leading(): number {
    return this.#style.body.leading * 1.35;
  }

  /** Adds as many pages as the contents will take. */
  reserve(): void {
    const { doc } = this.#composer;
    if (this.#titles.length === 0) return;
    this.#element = this.#composer.group('TOC');
    this.#place();
    for (const { page } of this.#rows) if (page === this.#pages.length) this.#pages.push(doc.addKeptPage());
  }

  #place(): void {
    const { size, leading } = this.#style.body;
    const bottom = this.#style.page.height - this.#style.margin.bottom;
    let [page, y] = [0, this.#top];
    for (const title of this.#titles) {
      const lines = this.#composer.shortened(title, {}, { size, width: this.#room, most: MOST_LINES });
      const height = this.#leading + (lines.length - 1) * leading;
      if (y + height > bottom) [page, y] = [page + 1, this.#top];
      this.#rows.push({ lines, page, y: y + this.#leading });
      y += height;
    }
  }

  /** A chapter begins on the page that is being written. */
  note(title: string, page: number, name: string): void {
    const { doc } = this.#composer;
    doc.addNamedDestination(name, 'XYZ', 0, 0, null);
    doc.outline.addItem(title);
    this.#entries.push({ title, page, name });
  }

  /** Writes the entries onto the pages that were left for them. */
  fill(): void {
    const { doc } = this.#composer;
    let open = -1;
    for (const [index, row] of this.#rows.entries()) {
      const [entry, page] = [this.#entries[index], this.#pages[row.page]];
      if (entry === undefined || page === undefined) continue;
      if (row.page !== open) doc.turnTo(page);
      open = row.page;
      if (index === 0) this.#heading();
      this.#row(entry, row);
    }
    this.#element?.end();
  }

  #tagged(tag: string, draw: () => void): void {
    this.#composer.tagged(tag, draw, this.#element ?? undefined);
  }

  #heading(): void {
    const { sides, top } = this.#style.margin;
    const { width } = this.#composer;
    this.#tagged('Caption', () => {
      this.#composer.line([spanOf(HEADING, { bold: true })], {
        x: sides,
        y: top + 40,
        width,
        size: 20,
        align: 'center',
      });
    });
  }

  #row({ page, name }: Entry, { lines, y }: Row): void {
    const { sides } = this.#style.margin;
    const { width, doc } = this.#composer;
    const { size, leading } = this.#style.body;
    const last = y + (lines.length - 1) * leading;
    let [from, to] = [sides, sides + width];
    this.#tagged('TOCI', () => {
      for (const [at, line] of lines.entries()) {
        const place = { x: sides, y: y + at * leading, width: this.#room, size, align: 'left' as const };
        from = sides + this.#composer.line([spanOf(line)], place);
      }
      const place = { x: sides + this.#room, y: last, width: NUMBER_WIDTH, size, align: 'right' as const };
      to -= this.#composer.line([spanOf(String(page))], place);
    });
    this.#composer.aside(() => this.#dots(from, to, last));
    doc.goTo(sides, y - size, width, last - y + size * 1.4, name);
  }

  /** Leads the eye to the number; all rows' dots stand below each other. */
  #dots(from: number, to: number, y: number): void {
    const { doc } = this.#composer;
    const begin = Math.ceil((from + GAP) / STEP) * STEP;
    if (begin > to - GAP) return;
    doc
      .save()
      .lineWidth(0.9)
      .lineCap('round')
      .dash(0.01, { space: STEP - 0.01 });
    doc
      .moveTo(begin, y - 0.5)
      .lineTo(to - GAP, y - 0.5)
      .strokeColor(DOTS)
      .stroke();
    doc.restore();
  }
}
