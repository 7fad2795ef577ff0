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

/** Whether a column is filled; several beside each other fill it together. */
function isFilled(lines: readonly Line[], width: number): boolean {
  const heights = new Set(lines.map(({ y }) => Math.round(y)));
  return lines.reduce((sum, { x, right }) => sum + right - x, 0) / heights.size >= width * FILLED;
}

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

const SPACE = { text: ' ', bold: false, italic: false };

/** Two parts of one line as one, in the order in which they are read. */
function joined(a: Line, b: Line): Line {
  const isLeft = a.x < b.x;
  const [first, second] = isLeft === runsLeft(`${a.text} ${b.text}`) ? [b, a] : [a, b];
  const spans = first.spans.map((span) => ({ ...span }));
  for (const span of [SPACE, ...second.spans]) add(spans, span);
  return { ...a, spans, text: textOf(spans), x: Math.min(a.x, b.x), right: Math.max(a.right, b.right) };
}

/** Parts of one line that only white space had parted. */
function rejoined(lines: readonly Line[]): Line[] {
  const whole: Line[] = [];
  for (const line of lines) {
    const last = whole.at(-1);
    const isSame = last !== undefined && Math.abs(last.y - line.y) < line.size * 0.3;
    if (isSame && (line.x >= last.right || line.right <= last.x)) whole[whole.length - 1] = joined(last, line);
    else whole.push(line);
  }
  return whole;
}

/** The lines of a page in the order in which they are read. */
export function inReadingOrder(lines: readonly Line[]): Line[] {
  const isRtl = runsLeft(lines.map(({ text }) => text).join(' '));
  return rejoined(byColumns(lines, isRtl, DEEPEST));
}
