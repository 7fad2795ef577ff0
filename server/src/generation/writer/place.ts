import * as Y from 'yjs';
import {
  type BlockParent,
  holdsBlocks,
  indexIn,
  isAlive,
  isElement,
  isEmptyBlock,
  isWritable,
  ownSegments,
  rootOf,
  textsOf,
} from './blocks.ts';

/** Where the next word goes: into a text, or into a new block between others. */
export type Place =
  | { kind: 'text'; text: Y.XmlText; index: number }
  /** `home`: an empty block that waits there for text. */
  | { kind: 'slot'; parent: BlockParent; index: number; home: Y.XmlElement | null };

/** The block in which the generation was writing is gone; its text stays in the card. */
export class PlaceDeleted extends Error {
  constructor() {
    super('the place of this generation was deleted');
    this.name = 'PlaceDeleted';
  }
}

/** A position that no document can have made. Throws nothing: false for bytes that are no relative position. */
export function isPosition(bytes: Uint8Array): boolean {
  try {
    const { item, type, tname } = Y.decodeRelativePosition(bytes);
    return item !== null || type !== null || tname !== null;
  } catch {
    return false;
  }
}

const slotFor = (block: Y.XmlElement, parent: BlockParent): Place => ({
  kind: 'slot',
  parent,
  index: indexIn(parent, block),
  home: block,
});

/** After the block that `type` stands in, as near as the schema allows a block. */
export function slotAfter(type: Y.XmlElement): Place | null {
  const { parent } = type;
  if (holdsBlocks(parent)) return { kind: 'slot', parent, index: indexIn(parent, type) + 1, home: null };
  return isElement(parent) ? slotAfter(parent) : null;
}

function endOf(doc: Y.Doc): Place {
  const root = rootOf(doc);
  const last = root.length === 0 ? null : root.get(root.length - 1);
  if (isWritable(last) && isEmptyBlock(last)) return slotFor(last, root);
  return { kind: 'slot', parent: root, index: root.length, home: null };
}

function placeInText(text: Y.XmlText, index: number): Place | null {
  const block = text.parent;
  if (!isElement(block)) return null;
  if (!isWritable(block)) return slotAfter(block);
  if (isEmptyBlock(block) && holdsBlocks(block.parent)) return slotFor(block, block.parent);
  return { kind: 'text', text, index };
}

function placeInElement(element: Y.XmlElement, index: number): Place | null {
  if (isWritable(element)) {
    if (isEmptyBlock(element) && holdsBlocks(element.parent)) return slotFor(element, element.parent);
    const before = element.toArray().slice(0, index).reverse();
    const text = before.find((child) => child instanceof Y.XmlText);
    return text instanceof Y.XmlText ? { kind: 'text', text, index: text.length } : slotAfter(element);
  }
  return holdsBlocks(element) ? slotIn(element, index) : slotAfter(element);
}

function slotIn(parent: BlockParent, index: number): Place {
  const next = index < parent.length ? parent.get(index) : null;
  const home = isWritable(next) && isEmptyBlock(next) ? next : null;
  return { kind: 'slot', parent, index, home };
}

/** Where a writer asked to begin; null is the end. Throws `PlaceDeleted` when what it points at is gone. */
export function beginningPlace(doc: Y.Doc, position: Uint8Array | null): Place {
  if (position === null) return endOf(doc);
  const found = Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(position), doc);
  if (found === null || !isAlive(found.type)) throw new PlaceDeleted();
  const { type, index } = found;
  let place: Place | null = null;
  if (type instanceof Y.XmlText) place = placeInText(type, index);
  else if (isElement(type)) place = placeInElement(type, index);
  else if (type === rootOf(doc)) place = slotIn(rootOf(doc), index);
  if (place === null) throw new PlaceDeleted();
  return place;
}

/** After the character that was written last, while it is where it was written. */
export function placeAfter(doc: Y.Doc, last: Y.RelativePosition | null): Place | null {
  const id = last?.item ?? null;
  if (last === null || id === null || Y.getState(doc.store, id.client) <= id.clock) return null;
  const item = Y.getItem(doc.store, id);
  if (!(item instanceof Y.Item) || item.deleted) return null;
  const found = Y.createAbsolutePositionFromRelativePosition(last, doc);
  return found?.type instanceof Y.XmlText ? { kind: 'text', text: found.type, index: found.index } : null;
}

const TAIL = 24;
/** Without white space and delimiters, which may have become marks; a line of nothing else is compared as it is. */
export const fold = (text: string): string => text.replace(/[\s*_#>]+/gu, '') || text.replace(/\s+/gu, '');

/**
 * How well the marked text of one block fits the end of the line that was being written: 2 it ends as the line does
 * (split, joined, turned into a heading), 1 it is from the middle of it (the end was deleted), 0 it is another one.
 */
function likeness(marked: string, line: string): 0 | 1 | 2 {
  const own = fold(marked);
  const ending = own.slice(-Math.min(TAIL, own.length, Math.max(1, line.length)));
  if (ending === '') return 0;
  if (line.endsWith(ending)) return 2;
  return line.includes(ending) ? 1 : 0;
}

/**
 * The end of the generation's own mark, found again after others have changed the structure. `line` is what it has
 * written of the block in which it was. Throws `PlaceDeleted` when nothing of that line is left.
 */
export function endOfOwnMark(doc: Y.Doc, generationId: string, line: string): Place {
  const folded = fold(line);
  let best: { place: Place; score: number } | null = null;
  for (const text of textsOf(rootOf(doc))) {
    const own = ownSegments(text, generationId);
    const last = own.at(-1);
    if (last === undefined || !isWritable(text.parent)) continue;
    const score = likeness(own.map((segment) => segment.text).join(''), folded);
    if (score > 0 && score >= (best?.score ?? 0)) best = { place: { kind: 'text', text, index: last.end }, score };
  }
  if (best === null) throw new PlaceDeleted();
  return best.place;
}
