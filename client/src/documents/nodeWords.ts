/** Words of a text that is being typed: each block is counted once and remembered as long as it stays the same. */
import { wordsInPiece } from '@penora/protocol/words/count';
import type { Node } from '@tiptap/pm/model';
import { generationOf } from './generationMark.ts';

// ProseMirror's nodes never change; a changed block is another node.
const known = new WeakMap<Node, number>();

/** An estimate: the server counts by its own stable places, and only that is paid. */
export function wordsOf(text: string): number {
  let words = 0;
  for (const piece of text.split(/\s+/)) words += wordsInPiece(piece);
  return words;
}

function wordsInBlock(block: Node): number {
  const before = known.get(block);
  if (before !== undefined) return before;
  const words = wordsOf(block.textBetween(0, block.content.size, '\n', ' '));
  known.set(block, words);
  return words;
}

/** Words of a whole document or of one of its nodes. */
export function wordsInNode(node: Node): number {
  if (node.isTextblock) return wordsInBlock(node);
  let words = 0;
  node.forEach((child) => {
    words += wordsInBlock(child);
  });
  return words;
}

/** Words of a block that no model wrote. */
function ownInBlock(block: Node): number {
  let text = '';
  block.descendants((node) => {
    if (node.isText) text += generationOf(node.marks) === null ? node.text : ' ';
    else text += ' ';
  });
  return wordsOf(text);
}

/** By how many words of people, not of models, a text has grown; only the blocks that differ are counted. */
export function grownBetween(before: Node, after: Node): number {
  let start = 0;
  const most = Math.min(before.childCount, after.childCount);
  while (start < most && before.child(start) === after.child(start)) start += 1;
  let end = 0;
  while (end < most - start && before.child(before.childCount - 1 - end) === after.child(after.childCount - 1 - end))
    end += 1;
  const own = (doc: Node): number => {
    let words = 0;
    for (let index = start; index < doc.childCount - end; index += 1) words += ownInBlock(doc.child(index));
    return words;
  };
  return own(after) - own(before);
}

/** Words between two positions; whole blocks are not counted again. */
export function wordsBetween(doc: Node, from: number, to: number): number {
  let words = 0;
  doc.nodesBetween(from, to, (node, at) => {
    if (!node.isTextblock) return true;
    const start = at + 1;
    const isWhole = from <= start && to >= start + node.content.size;
    words += isWhole
      ? wordsInBlock(node)
      : wordsOf(node.textBetween(Math.max(0, from - start), Math.min(node.content.size, to - start), '\n', ' '));
    return false;
  });
  return words;
}

/**
 * Counts blocks that were not counted yet, for at most `ms`. True once all are: then the sums above cost nothing. A long
 * text is counted in several goes, so that nobody waits for it.
 */
export function countAhead(doc: Node, ms: number): boolean {
  const until = performance.now() + ms;
  for (let index = 0; index < doc.childCount; index += 1) {
    const block = doc.child(index);
    if (known.has(block)) continue;
    wordsInNode(block);
    if (performance.now() > until) return false;
  }
  return true;
}
