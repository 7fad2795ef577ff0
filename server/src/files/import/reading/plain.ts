import type { Tree } from '../../../documents/contents/tree.ts';
import { chapterLines } from './chapterLines.ts';
import { TreeBuilder } from './treeBuilder.ts';

/** Fewer joints than this say nothing about how a text is set. */
const LEAST_JOINTS = 12;
const NARROW = 50;
const WIDE = 100;
/** Of the joints, how many have to be where the next word would not have fitted. */
const WRAPPED_SHARE = 0.6;

const firstWord = (line: string): number => line.trim().split(/\s/, 1)[0]?.length ?? 0;

/** How wide a text is set whose lines were broken by a machine; null when each line stands for itself. */
function wrapWidth(lines: readonly string[]): number | null {
  const lengths = lines.filter((line) => line.trim() !== '').map((line) => line.length);
  if (lengths.length < LEAST_JOINTS) return null;
  const width = lengths.sort((a, b) => a - b)[Math.floor(lengths.length * 0.97)] ?? 0;
  if (width < NARROW || width > WIDE) return null;
  const joints = lines.flatMap((line, at) => {
    const next = lines[at + 1] ?? '';
    return line.trim() === '' || next.trim() === '' ? [] : [line.length + 1 + firstWord(next) > width];
  });
  const broken = joints.filter(Boolean).length;
  return joints.length >= LEAST_JOINTS && broken > joints.length * WRAPPED_SHARE ? width : null;
}

/** Joins lines that were broken only for their width; verses and addresses keep theirs. */
function paragraphsOf(text: string): string[] {
  const lines = text
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replace(/\f/g, '\n')
    .split('\n');
  const width = wrapWidth(lines);
  if (width === null) return lines.filter((line) => line.trim() !== '');
  const paragraphs: string[] = [];
  let before: string | null = null;
  for (const line of lines) {
    if (line.trim() === '') before = null;
    else if (before !== null && !/^\s{2,}/.test(line) && before.length + 1 + firstWord(line) > width) {
      paragraphs[paragraphs.length - 1] += ` ${line.trim()}`;
      before = line;
    } else {
      paragraphs.push(line.trimEnd());
      before = line;
    }
  }
  return paragraphs;
}

/** Plain text: a paragraph for each line or each block of wrapped lines, headings for lines that begin chapters. */
export function readPlain(text: string): Tree {
  const builder = new TreeBuilder('kept');
  const paragraphs = paragraphsOf(text);
  const headings = chapterLines(paragraphs);
  for (const [index, paragraph] of paragraphs.entries()) {
    if (headings.has(index)) builder.begin('heading', { level: 1 });
    else builder.begin('paragraph');
    builder.text(headings.has(index) ? paragraph.trim() : paragraph);
  }
  return builder.finish();
}
