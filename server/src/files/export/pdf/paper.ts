import PDFDocument from 'pdfkit';

type Page = PDFKit.PDFPage;

/** A PDF whose pages are written when the next one begins; pages that are filled in at the end are kept until then. */
export class Paper extends PDFDocument {
  readonly #kept: Page[] = [];
  #open: Page | null = null;

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
    for (const page of this.#kept.splice(0)) page.end();
  }

  /** What is there to be sent. */
  taken(): Uint8Array | null {
    const bytes: unknown = this.read();
    return bytes instanceof Uint8Array ? bytes : null;
  }

  #close(): void {
    this.#open?.end();
    this.#open = null;
  }
}
