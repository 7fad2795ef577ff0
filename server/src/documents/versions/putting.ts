import { FRAGMENT } from '@penora/protocol/document/nodes';
import * as Y from 'yjs';
import { elementOf } from '../contents/fromTree.ts';
import type { Missing } from './missing.ts';

/** Puts blocks into a document; nothing that stands in it is touched. */
export function putBlocks(doc: Y.Doc, blocks: readonly Missing[]): void {
  const root = doc.getXmlFragment(FRAGMENT);
  // From the end on: the places before stay right.
  for (const { node, before } of blocks.toReversed()) root.insert(Math.min(before, root.length), [elementOf(node)]);
}

/**
 * Takes out what a client has put in and nothing else: what others have written into it since stays, and its block with
 * it.
 */
export function takeOut(doc: Y.Doc, client: number): void {
  const root = doc.getXmlFragment(FRAGMENT);
  for (const [index, child] of [...root.toArray().entries()].reverse()) {
    if (!(child instanceof Y.XmlElement) || child._item?.id.client !== client) continue;
    if (isAllOf(child, client)) root.delete(index, 1);
    else for (const text of textsIn(child)) eraseOf(text, client);
  }
}

function* textsIn(element: Y.XmlElement): Generator<Y.XmlText> {
  for (const child of element.toArray()) {
    if (child instanceof Y.XmlText) yield child;
    else if (child instanceof Y.XmlElement) yield* textsIn(child);
  }
}

/** Whether everything alive in an element is this client's. */
function isAllOf(element: Y.XmlElement, client: number): boolean {
  return element.toArray().every((child) => {
    if (child instanceof Y.XmlText) return spansOf(child).every(({ by }) => by === client);
    return child instanceof Y.XmlElement && child._item?.id.client === client && isAllOf(child, client);
  });
}

function eraseOf(text: Y.XmlText, client: number): void {
  let end = text.length;
  for (const { length, by } of spansOf(text).reverse()) {
    end -= length;
    if (by === client) text.delete(end, length);
  }
}

/** The living characters of a text, by who wrote them. */
function spansOf(text: Y.XmlText): { length: number; by: number }[] {
  const spans: { length: number; by: number }[] = [];
  for (let item = text._start; item !== null; item = item.right) {
    if (!item.deleted && item.countable) spans.push({ length: item.length, by: item.id.client });
  }
  return spans;
}
