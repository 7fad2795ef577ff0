import * as Y from 'yjs';
import { indexIn, isElement, ownSegments, textsOf } from './blocks.ts';
import { endOfOwnMark, fold, type Place, PlaceDeleted, slotAfter } from './place.ts';

/**
 * Behind the heading that was written last, by whatever name it goes now, and behind what somebody has cut off it; null
 * when it is gone or moved.
 */
export function behindHeading(doc: Y.Doc, generationId: string, heading: Y.ID | null, line: string): Place | null {
  if (heading === null || Y.getState(doc.store, heading.client) <= heading.clock) return null;
  const item = Y.getItem(doc.store, heading);
  if (!(item instanceof Y.Item) || item.deleted || !(item.content instanceof Y.ContentType)) return null;
  const { type } = item.content;
  if (!isElement(type)) return null;
  let last = type;
  for (let next = last.nextSibling; isElement(next) && isCutOff(next, generationId, line); next = last.nextSibling)
    last = next;
  return slotAfter(last);
}

/** Nothing that the generation wrote can stand behind its last line but a part of that. */
function isCutOff(block: Y.XmlElement, generationId: string, line: string): boolean {
  const own = [...textsOf(block)].flatMap((text) => ownSegments(text, generationId)).map(({ text }) => text);
  return own.length > 0 && fold(line).includes(fold(own.join('')));
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
