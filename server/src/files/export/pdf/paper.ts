import PDFDocument from 'pdfkit';

type Page = PDFKit.PDFPage;
type Content = string | Buffer;

interface Sheet {
  content: (Content | ((runsLeft: boolean) => Content))[];
  /** Letters that run to the left, less those that run to the right. */
  leftward: number;
}

/** A PDF whose pages are written when the next one begins; pages that are filled in at the end are kept until then. */
export class Paper extends PDFDocument {
  readonly #kept: Page[] = [];
  readonly #sheets = new Map<Page, Sheet>();
  #open: Page | null = null;

  /** Kept until the page is full: how some of it is written depends on all of it. */
  override addContent(data: Content): this {
    this.#sheet().content.push(data);
    return this;
  }

  /** Text of which `leftward` letters more run to the left than to the right; `write` learns whether most of the page's do. */
  addText(leftward: number, write: (runsLeft: boolean) => Content): void {
    const sheet = this.#sheet();
    sheet.content.push(write);
    sheet.leftward += leftward;
  }

  override addPage(options?: PDFKit.PDFDocumentOptions): this {
    this.#close();
    super.addPage(options);
    this.#open = this.page;
    return this;
  }

  /** A page that is left for later. */
  addKeptPage(): Page {
    this.addPage();
    this.#kept.push(this.page);
    this.#open = null;
    return this.page;
  }

  /** Goes back to a page that was kept. */
  turnTo(page: Page): void {
    this.#close();
    this.page = page;
  }

  /** Called by `end`. */
  override flushPages(): void {
    this.#close();
    for (const page of this.#kept.splice(0)) this.#end(page);
  }

  /** What is there to be sent. */
  taken(): Uint8Array | null {
    const bytes: unknown = this.read();
    return bytes instanceof Uint8Array ? bytes : null;
  }

  #close(): void {
    if (this.#open !== null) this.#end(this.#open);
    this.#open = null;
  }

  #sheet(): Sheet {
    const known = this.#sheets.get(this.page);
    if (known !== undefined) return known;
    const fresh: Sheet = { content: [], leftward: 0 };
    this.#sheets.set(this.page, fresh);
    return fresh;
  }

  #end(page: Page): void {
    const { content, leftward } = this.#sheets.get(page) ?? { content: [], leftward: 0 };
    for (const part of content) page.write(typeof part === 'function' ? part(leftward > 0) : part);
    this.#sheets.delete(page);
    page.end();
  }
}
