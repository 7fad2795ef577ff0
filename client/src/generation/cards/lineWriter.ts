/** Writes growing text into an element: a line that begins as a heading is one, everything else is text as it came. */
const HEADING = /^#{1,3} /;
/** What may still become a heading. */
const UNDECIDED = /^#{1,3}$/;

export class LineWriter {
  readonly #element: HTMLElement;
  #node: Text;
  #atLineStart = true;
  /** Signs at the beginning of a line that wait for the next one. */
  #held = '';

  /** Empties the element. */
  constructor(element: HTMLElement) {
    this.#element = element;
    this.#node = document.createTextNode('');
    element.replaceChildren(this.#node);
  }

  write(added: string): void {
    for (const piece of added.split(/(?<=\n)/)) this.#piece(piece);
  }

  /** A part of one line. */
  #piece(piece: string): void {
    const text = this.#held + piece;
    this.#held = '';
    if (this.#atLineStart && UNDECIDED.test(text)) {
      this.#held = text;
      return;
    }
    const heading = this.#atLineStart ? HEADING.exec(text) : null;
    if (heading !== null) this.#begin(document.createElement('strong'));
    else if (this.#atLineStart && this.#node.parentElement !== this.#element) this.#begin(null);
    this.#node.appendData(text.slice(heading?.[0].length ?? 0));
    this.#atLineStart = text.endsWith('\n');
  }

  #begin(around: HTMLElement | null): void {
    this.#node = document.createTextNode('');
    if (around === null) this.#element.append(this.#node);
    else {
      around.className = 'pn-card-heading';
      around.append(this.#node);
      this.#element.append(around);
    }
  }
}
