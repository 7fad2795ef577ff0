import * as Y from 'yjs';
import { type BlockParent, isElement, markOf, rootOf, textsOf } from './blocks.ts';
import { beginningPlace, type Place } from './place.ts';

export interface Heading {
  text: string;
  level: number;
  /** Where it begins in the whole text. */
  at: number;
  /** What wrote it, if that was a model. */
  generationId?: string;
}

export interface Around {
  before: string;
  /** White space between the two; the three together are the whole text. */
  gap: string;
  after: string;
  /** In reading order. */
  headings: Heading[];
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
  readonly #headings: Heading[] = [];

  constructor(place: Place) {
    this.#place = place;
  }

  collect(parent: BlockParent): Around {
    this.#blocks(parent);
    const { before, after } = this.#sides;
    const [start, end] = [before.trimStart(), after.trimStart()];
    const lead = before.length - start.length;
    const headings = this.#headings.map((heading) => ({ ...heading, at: Math.max(0, heading.at - lead) }));
    return { before: start, gap: after.slice(0, after.length - end.length), after: end, headings };
  }

  #blocks(parent: BlockParent): void {
    const place = this.#place;
    parent.toArray().forEach((child, index) => {
      if (place.kind === 'slot' && place.parent === parent && place.index === index) this.#pass();
      if (child instanceof Y.XmlText) this.#text(child);
      else if (isElement(child) && child.nodeName === 'hardBreak') this.#write('\n');
      else if (isElement(child)) {
        if (child.firstChild instanceof Y.XmlText || child.length === 0) this.#write('\n\n');
        if (child.nodeName === 'heading') this.#heading(child);
        this.#blocks(child);
      }
    });
    if (place.kind === 'slot' && place.parent === parent && place.index >= parent.length) this.#pass();
  }

  #heading(block: Y.XmlElement): void {
    const texts = [...textsOf(block)];
    const text = texts.map(plain).join('').trim();
    if (text === '') return;
    const generationId = texts.map(markOf).find((id) => id !== undefined);
    const at = this.#sides.before.length + this.#sides.after.length;
    const level = Number(block.getAttribute('level') ?? 1) || 1;
    this.#headings.push({ text, level, at, ...(generationId === undefined ? {} : { generationId }) });
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
