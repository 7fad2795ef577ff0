import { isText, type Tree, type TreeNode } from '../../documents/contents/tree.ts';

export interface Chapter {
  /** Null for what stands before the first one. */
  heading: TreeNode | null;
  title: string;
  nodes: TreeNode[];
}

export const levelOf = (node: TreeNode): number => Number(node.attrs?.level ?? 1);

/** The text of a heading on one line. */
export const titleOf = (node: TreeNode): string =>
  (node.content ?? [])
    .map((part) => (isText(part) ? part.text : ' '))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();

/** Chapters begin at the highest level that comes more than once; a single one above them begins one too. */
function chapterLevel(headings: readonly TreeNode[]): number {
  const levels = headings.map(levelOf);
  const repeated = [1, 2, 3].find((level) => levels.filter((own) => own === level).length > 1);
  return repeated ?? Math.min(...levels);
}

/** A text by its chapters; a text without headings is one chapter without a title. */
export function chaptersOf({ content }: Tree): Chapter[] {
  const headings = new Set(content.filter((node) => node.type === 'heading' && titleOf(node) !== ''));
  const level = headings.size === 0 ? 0 : chapterLevel([...headings]);
  const chapters: Chapter[] = [{ heading: null, title: '', nodes: [] }];
  for (const node of content) {
    if (headings.has(node) && levelOf(node) <= level) chapters.push({ heading: node, title: titleOf(node), nodes: [] });
    else chapters.at(-1)?.nodes.push(node);
  }
  return chapters.filter(({ heading, nodes }) => heading !== null || nodes.length > 0);
}
