import type PDFDocument from 'pdfkit';
import type { Block, Place } from './flow.ts';

type Doc = InstanceType<typeof PDFDocument>;
export type Element = ReturnType<Doc['struct']>;

/** What the file says of itself for those who hear it or take it apart: its elements, in the order of reading. */
export class Structure {
  readonly #doc: Doc;
  readonly #root: Element;
  /** Lists, items and quotations that are under way. */
  #open: { place: Place; element: Element }[] = [];

  constructor(doc: Doc) {
    this.#doc = doc;
    this.#root = doc.struct('Document');
    doc.addStructure(this.#root);
  }

  /** One element more, within `parent` or at the end. */
  add(tag: string, parent: Element = this.#root): Element {
    const element = this.#doc.struct(tag);
    parent.add(element);
    return element;
  }

  /** Opens what a block stands in and ends what it does not. Returns where the number of its item goes. */
  enter({ places, marker }: Block): Element | null {
    const shared = this.#open.findIndex(({ place }, at) => place !== places[at]);
    this.#leave(shared < 0 ? this.#open.length : shared);
    let label: Element | null = null;
    for (const place of places.slice(this.#open.length)) {
      const parent = this.#open.at(-1)?.element;
      if (place.tag === 'LBody' && marker !== null && place === places.at(-1)) label = this.add('Lbl', parent);
      this.#open.push({ place, element: this.add(place.tag, parent) });
    }
    return label;
  }

  /** The element of a block, where `enter` has led. */
  block({ tag }: Block, said: string | null): Element {
    const element = said === null ? this.#doc.struct(tag) : this.#doc.struct(tag, { actual: said });
    (this.#open.at(-1)?.element ?? this.#root).add(element);
    return element;
  }

  end(): void {
    this.#leave(0);
    this.#root.end();
  }

  #leave(shared: number): void {
    for (const { element } of this.#open.splice(shared).reverse()) element.end();
  }
}
