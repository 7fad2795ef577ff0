import type { TreeMark } from '../../../../documents/contents/tree.ts';
import type { TreeBuilder } from '../treeBuilder.ts';
import type { Span } from './runs.ts';

/** Ends a line inside a paragraph. */
export const LINE_BREAK = '\u2028';

const marksOf = ({ bold, italic }: Span): TreeMark[] => [
  ...(bold ? [{ type: 'bold' as const }] : []),
  ...(italic ? [{ type: 'italic' as const }] : []),
];

/** Writes text into the block that is open; white space at the edge of what is emphasised is not. */
export function write(to: TreeBuilder, spans: readonly Span[], hasMarks: boolean): void {
  for (const span of spans) {
    const marks = hasMarks ? marksOf(span) : [];
    for (const [at, line] of span.text.replaceAll('\u00ad', '').split(LINE_BREAK).entries()) {
      if (at > 0) to.lineBreak();
      const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(line) ?? [];
      to.text(before);
      to.text(words, marks);
      to.text(after);
    }
  }
}
