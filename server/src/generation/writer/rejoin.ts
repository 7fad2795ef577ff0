import * as Y from 'yjs';
import { isElement, isWritable, ownSegments, rootOf, segmentsOf, textsOf } from './blocks.ts';

/** A block whose end a generation had written. */
interface Cut {
  text: Y.XmlText;
  block: Y.XmlElement;
}

export interface Cuts {
  cuts: readonly Cut[];
  /** Every text in which the generation had written: none of these is what followed. */
  written: ReadonlySet<Y.XmlText>;
}

/** Yjs clients under which text with the mark was put there. */
export function markedClients(doc: Y.Doc, generationId: string): ReadonlySet<number> {
  const clients = new Set<number>();
  for (const text of textsOf(rootOf(doc))) {
    const own = ownSegments(text, generationId);
    if (own.length === 0) continue;
    let at = 0;
    for (let item = text._start; item !== null; item = item.right) {
      if (item.deleted || !item.countable) continue;
      const end = at + item.length;
      if (own.some((segment) => segment.start < end && at < segment.end)) clients.add(item.id.client);
      at = end;
    }
  }
  return clients;
}

const clientOf = (block: Y.XmlElement): number | undefined => block._item?.id.client;

/** Where the generation had written at the end of a block that was there before it. To be called before it is erased. */
export function cutsOf(doc: Y.Doc, generationId: string, writers: ReadonlySet<number>): Cuts {
  const texts = [...textsOf(rootOf(doc))];
  const written = new Set(texts.filter((text) => ownSegments(text, generationId).length > 0));
  const cuts = [...written].flatMap((text) => {
    const block = text.parent;
    const last = segmentsOf(text).at(-1);
    const isOwnEnd = last !== undefined && ownSegments(text, generationId).at(-1)?.end === last.end;
    if (!isOwnEnd || !isWritable(block) || block.length !== 1) return [];
    const client = clientOf(block);
    return client === undefined || writers.has(client) ? [] : [{ text, block }];
  });
  return { cuts, written };
}

/**
 * Joins a paragraph again that a writer had parted to write in its middle: what followed stands in a block of the
 * writer's own making, directly behind. `writers` are clients of the service; what people have parted stays so.
 */
export function rejoin({ cuts, written }: Cuts, writers: ReadonlySet<number>): void {
  for (const cut of cuts) rejoinOne(cut, written, writers);
}

function rejoinOne({ text, block }: Cut, written: Cuts['written'], writers: ReadonlySet<number>): void {
  if (block._item === null || block._item.deleted) return;
  const next = block.nextSibling;
  if (!isElement(next) || next.nodeName !== block.nodeName || next.length !== 1) return;
  const rest = next.get(0);
  const client = clientOf(next);
  if (!(rest instanceof Y.XmlText) || written.has(rest) || client === undefined || !writers.has(client)) return;
  text.applyDelta([{ retain: text.length }, ...rest.toDelta()], { sanitize: false });
  const parent = next.parent;
  if (!(parent instanceof Y.XmlFragment)) return;
  parent.delete(parent.toArray().indexOf(next), 1);
}
