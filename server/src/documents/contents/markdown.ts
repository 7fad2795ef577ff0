import { escapeLineStart, inline } from './markdownInline.ts';
import { SCENE_BREAK } from './sceneBreak.ts';
import { isText, type Tree, type TreeNode } from './tree.ts';

/** The content as CommonMark (with GFM's strikethrough); what looks like Markdown in the text is escaped. */
export const markdown = (tree: Tree): string => blocks(tree.content);

const isList = ({ type }: TreeNode): boolean => type === 'bulletList' || type === 'orderedList';

/** Neighbouring lists of one kind have signs of their own, else they would be one. */
function blocks(nodes: readonly TreeNode[]): string {
  let isOther = false;
  const written = nodes.map((node, at) => {
    isOther = isList(node) && node.type === nodes[at - 1]?.type && !isOther;
    return isList(node) ? list(node, isOther) : block(node);
  });
  return written.filter(Boolean).join('\n\n');
}

const children = (node: TreeNode): TreeNode[] => (node.content ?? []).filter((part) => !isText(part));

const indent = (text: string, first: string, rest: string): string =>
  text
    .split('\n')
    .map((line, index) => (index === 0 ? first : line === '' ? '' : rest) + line)
    .join('\n');

function block(node: TreeNode): string {
  switch (node.type) {
    case 'paragraph':
      return (
        signsAlone(node) ??
        inline(node.content ?? [])
          .split('\n')
          .map(escapeLineStart)
          .join('\n')
      );
    case 'heading':
      return heading(node);
    case 'blockquote':
      return quotation(node);
    case 'bulletList':
    case 'orderedList':
      return list(node);
    case 'listItem':
      return blocks(children(node));
    case 'codeBlock':
      return codeBlock(node);
    case 'horizontalRule':
      return '---';
    case 'hardBreak':
      return '';
    default:
      return node.type satisfies never;
  }
}

/** A paragraph that looks like a scene break and is none; null for all others. Its first sign is written by its number. */
function signsAlone(node: TreeNode): string | null {
  const text = (node.content ?? []).map((part) => (isText(part) ? part.text : '\n')).join('');
  const isMarked = (node.content ?? []).some(
    (part) => isText(part) && part.marks?.some(({ type }) => type !== 'generation'),
  );
  const signs = text.trim();
  if (isMarked || !SCENE_BREAK.test(signs)) return null;
  return `&#${signs.charCodeAt(0)};${inline([{ type: 'text', text: signs.slice(1) }])}`;
}

function heading(node: TreeNode): string {
  // A heading is one line; a closing row of # would be taken for decoration.
  const text = inline(node.content ?? [])
    .replace(/\\\n/g, ' ')
    .replace(/(#+)$/, '\\$1');
  return `${'#'.repeat(Number(node.attrs?.level ?? 1))} ${text}`.trimEnd();
}

const quotation = (node: TreeNode): string =>
  blocks(children(node))
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');

function list(node: TreeNode, isOther = false): string {
  const start = Number(node.attrs?.start ?? 1);
  const marker = (index: number): string => {
    if (node.type === 'bulletList') return isOther ? '* ' : '- ';
    return `${start + index}${isOther ? ')' : '.'} `;
  };
  return children(node)
    .map((item, index) => indent(block(item), marker(index), ' '.repeat(marker(index).length)))
    .join('\n');
}

function codeBlock(node: TreeNode): string {
  const text = (node.content ?? []).map((part) => (isText(part) ? part.text : '')).join('');
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${String(node.attrs?.language ?? '')}\n${text}\n${fence}`;
}
