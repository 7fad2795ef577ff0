import { diffArrays } from 'diff';
import { blockTexts, textSize } from '../contents/plainText.ts';
import type { Tree, TreeNode } from '../contents/tree.ts';

/** A block that comes back, and before which block of the text as it is now. */
export interface Missing {
  node: TreeNode;
  before: number;
}

export interface MissingBlocks {
  blocks: Missing[];
  /** What they take in the storage at most. */
  bytes: number;
}

/** Comparing runs between two appends of the document: what takes longer is put at the end. */
const COMPARE_MS = 250;

const textOf = (node: TreeNode): string => blockTexts(node).join('\n');
/** By its text: a block that has only got another look still stands in the text. */
const keyOf = (node: TreeNode): string => `${node.type} ${textOf(node)}`;

/** What a version has and the text has not, in its order and next to what it stood next to. `wanted`: only these. */
export function missingBlocks(version: Tree, now: Tree, wanted: ReadonlySet<number> | null): MissingBlocks {
  const isWanted = (node: TreeNode, index: number): boolean =>
    textOf(node).trim() !== '' && (wanted === null || wanted.has(index));
  const blocks = placesOf(version, now).flatMap(({ index, before }) => {
    const node = version.content[index];
    return node !== undefined && isWanted(node, index) ? [{ node, before }] : [];
  });
  const bytes = blocks.reduce((sum, { node }) => sum + sizeOf(node), 0);
  return { blocks, bytes };
}

/** With the empty line before each of its texts. */
const sizeOf = (node: TreeNode): number => blockTexts(node).reduce((sum, text) => sum + textSize(text) + 2, 0);

/** Which blocks of the version the text has not, and where they would stand in it. */
function placesOf(version: Tree, now: Tree): { index: number; before: number }[] {
  const found = diffArrays(version.content.map(keyOf), now.content.map(keyOf), { timeout: COMPARE_MS });
  if (found === undefined) return unplaced(version, now);
  const places: { index: number; before: number }[] = [];
  let [index, before] = [0, 0];
  for (const { count, added, removed } of found) {
    if (added) before += count;
    else if (removed) {
      for (const end = index + count; index < end; index += 1) places.push({ index, before });
    } else {
      index += count;
      before += count;
    }
  }
  return places;
}

/** Two texts with so little in common that comparing takes too long. */
function unplaced(version: Tree, now: Tree): { index: number; before: number }[] {
  const have = new Set(now.content.map(keyOf));
  return version.content.flatMap((node, index) =>
    have.has(keyOf(node)) ? [] : [{ index, before: now.content.length }],
  );
}
