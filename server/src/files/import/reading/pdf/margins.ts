import type { Line } from './lines.ts';

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
