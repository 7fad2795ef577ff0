/** A manuscript as a model is given it: plain text in which headings, scene breaks, lists and emphasis can be seen. */
import { countWords } from '@penora/protocol/words/pieces';
import { blockTexts } from '../../../documents/contents/plainText.ts';
import { isText, type Tree, type TreeNode, type TreePart } from '../../../documents/contents/tree.ts';

/**
 * The signs are those that a writer of documents takes back (generation/writer); none of them counts as a word, so numbers
 * of lists are not among them.
 */
export const workText = (tree: Tree): string => tree.content.flatMap(linesOf).join('\n\n');

function linesOf(node: TreeNode): string[] {
  switch (node.type) {
    case 'horizontalRule':
      return ['* * *'];
    case 'heading':
      return blockTexts(node).map(
        (text) => `${'#'.repeat(Number(node.attrs?.level ?? 1))} ${text.replace(/\n/g, ' ')}`,
      );
    case 'paragraph':
      return blockTexts(node).map((text) => emphasised(node.content ?? [], text));
    case 'codeBlock':
      return blockTexts(node);
    case 'bulletList':
      return nodesIn(node).flatMap((item) =>
        linesOf(item).map((line, at) => (at === 0 && !line.startsWith('* ') ? `* ${line}` : line)),
      );
    default:
      return nodesIn(node).flatMap(linesOf);
  }
}

const nodesIn = (node: TreeNode): TreeNode[] => (node.content ?? []).filter((part) => !isText(part));

interface Run {
  text: string;
  sign: string;
}

const hasMark = (part: TreePart, name: string): boolean =>
  isText(part) && (part.marks ?? []).some(({ type }) => type === name);

function runsOf(parts: readonly TreePart[]): Run[] {
  const runs: Run[] = [];
  for (const part of parts) {
    const sign = (hasMark(part, 'bold') ? '**' : '') + (hasMark(part, 'italic') ? '*' : '');
    const text = isText(part) ? part.text : '\n';
    const last = runs.at(-1);
    if (last?.sign === sign) last.text += text;
    else runs.push({ text, sign });
  }
  return runs;
}

/** With its bold and italic, unless the signs would stand inside a word, meet others or change what is counted. */
function emphasised(parts: readonly TreePart[], plain: string): string {
  const runs = runsOf(parts);
  if (runs.every(({ sign }) => sign === '') || plain.includes('*')) return plain;
  const marked = runs.map(({ text, sign }, at) => {
    const core = text.trim();
    if (sign === '' || core === '') return text;
    const start = text.indexOf(core);
    const before = text.slice(0, start) || (runs[at - 1]?.text.slice(-1) ?? '');
    const behind = text.slice(start + core.length) || (runs[at + 1]?.text.slice(0, 1) ?? '');
    const meets = text === core && (isMet(runs[at - 1]) || isMet(runs[at + 1]));
    if (meets || /[\p{L}\p{M}\p{N}]$/u.test(before) || /^[\p{L}\p{M}\p{N}]/u.test(behind)) return text;
    return text.slice(0, start) + sign + core + sign + text.slice(start + core.length);
  });
  const text = marked.join('');
  return countWords(text) === countWords(plain) ? text : plain;
}

const isMet = (run: Run | undefined): boolean => run !== undefined && run.sign !== '';
