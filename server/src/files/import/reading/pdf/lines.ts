import type { Run, Span } from './runs.ts';

/** Text on one height of a page, in the order of reading. */
export interface Line {
  spans: Span[];
  text: string;
  x: number;
  right: number;
  y: number;
  size: number;
  page: number;
  /** The edges of the column that it stands in, where a page has several. */
  column?: { left: number; right: number };
}

/** A space that is not written but only left: of the size of the type. */
const GAP = 0.2;
/** What is left between two columns, at least; wide white space in a line is joined again (`columns.ts`). */
const GUTTER = 1.6;
const RTL = /[\p{sc=Hebrew}\p{sc=Arabic}]/gu;
const LETTER = /\p{L}/gu;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Most of its letters run to the left. */
export const runsLeft = (text: string): boolean => count(text, RTL) * 2 > count(text, LETTER);

/** What lies between two runs, whichever comes first on the page. */
const between = (a: Run, b: Run): number => Math.max(b.x - (a.x + a.width), a.x - (b.x + b.width));

/** Runs of one height that follow each other, in the order in which the page writes them. */
function grouped(runs: readonly Run[]): Run[][] {
  const groups: Run[][] = [];
  let group: Run[] | null = null;
  let size = 0;
  for (const run of runs) {
    const last: Run | undefined = group?.at(-1);
    const isBlank = run.text.trim() === '';
    const isSame =
      last !== undefined &&
      Math.abs(last.y - run.y) < Math.max(1, Math.max(size, run.size) * 0.5) &&
      (isBlank || between(last, run) < size * GUTTER);
    if (group === null || !isSame) {
      group = isBlank ? null : [run];
      size = run.size;
      if (group !== null) groups.push(group);
    } else {
      // White space may be as wide as a gutter: what it parts is decided by what follows.
      if (!isBlank || run.width < size * GUTTER) group.push(run);
      if (run.text.trim().length > 1) size = Math.max(size, run.size);
    }
    if (run.endsLine) group = null;
  }
  return groups;
}

/** Runs as they are read: what runs to the left from the right edge, words of other scripts in it as they stand. */
function inOrder(group: readonly Run[]): Run[] {
  if (!runsLeft(group.map(({ text }) => text).join(''))) return [...group];
  const ordered = [...group].sort((a, b) => b.x - a.x);
  const read: Run[] = [];
  let foreign: Run[] = [];
  for (const run of ordered) {
    if (!run.isRtl && /[\p{L}\p{N}]/u.test(run.text)) foreign.unshift(run);
    else if (foreign.length > 0 && run.text.trim() === '') foreign.unshift(run);
    else {
      read.push(...foreign, run);
      foreign = [];
    }
  }
  return [...read, ...foreign];
}

/** Adds text to spans; what looks the same is one. */
export function add(spans: Span[], { text, bold, italic }: Span): void {
  const last = spans.at(-1);
  const isWhite = text.trim() === '';
  if (last !== undefined && (isWhite || (last.bold === bold && last.italic === italic))) last.text += text;
  else if (text !== '') spans.push({ text, bold, italic });
}

export const textOf = (spans: readonly Span[]): string => spans.map(({ text }) => text).join('');

function lineOf(group: readonly Run[], page: number): Line {
  const spans: Span[] = [];
  let before: Run | null = null;
  for (const run of inOrder(group)) {
    const text = textOf(spans);
    const isApart = before !== null && between(before, run) > run.size * GAP;
    if (isApart && text !== '' && !/\s$/.test(text) && !/^\s/.test(run.text)) add(spans, { ...run, text: ' ' });
    add(spans, run);
    before = run;
  }
  const [first] = spans;
  if (first !== undefined) first.text = first.text.trimStart();
  const last = spans.at(-1);
  if (last !== undefined) last.text = last.text.trimEnd();
  const words = group.filter(({ text }) => text.trim().length > 1);
  return {
    spans: spans.filter(({ text }) => text !== ''),
    text: textOf(spans),
    x: Math.min(...group.map(({ x }) => x)),
    right: Math.max(...group.map(({ x, width }) => x + width)),
    y: group[0]?.y ?? 0,
    size: Math.max(...(words.length > 0 ? words : group).map(({ size }) => size)),
    page,
  };
}

/** Joins the runs of a page to lines, in the order in which the page writes them. */
export const linesOf = (runs: readonly Run[], page: number): Line[] =>
  grouped(runs)
    .map((group) => lineOf(group, page))
    .filter(({ text }) => text.trim() !== '');
