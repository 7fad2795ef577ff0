import { ExternalHyperlink, type ParagraphChild, TextRun } from 'docx';
import { isText, type TreeNode, type TreePart, type TreeText } from '../../../documents/contents/tree.ts';
import { possible } from '../xml.ts';

const RTL = /^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}]/u;

/** A paragraph whose first letter runs to the left. */
export const startsRtl = (node: TreeNode): boolean =>
  RTL.test((node.content ?? []).map((part) => (isText(part) ? part.text : '')).join(''));

function runOf({ text, marks = [] }: TreeText, isRtl: boolean): TextRun {
  const has = (name: string): boolean => marks.some(({ type }) => type === name);
  return new TextRun({
    text,
    bold: has('bold'),
    italics: has('italic'),
    strike: has('strike'),
    rightToLeft: isRtl && RTL.test(text),
    ...(has('underline') ? { underline: {} } : {}),
    ...(has('highlight') ? { highlight: 'yellow' as const } : {}),
    ...(has('code') ? { style: 'CodeCharacters' } : has('link') ? { style: 'Hyperlink' } : {}),
  });
}

function childOf(part: TreePart, isRtl: boolean): ParagraphChild[] {
  if (!isText(part)) return part.type === 'hardBreak' ? [new TextRun({ break: 1 })] : [];
  const lines = possible(part.text).split('\n');
  const runs = lines.flatMap((text, at) => [
    ...(at === 0 ? [] : [new TextRun({ break: 1 })]),
    runOf({ ...part, text }, isRtl),
  ]);
  const href = part.marks?.find(({ type }) => type === 'link')?.attrs?.href;
  return typeof href === 'string' ? [new ExternalHyperlink({ link: href, children: runs })] : runs;
}

/** The text of a block as Word's runs. */
export const runsOf = (node: TreeNode, isRtl: boolean): ParagraphChild[] =>
  (node.content ?? []).flatMap((part) => childOf(part, isRtl));
