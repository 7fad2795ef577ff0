/** Where a generation's text ends in the document. */
import type { Node } from '@tiptap/pm/model';
import { generationOf } from '../../documents/generationMark.ts';
import { generationsIn } from '../../documents/outline.ts';

export interface MarkEnd {
  /** Behind its last character. */
  caret: number;
  /** Behind the block of the document that holds it. */
  block: number;
}

/** The last place that carries the mark; null when the document has none. Blocks without it are passed over. */
export function markEnd(doc: Node, id: string): MarkEnd | null {
  let at = doc.content.size;
  for (let index = doc.childCount - 1; index >= 0; index -= 1) {
    const block = doc.child(index);
    at -= block.nodeSize;
    if (!generationsIn(block).has(id)) continue;
    let caret = at;
    block.descendants((node, offset) => {
      if (node.isText && generationOf(node.marks) === id) caret = at + 1 + offset + node.nodeSize;
    });
    return { caret, block: at + block.nodeSize };
  }
  return null;
}
