import type { Composer } from './composer.ts';
import { spanOf } from './layout/inline.ts';
import type { Element } from './structure.ts';
import type { Style } from './styles.ts';

const NUMBER_WIDTH = 40;
const HEADING = 'Contents';

interface Entry {
  title: string;
  page: number;
  name: string;
}

/** The table of contents. Its pages come first and are filled in when it is known where everything stands. */
export class Contents {
  readonly #composer: Composer;
  readonly #style: Style;
  readonly #titles: readonly string[];
  readonly #entries: Entry[] = [];
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

  get #perPage(): number {
    return Math.floor((this.#style.page.height - this.#style.margin.bottom - this.#top) / this.#leading);
  }

  get #leading(): number {
    return this.#style.body.leading * 1.35;
  }

  /** Adds as many pages as the contents will take. */
  reserve(): void {
    const { doc } = this.#composer;
    if (this.#titles.length > 0) this.#element = this.#composer.group('TOC');
    for (let left = this.#titles.length; left > 0; left -= this.#perPage) this.#pages.push(doc.addKeptPage());
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
    if (this.#titles.length === 0) return;
    for (const [index, entry] of this.#entries.entries()) {
      const row = index % this.#perPage;
      const page = row === 0 ? this.#pages[index / this.#perPage] : undefined;
      if (page !== undefined) doc.turnTo(page);
      if (index === 0) this.#heading();
      this.#row(entry, this.#top + (row + 1) * this.#leading);
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

  #row({ title, page, name }: Entry, y: number): void {
    const { sides } = this.#style.margin;
    const { width, doc } = this.#composer;
    const { size } = this.#style.body;
    this.#tagged('TOCI', () => {
      const room = width - NUMBER_WIDTH;
      this.#composer.line([spanOf(title)], { x: sides, y, width: room, size, align: 'left' });
      this.#composer.line([spanOf(String(page))], { x: sides + room, y, width: NUMBER_WIDTH, size, align: 'right' });
    });
    doc.goTo(sides, y - size, width, size * 1.4, name);
  }
}
