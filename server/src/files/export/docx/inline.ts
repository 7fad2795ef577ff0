import { ExternalHyperlink, type ParagraphChild, TextRun } from 'docx';
import { isText, type TreeNode, type TreePart, type TreeText } from '../../../documents/contents/tree.ts';
import { possible } from '../xml.ts';

const RTL = /^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}]/u;

/** A paragraph whose first letter runs to the left. */
export const startsRtl = (node: TreeNode): boolean =>
  RTL.test((node.content ?? []).map((part) => (isText(part) ? part.text : '')).join(''));

export interface RunsIn {
  isRtl: boolean;
  /** In a quotation, which is italic as a whole: what is emphasised in it stands upright. */
  isQuote: boolean;
}

function styleOf(has: (name: string) => boolean, isQuote: boolean): { style?: string } {
  if (has('code')) return { style: 'CodeCharacters' };
  if (has('link')) return { style: 'Hyperlink' };
  // Word turns round what is said twice, by the paragraph's style and by the words'.
  return isQuote && has('italic') ? { style: 'Emphasis' } : {};
}

/** What is not said is left to the paragraph's style: a heading is bold, a quotation italic. */
function runOf({ text, marks = [] }: TreeText, { isRtl, isQuote }: RunsIn): TextRun {
  const has = (name: string): boolean => marks.some(({ type }) => type === name);
  const { style } = styleOf(has, isQuote);
  return new TextRun({
    text,
    ...(has('bold') ? { bold: true } : {}),
    ...(has('italic') && style !== 'Emphasis' ? { italics: true } : {}),
    ...(has('strike') ? { strike: true } : {}),
    ...(isRtl && RTL.test(text) ? { rightToLeft: true } : {}),
    ...(has('underline') ? { underline: {} } : {}),
    ...(has('highlight') ? { highlight: 'yellow' as const } : {}),
    ...(style === undefined ? {} : { style }),
  });
}

function childOf(part: TreePart, within: RunsIn): ParagraphChild[] {
  if (!isText(part)) return part.type === 'hardBreak' ? [new TextRun({ break: 1 })] : [];
  const lines = possible(part.text).split('\n');
  const runs = lines.flatMap((text, at) => [
    ...(at === 0 ? [] : [new TextRun({ break: 1 })]),
    runOf({ ...part, text }, within),
  ]);
  const href = part.marks?.find(({ type }) => type === 'link')?.attrs?.href;
  return typeof href === 'string' ? [new ExternalHyperlink({ link: href, children: runs })] : runs;
}

/** The text of a block as Word's runs. */
export const runsOf = (node: TreeNode, within: RunsIn): ParagraphChild[] =>
  (node.content ?? []).flatMap((part) => childOf(part, within));
