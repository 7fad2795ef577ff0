import * as Y from 'yjs';
import { indexIn, isElement, ownSegments, textsOf } from './blocks.ts';
import { endOfOwnMark, type Place, PlaceDeleted, slotAfter } from './place.ts';

/** The heading that was written last, by whatever name it goes now; null when it is gone or moved. */
export function behindHeading(doc: Y.Doc, heading: Y.ID | null): Place | null {
  if (heading === null || Y.getState(doc.store, heading.client) <= heading.clock) return null;
  const item = Y.getItem(doc.store, heading);
  if (!(item instanceof Y.Item) || item.deleted || !(item.content instanceof Y.ContentType)) return null;
  const { type } = item.content;
  return isElement(type) ? slotAfter(type) : null;
}

/**
 * The same after a restart, when nothing is left of the heading's words: it is the heading that stands behind the line
 * `before` it and carries no mark of this generation. Null when there is none.
 */
export function behindRenamed(doc: Y.Doc, generationId: string, before: string): Place | null {
  const place = endBefore(doc, generationId, before);
  const block = place?.kind === 'text' ? place.text.parent : null;
  if (!isElement(block) || !(block.parent instanceof Y.XmlFragment)) return null;
  const next = block.parent.get(indexIn(block.parent, block) + 1);
  if (!isElement(next) || next.nodeName !== 'heading') return null;
  const isOwn = [...textsOf(next)].some((text) => ownSegments(text, generationId).length > 0);
  return isOwn ? null : slotAfter(next);
}

function endBefore(doc: Y.Doc, generationId: string, before: string): Place | null {
  if (before === '') return null;
  try {
    return endOfOwnMark(doc, generationId, before);
  } catch (error) {
    if (error instanceof PlaceDeleted) return null;
    throw error;
  }
}
