import { ExternalHyperlink, type ParagraphChild, TextRun } from 'docx';
import { isText, type TreeNode, type TreePart, type TreeText } from '../../../documents/contents/tree.ts';
import { possible } from '../xml.ts';

const RTL = /^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}]/u;

/** A paragraph whose first letter runs to the left. */
export const startsRtl = (node: TreeNode): boolean =>
  RTL.test((node.content ?? []).map((part) => (isText(part) ? part.text : '')).join(''));

function styleOf(has: (name: string) => boolean): { style?: string } {
  if (has('code')) return { style: 'CodeCharacters' };
  return has('link') ? { style: 'Hyperlink' } : {};
}

/** What is not said is left to the paragraph's style: a heading is bold. */
function runOf({ text, marks = [] }: TreeText, isRtl: boolean): TextRun {
  const has = (name: string): boolean => marks.some(({ type }) => type === name);
  return new TextRun({
    text,
    ...(has('bold') ? { bold: true } : {}),
    ...(has('italic') ? { italics: true } : {}),
    ...(has('strike') ? { strike: true } : {}),
    ...(isRtl && RTL.test(text) ? { rightToLeft: true } : {}),
    ...(has('underline') ? { underline: {} } : {}),
    ...(has('highlight') ? { highlight: 'yellow' as const } : {}),
    ...styleOf(has),
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
