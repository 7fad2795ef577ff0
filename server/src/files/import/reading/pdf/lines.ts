/** A run of text on a page, as the PDF has it. */
export interface Run {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
  endsLine: boolean;
}

export interface Line {
  text: string;
  x: number;
  right: number;
  y: number;
  size: number;
  page: number;
}

/** A space that is not written but only left: of the size of the type. */
const GAP = 0.2;

/** Joins the runs of a page to lines, in the order in which the page writes them. */
export function linesOf(runs: readonly Run[], page: number): Line[] {
  const lines: Line[] = [];
  let line: Line | null = null;
  for (const run of runs) {
    const isSame =
      line !== null && Math.abs(line.y - run.y) < Math.max(1, Math.min(line.size, run.size || line.size) * 0.5);
    if (line === null || !isSame) {
      if (run.text.trim() === '') continue;
      line = { text: '', x: run.x, right: run.x, y: run.y, size: run.size, page };
      lines.push(line);
    }
    const gap = run.x - line.right;
    if (line.text !== '' && gap > line.size * GAP && !/\s$/.test(line.text) && !/^\s/.test(run.text)) line.text += ' ';
    line.text += run.text;
    line.right = Math.max(line.right, run.x + run.width);
    if (run.text.trim().length > 1) line.size = Math.max(line.size, run.size);
    if (run.endsLine) line = null;
  }
  return lines.map((one) => ({ ...one, text: one.text.trim() })).filter(({ text }) => text !== '');
}

const MARGIN_LINES = 2;
const LEAST_PAGES = 3;
const SHARE = 0.3;

const keyOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\p{Nd}]+|\b[ivxlc]+\b/gu, '#')
    .replace(/\s+/g, ' ');
const isNumber = (text: string): boolean =>
  /^[\s–—\-|]*(?:page\s+)?(?:\p{Nd}{1,4}|[ivxlc]{1,7})(?:\s*(?:\/|of)\s*\p{Nd}{1,4})?[\s–—\-|]*$/iu.test(text);

/** Takes out running heads and page numbers: what stands at the edge of many pages, numbers aside, in the same words. */
export function withoutMargins(pages: readonly (readonly Line[])[]): Line[] {
  const edges = pages.map((lines) => {
    const byHeight = [...lines].sort((a, b) => b.y - a.y);
    return new Set([...byHeight.slice(0, MARGIN_LINES), ...byHeight.slice(-MARGIN_LINES)]);
  });
  const seen = new Map<string, number>();
  for (const edge of edges)
    for (const key of new Set([...edge].map(({ text }) => keyOf(text)))) seen.set(key, (seen.get(key) ?? 0) + 1);
  const isMargin = (line: Line): boolean => {
    const times = seen.get(keyOf(line.text)) ?? 0;
    if (pages.length >= LEAST_PAGES && times >= Math.max(LEAST_PAGES, pages.length * SHARE)) return true;
    return pages.length > 1 && isNumber(line.text) && times >= 2;
  };
  return pages.flatMap((lines, at) => lines.filter((line) => !(edges[at]?.has(line) && isMargin(line))));
}
