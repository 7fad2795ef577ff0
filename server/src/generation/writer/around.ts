import * as Y from 'yjs';
import { type BlockParent, isElement, rootOf } from './blocks.ts';
import { beginningPlace, type Place } from './place.ts';

export interface Around {
  before: string;
  after: string;
}

const plain = (text: Y.XmlText): string =>
  text
    .toDelta()
    .map((op: { insert: unknown }) => (typeof op.insert === 'string' ? op.insert : ''))
    .join('');

/** Collects the document's text on both sides of a place; blocks are joined by an empty line. */
class Collector {
  readonly #place: Place;
  #isAfter = false;
  #sides = { before: '', after: '' };

  constructor(place: Place) {
    this.#place = place;
  }

  collect(parent: BlockParent): Around {
    this.#blocks(parent);
    const { before, after } = this.#sides;
    return { before: before.trimStart(), after: after.trimStart() };
  }

  #blocks(parent: BlockParent): void {
    const place = this.#place;
    parent.toArray().forEach((child, index) => {
      if (place.kind === 'slot' && place.parent === parent && place.index === index) this.#pass();
      if (child instanceof Y.XmlText) this.#text(child);
      else if (isElement(child) && child.nodeName === 'hardBreak') this.#write('\n');
      else if (isElement(child)) {
        if (child.firstChild instanceof Y.XmlText || child.length === 0) this.#write('\n\n');
        this.#blocks(child);
      }
    });
    if (place.kind === 'slot' && place.parent === parent && place.index >= parent.length) this.#pass();
  }

  #text(text: Y.XmlText): void {
    const place = this.#place;
    const content = plain(text);
    const cut = place.kind === 'text' && place.text === text ? place.index : null;
    this.#write(content.slice(0, cut ?? content.length));
    if (cut === null) return;
    this.#pass();
    this.#write(content.slice(cut));
  }

  /** Here the text begins: in a block of its own, or in the middle of one. */
  #pass(): void {
    if (this.#place.kind === 'slot' && this.#sides.before !== '') this.#write('\n\n');
    this.#isAfter = true;
  }

  #write(text: string): void {
    this.#sides[this.#isAfter ? 'after' : 'before'] += text;
  }
}

/** The text before and after a position (null: the end). Throws `PlaceDeleted` for one that is not there any more. */
export function textAround(doc: Y.Doc, position: Uint8Array | null): Around {
  return new Collector(beginningPlace(doc, position)).collect(rootOf(doc));
}
