import * as Y from 'yjs';
import { type BlockParent, holdsBlocks, indexIn, isElement, isEmptyBlock, segmentsOf } from './blocks.ts';
import { type Place, PlaceDeleted } from './place.ts';

export type TextPlace = Extract<Place, { kind: 'text' }>;
/** What a line begins: a heading of this level, an item of a list, or a paragraph. */
export type LineKind = number | 'item' | null;
type Slot = Extract<Place, { kind: 'slot' }>;

function textIn(block: Y.XmlElement): TextPlace {
  const first = block.length === 0 ? null : block.get(0);
  if (first instanceof Y.XmlText) return { kind: 'text', text: first, index: first.length };
  const text = new Y.XmlText();
  block.insert(0, [text]);
  return { kind: 'text', text, index: 0 };
}

/** A block with, innermost, what its text goes into. */
function makeBlock(kind: LineKind): { block: Y.XmlElement; inner: Y.XmlElement } {
  if (kind === 'item') {
    const list = new Y.XmlElement('bulletList');
    const { block: item, inner } = makeItem();
    list.insert(0, [item]);
    return { block: list, inner };
  }
  if (kind === null) {
    const block = new Y.XmlElement('paragraph');
    return { block, inner: block };
  }
  const heading = new Y.XmlElement<{ level: number }>('heading');
  heading.setAttribute('level', kind);
  // An element is an element, whatever its attributes are.
  const block = heading as unknown as Y.XmlElement;
  return { block, inner: block };
}

function makeItem(): { block: Y.XmlElement; inner: Y.XmlElement } {
  const block = new Y.XmlElement('listItem');
  const inner = new Y.XmlElement('paragraph');
  block.insert(0, [inner]);
  return { block, inner };
}

/** A list item must begin with a paragraph; elsewhere a heading may stand where a block may. */
const holdsHeadings = (parent: BlockParent): boolean => !isElement(parent) || parent.nodeName === 'blockquote';

/**
 * Begins a block at a slot: in the empty one that waits there, or as a new one. A heading never takes the place of the
 * waiting paragraph, in which somebody may be typing at this moment; it comes before it, and the paragraph waits on.
 */
export function blockAt({ parent, index, home }: Slot, kind: LineKind): TextPlace {
  const wanted = holdsHeadings(parent) ? kind : null;
  if (home !== null && wanted === null) return textIn(home);
  const { block, inner } = makeBlock(wanted);
  parent.insert(index, [block]);
  return textIn(inner);
}

function tailOps(text: Y.XmlText, index: number): { insert: unknown; attributes?: object }[] {
  let at = 0;
  const ops: { insert: unknown; attributes?: object }[] = [];
  for (const op of text.toDelta()) {
    const length = typeof op.insert === 'string' ? op.insert.length : 1;
    const skip = Math.max(0, index - at);
    at += length;
    if (skip < length) ops.push(typeof op.insert === 'string' ? { ...op, insert: op.insert.slice(skip) } : op);
  }
  return ops;
}

/**
 * What stands after the place in its block goes into a block of its own, as Enter would do it; nothing if that is only
 * space. Text typed into it at this very moment stays in the old block: moved, never lost.
 */
function splitTail(block: Y.XmlElement, parent: BlockParent, { text, index }: TextPlace): void {
  const ops = tailOps(text, index);
  const following = block.toArray().slice(indexIn(block, text) + 1);
  const isBlank =
    following.length === 0 && ops.every(({ insert }) => typeof insert === 'string' && insert.trim() === '');
  if (isBlank) return;
  const tail = new Y.XmlElement(block.nodeName);
  for (const [name, value] of Object.entries(block.getAttributes()))
    if (value !== undefined) tail.setAttribute(name, value);
  const rest = new Y.XmlText();
  rest.applyDelta(ops);
  const clones = following.flatMap((child) => (child instanceof Y.XmlHook ? [] : [child.clone()]));
  tail.insert(0, [rest, ...clones]);
  text.delete(index, text.length - index);
  if (following.length > 0) block.delete(block.length - following.length, following.length);
  parent.insert(indexIn(parent, block) + 1, [tail]);
}

/** A line that parts two scenes; of signs that every comparison of texts passes over. */
const SCENE_BREAK = /^(?:\*[ \t]*){3,}$/;

/**
 * Puts the rule that a finished line stands for in its place. Only where nothing but the line stands in the block, and
 * a rule may stand.
 */
export function settleBreak({ text }: TextPlace, line: string): void {
  const block = text.parent;
  if (!SCENE_BREAK.test(line.trim()) || !isElement(block) || block.nodeName !== 'paragraph' || block.length !== 1)
    return;
  const { parent } = block;
  if (!holdsBlocks(parent) || !holdsHeadings(parent) || !SCENE_BREAK.test(plainOf(text).trim())) return;
  const index = indexIn(parent, block);
  parent.insert(index + 1, [new Y.XmlElement('horizontalRule')]);
  parent.delete(index, 1);
}

const plainOf = (text: Y.XmlText): string =>
  segmentsOf(text)
    .map((segment) => segment.text)
    .join('');

/** The item of a list of bullets that a block begins, with its list. */
export function itemOf(block: unknown): { item: Y.XmlElement; list: Y.XmlElement } | null {
  const item = isElement(block) ? block.parent : null;
  const list = isElement(item) && item.nodeName === 'listItem' && item.get(0) === block ? item.parent : null;
  return isElement(item) && isElement(list) && list.nodeName === 'bulletList' ? { item, list } : null;
}

/** The line that was being written: in a heading or an item of its own people may have written more, and that stays there. */
interface LineBefore {
  /** An empty paragraph that waits, if it is next. */
  home: Y.ID | null;
  isHeading: boolean;
  isItem: boolean;
}

/** Begins the next block after the one that is being written. */
export function nextBlock(place: TextPlace, kind: LineKind, { home, isHeading, isItem }: LineBefore): TextPlace {
  const block = place.text.parent;
  if (!isElement(block) || !holdsBlocks(block.parent)) throw new PlaceDeleted();
  const own = isItem ? itemOf(block) : null;
  if (!isHeading && own === null) splitTail(block, block.parent, place);
  if (own !== null && kind === 'item') {
    const { block: item, inner } = makeItem();
    own.list.insert(own.list.toArray().indexOf(own.item) + 1, [item]);
    return textIn(inner);
  }
  const last = own?.list ?? block;
  const { parent } = last;
  if (!holdsBlocks(parent)) throw new PlaceDeleted();
  const index = indexIn(parent, last) + 1;
  const next = index < parent.length ? parent.get(index) : null;
  const waits = isElement(next) && next._item !== null && Y.compareIDs(next._item.id, home) && isEmptyBlock(next);
  return blockAt({ kind: 'slot', parent, index, home: waits ? next : null }, kind);
}
