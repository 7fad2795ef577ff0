import type { TreeNode } from '../../../../documents/contents/tree.ts';
import { isText } from '../../../../documents/contents/tree.ts';
import type { Look } from '../fonts/look.ts';

/** A stretch of text of one appearance. */
export interface Span extends Look {
  text: string;
  underline: boolean;
  strike: boolean;
  highlight: boolean;
  link: string | null;
}

/** Ends a line inside a paragraph. */
export const LINE_BREAK = '\u2028';

const plain: Omit<Span, 'text'> = {
  bold: false,
  italic: false,
  mono: false,
  underline: false,
  strike: false,
  highlight: false,
  link: null,
};

export const spanOf = (text: string, look: Partial<Omit<Span, 'text'>> = {}): Span => ({ ...plain, ...look, text });

const CONTROL = /[\p{Cc}\ufffe\uffff]/gu;

/** As it stands on paper: composed, without signs that have no place there. */
export const printed = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\t/g, '    ')
    .replace(/\r\n?|\n/g, LINE_BREAK)
    .replace(CONTROL, '');

/** The text of a paragraph, a heading or a code block. */
export function spansOf(node: TreeNode, look: Partial<Omit<Span, 'text'>> = {}): Span[] {
  return (node.content ?? []).flatMap((part): Span[] => {
    if (!isText(part)) return part.type === 'hardBreak' ? [spanOf(LINE_BREAK, look)] : [];
    const marks = part.marks ?? [];
    const has = (name: string): boolean => marks.some(({ type }) => type === name);
    const href = marks.find(({ type }) => type === 'link')?.attrs?.href;
    return [
      {
        ...plain,
        ...look,
        text: printed(part.text),
        bold: (look.bold ?? false) || has('bold'),
        italic: (look.italic ?? false) !== has('italic'),
        mono: (look.mono ?? false) || has('code'),
        underline: has('underline'),
        strike: has('strike'),
        highlight: has('highlight'),
        link: typeof href === 'string' ? href : null,
      },
    ];
  });
}
