import { type Line, runsLeft } from './lines.ts';

/** Of the width of a word, what must be left for it to have fitted. */
const EASE = 1.4;
/** Scripts without spaces may leave so many signs' room, since some do not begin a line. */
const LEAST_SIGNS = 3;
/** Scripts that put no space between words: neither is there one at the end of a line. */
export const NO_SPACE =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}　-〿！-～]/u;

/** The room that the first word of a line would have needed on the line before. */
export function roomFor({ text, x, right, size }: Line): number {
  const word = NO_SPACE.test(text.slice(0, 1)) ? 1 : (text.split(/\s/, 1)[0]?.length ?? 0) + 1;
  const share = Math.min(word, text.length) / Math.max(1, text.length);
  return Math.max((right - x) * share * EASE, size * LEAST_SIGNS);
}

/** The lines of a block of this width that were ended on purpose: the next word would have had room. */
export function brokenLines(lines: readonly Line[], width = 0): Set<Line> {
  const broken = new Set<Line>();
  const [first] = lines;
  if (first === undefined) return broken;
  const widest = Math.max(width, ...lines.map(({ x, right }) => right - x));
  const left = Math.min(first.right - width, ...lines.map(({ x }) => x));
  const edge = Math.max(first.x + width, ...lines.map(({ right }) => right));
  for (const [at, line] of lines.entries()) {
    const next = lines[at + 1];
    if (next === undefined || /[-\u2010\u00ad]$/.test(line.text)) continue;
    const behind = runsLeft(line.text) ? line.x - left : edge - line.right;
    if (Math.min(behind, widest - (line.right - line.x)) > roomFor(next)) broken.add(line);
  }
  return broken;
}
