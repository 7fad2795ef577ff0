import { blocksOf } from '../../documents/contents/fromText.ts';
import type { TreeMark, TreeNode, TreePart } from '../../documents/contents/tree.ts';

const HEADING = /^(#{1,6})\s+(.*)$/;
const BREAK = /^(?:\*\s*\*\s*\*|-{3,}|_{3,}|#)$/;
const BULLET = /^[-*•]\s+(.*)$/;
const NUMBER = /^(\d{1,3})[.)]\s+(.*)$/;
const STRONG = /\*\*(?=\S)([^*]*?\S)\*\*|__(?=\S)([^_]*?\S)__|\*(?=\S)([^*]*?\S)\*|(?<!\w)_(?=\S)([^_]*?\S)_(?!\w)/g;

const plain = (text: string, ...marks: TreeMark[]): TreePart[] =>
  text === '' ? [] : [{ type: 'text', text, ...(marks.length > 0 ? { marks } : {}) }];

/** One line with its bold and italic. */
function inline(text: string): TreePart[] {
  const parts: TreePart[] = [];
  let at = 0;
  for (const match of text.matchAll(STRONG)) {
    const [whole, strong, strongToo, emphasis, emphasisToo] = match;
    const isBold = strong !== undefined || strongToo !== undefined;
    parts.push(...plain(text.slice(at, match.index)));
    parts.push(...plain(strong ?? strongToo ?? emphasis ?? emphasisToo ?? '', { type: isBold ? 'bold' : 'italic' }));
    at = match.index + whole.length;
  }
  return [...parts, ...plain(text.slice(at))];
}

const paragraph = (text: string): TreeNode => ({ type: 'paragraph', content: inline(text) });

/** An item of a list, as a list of its own. */
function listOf(line: string): TreeNode | null {
  const bullet = BULLET.exec(line)?.[1];
  const [, number, numbered] = NUMBER.exec(line) ?? [];
  const text = bullet ?? numbered;
  if (text === undefined) return null;
  const content: TreeNode[] = [{ type: 'listItem', content: [paragraph(text)] }];
  if (bullet !== undefined) return { type: 'bulletList', content };
  return { type: 'orderedList', attrs: number === '1' ? {} : { start: Number(number) }, content };
}

function nodeOf(line: string): TreeNode {
  const [, signs, title = ''] = HEADING.exec(line) ?? [];
  if (signs !== undefined)
    return { type: 'heading', attrs: { level: Math.min(3, signs.length) }, content: inline(title) };
  if (BREAK.test(line)) return { type: 'horizontalRule' };
  return listOf(line) ?? paragraph(line);
}

/** What a model wrote, as it is shown and inserted: headings, lists, scene breaks, bold and italic. */
export function modelNodes(text: string): TreeNode[] {
  const nodes: TreeNode[] = [];
  for (const line of blocksOf(text).map((block) => block.trim())) {
    if (line === '') continue;
    const node = nodeOf(line);
    const last = nodes.at(-1);
    const isList = node.type === 'bulletList' || node.type === 'orderedList';
    if (isList && last?.type === node.type) last.content = [...(last.content ?? []), ...(node.content ?? [])];
    else nodes.push(node);
  }
  return nodes;
}
