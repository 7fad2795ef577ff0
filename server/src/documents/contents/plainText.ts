import { countWords } from '@penora/protocol/words/pieces';
import { isText, type Tree, type TreeNode } from './tree.ts';

/** Between two blocks: an empty line (contract.md, Text). */
const BETWEEN = '\n\n';

/** What a text takes and counts, for projects and their storage. */
export interface TextMeasure {
  sizeBytes: number;
  words: number;
}

/** Bytes of UTF-8: what the storage counts of a text (contract.md, Storage). */
export const textSize = (text: string): number => Buffer.byteLength(text);

/** The text of a block of its own: characters and line breaks. */
function textOf(node: TreeNode): string {
  const parts = node.content ?? [];
  return parts.map((part) => (isText(part) ? part.text : part.type === 'hardBreak' ? '\n' : '')).join('');
}

/** The texts of the blocks in a node, in order, without those that have none. */
export function blockTexts(node: TreeNode): string[] {
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'codeBlock') {
    const text = textOf(node);
    return text === '' ? [] : [text];
  }
  return (node.content ?? []).flatMap((part) => (isText(part) ? [] : blockTexts(part)));
}

/** The text alone; blocks are joined by an empty line. */
export const plainText = (tree: Tree): string => tree.content.flatMap(blockTexts).join(BETWEEN);

/** Bytes of a text whose blocks have these bytes together. */
export const sizeOfBlocks = (bytes: number, blocks: number): number => bytes + Math.max(0, blocks - 1) * BETWEEN.length;

export function measureText(text: string): TextMeasure {
  return { sizeBytes: textSize(text), words: countWords(text) };
}
