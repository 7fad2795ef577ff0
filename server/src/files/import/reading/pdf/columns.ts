import { add, type Line, runsLeft, textOf } from './lines.ts';

/** So many lines make a column. */
const LEAST_LINES = 4;
/** Of the letters of a page, each column. */
const LEAST_SHARE = 0.15;
/** A column is filled: its lines are as long as this part of it, on average. */
const FILLED = 0.5;
const DEEPEST = 3;

interface Split {
  left: ReadonlySet<Line>;
  right: ReadonlySet<Line>;
}

const letters = (lines: readonly Line[]): number => lines.reduce((sum, { text }) => sum + text.length, 0);

const isFilled = (lines: readonly Line[], width: number): boolean =>
  lines.reduce((sum, { x, right }) => sum + right - x, 0) / lines.length >= width * FILLED;

const rangeOf = (lines: readonly Line[]): [low: number, high: number] => [
  Math.min(...lines.map(({ y }) => y)),
  Math.max(...lines.map(({ y }) => y)),
];

/** Columns that stand side by side where this line begins; null when there are none. */
function splitAt(lines: readonly Line[], at: Line): Split | null {
  const right = lines.filter(({ x }) => x >= at.x - 1);
  const left = lines.filter((line) => line.right <= at.x - at.size * 0.6);
  if (left.length < LEAST_LINES || right.length < LEAST_LINES) return null;
  const least = letters(lines) * LEAST_SHARE;
  if (letters(left) < least || letters(right) < least) return null;
  const edges = [Math.min(...left.map(({ x }) => x)), Math.max(...right.map((line) => line.right))] as const;
  if (!isFilled(left, at.x - edges[0]) || !isFilled(right, edges[1] - at.x)) return null;
  const [leftLow, leftHigh] = rangeOf(left);
  const [rightLow, rightHigh] = rangeOf(right);
  const shared = Math.min(leftHigh, rightHigh) - Math.max(leftLow, rightLow);
  return shared > at.size * LEAST_LINES ? { left: new Set(left), right: new Set(right) } : null;
}

function splitOf(lines: readonly Line[]): Split | null {
  const beginnings = new Map(lines.map((line) => [Math.round(line.x), line]));
  let best: Split | null = null;
  for (const at of beginnings.values()) {
    const split = splitAt(lines, at);
    if (split !== null && (best === null || split.left.size + split.right.size > best.left.size + best.right.size)) {
      best = split;
    }
  }
  return best;
}

/** Lines that know which column they stand in. */
function inColumn(lines: readonly Line[]): Line[] {
  const column = { left: Math.min(...lines.map(({ x }) => x)), right: Math.max(...lines.map(({ right }) => right)) };
  return lines.map((line) => ({ ...line, column }));
}

/** Columns one after the other; what stands across them keeps its place. */
function byColumns(lines: readonly Line[], isRtl: boolean, depth: number): Line[] {
  const split = depth === 0 || lines.length > 600 ? null : splitOf(lines);
  if (split === null) return [...lines];
  const ordered: Line[] = [];
  let [left, right]: [Line[], Line[]] = [[], []];
  const flush = (): void => {
    const columns = isRtl ? [right, left] : [left, right];
    ordered.push(...columns.flatMap((column) => byColumns(inColumn(column), isRtl, depth - 1)));
    [left, right] = [[], []];
  };
  for (const line of [...lines].sort((a, b) => b.y - a.y)) {
    if (split.left.has(line)) left.push(line);
    else if (split.right.has(line)) right.push(line);
    else {
      flush();
      ordered.push(line);
    }
  }
  flush();
  return ordered;
}

/** Parts of one line that only white space had parted. */
function rejoined(lines: readonly Line[]): Line[] {
  const joined: Line[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    const isBehind = last !== undefined && Math.abs(last.y - line.y) < line.size * 0.3 && line.x >= last.right;
    if (last === undefined || !isBehind) {
      joined.push({ ...line, spans: line.spans.map((span) => ({ ...span })) });
      continue;
    }
    add(last.spans, { text: ' ', bold: false, italic: false });
    for (const span of line.spans) add(last.spans, span);
    last.text = textOf(last.spans);
    last.right = Math.max(last.right, line.right);
  }
  return joined;
}

/** The lines of a page in the order in which they are read. */
export function inReadingOrder(lines: readonly Line[]): Line[] {
  const isRtl = runsLeft(lines.map(({ text }) => text).join(' '));
  return rejoined(byColumns(lines, isRtl, DEEPEST));
}
