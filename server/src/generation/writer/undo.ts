import type * as Y from 'yjs';
import { type BlockParent, isElement, isEmptyBlock, isWritable, ownSegments, rootOf, textsOf } from './blocks.ts';
import { cutsOf, markedClients, rejoin } from './rejoin.ts';

/** Takes out a block that has become empty, and what held nothing else; the document keeps one block. */
function removeEmpty(block: Y.XmlElement, root: Y.XmlFragment): void {
  const parent: BlockParent = isElement(block.parent) ? block.parent : root;
  const index = parent.toArray().indexOf(block);
  if (index < 0 || (parent === root && root.length === 1)) return;
  parent.delete(index, 1);
  if (isElement(parent) && parent.length === 0) removeEmpty(parent, root);
}

/** The scene breaks that a generation has made: between blocks of its own, which alone a restored copy cannot tell. */
function ownRules(root: Y.XmlFragment, written: ReadonlySet<Y.XmlText>, writers: ReadonlySet<number>): Y.XmlElement[] {
  const blocks = root.toArray().filter(isElement);
  const isOwn = (block: Y.XmlElement | undefined): boolean =>
    block !== undefined && [...textsOf(block)].some((text) => written.has(text));
  return blocks.filter((block, at) => {
    const client = block._item?.id.client;
    const isMade = block.nodeName === 'horizontalRule' && client !== undefined && writers.has(client);
    return isMade && isOwn(blocks[at - 1]) && isOwn(blocks[at + 1]);
  });
}

const nobody: ReadonlySet<number> = new Set();

/**
 * Deletes what still carries the mark of a generation, with the blocks that it leaves empty, and joins what it had parted.
 * `people`: Yjs clients that are known to be a person's. Returns the characters.
 */
export function eraseMarked(doc: Y.Doc, generationId: string, people = nobody): number {
  const root = rootOf(doc);
  const writers = new Set([...markedClients(doc, generationId)].filter((client) => !people.has(client)));
  const cuts = cutsOf(doc, generationId, writers);
  const rules = ownRules(root, cuts.written, writers);
  let erased = 0;
  for (const text of [...textsOf(root)]) {
    const own = ownSegments(text, generationId).reverse();
    for (const { start, end } of own) {
      text.delete(start, end - start);
      erased += end - start;
    }
    const block = text.parent;
    if (own.length > 0 && isWritable(block) && isEmptyBlock(block)) removeEmpty(block, root);
  }
  for (const rule of rules) removeEmpty(rule, root);
  rejoin(cuts, writers);
  return erased;
}

/** The text that carries the mark, block by block. */
export function markedText(doc: Y.Doc, generationId: string): string {
  return [...textsOf(rootOf(doc))]
    .map((text) =>
      ownSegments(text, generationId)
        .map((segment) => segment.text)
        .join(''),
    )
    .filter((text) => text !== '')
    .join('\n');
}
