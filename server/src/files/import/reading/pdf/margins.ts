/**
 * Running heads and page numbers of files that do not say what they are. What is taken out is lost, so all has to speak
 * for it: a line at the edge of the page, apart from the text, no larger than it, in the same place on most pages, in the
 * same words or with a number that counts up with the pages. Else it stays.
 */
import { chapterLines } from '../chapterLines.ts';
import type { Line } from './lines.ts';
import { keysOf, type MarginKey } from './marginKeys.ts';

export interface MarginPage {
  lines: readonly Line[];
  /** The heights of its lower and upper edge. */
  low: number;
  high: number;
}

type Edge = 'head' | 'foot';

interface Candidate {
  line: Line;
  page: number;
  place: string;
  /** Clearly further off from the text than its lines are from each other. */
  isApart: boolean;
  /** Smaller than the text and above it, where no notes stand: that speaks for it. */
  isSmallHead: boolean;
  keys: readonly MarginKey[];
}

const ROWS = 2;
const MOST_CHARACTERS = 200;
/** Of a page's height, the part at each edge in which they stand. */
const BAND = 0.15;
/** How much further off than lines and paragraphs of the text are from each other. */
const APART = 1.2;
/** Of all distances between lines, those that come so often are usual ones. */
const USUAL = 0.1;
const LEAST_TIMES = 3;
const SHARE = 0.5;
/** Of the size of the text. */
const SMALL = 0.9;
/** What is small may come less often: on no page that begins a chapter, and each other one has something else. */
const SMALL_TIMES = 2;
const SMALL_SHARE = 0.3;

/** Lines by height, from the top; those of one height are one row. */
function rowsOf(lines: readonly Line[]): Line[][] {
  const rows: Line[][] = [];
  for (const line of [...lines].sort((a, b) => b.y - a.y)) {
    const row = rows.at(-1);
    const [first] = row ?? [];
    if (row !== undefined && first !== undefined && first.y - line.y < line.size * 0.3) row.push(line);
    else rows.push([line]);
  }
  return rows;
}

const heightOf = (row: readonly Line[] | undefined): number => row?.[0]?.y ?? 0;

const gapsOf = (rows: readonly Line[][]): number[] =>
  rows.slice(1).map((row, at) => Math.round((heightOf(rows[at]) - heightOf(row)) * 2) / 2);

function counts<T>(values: Iterable<T>): Map<T, number> {
  const times = new Map<T, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  return times;
}

/** The size of most letters, and the widest distance that is usual between two lines of the text. */
function bodyOf(pages: readonly Line[][][]): { size: number; gap: number } {
  const letters = new Map<number, number>();
  for (const { size, text } of pages.flat(2)) letters.set(size, (letters.get(size) ?? 0) + text.length);
  const size = [...letters].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
  const inner = pages.flatMap((rows) => gapsOf(rows.slice(ROWS, -ROWS)));
  const usual = [...counts(inner)].filter(([, times]) => times >= inner.length * USUAL).map(([gap]) => gap);
  return { size, gap: Math.max(size, ...usual) };
}

/** From an edge inwards, how many rows a clear gap parts from the text. */
function outerRows(rows: readonly Line[][], apart: number): number {
  let outer = 0;
  for (let at = 1; at <= Math.min(ROWS, rows.length); at += 1) {
    const gap = Math.abs(heightOf(rows[at - 1]) - heightOf(rows[at]));
    if (at === rows.length || gap > apart) outer = at;
  }
  return outer;
}

function candidatesOf(pages: readonly MarginPage[]): Candidate[] {
  const rowsOfPages = pages.map(({ lines }) => rowsOf(lines));
  const body = bodyOf(rowsOfPages);
  return rowsOfPages.flatMap((rows, page) => {
    const { low = 0, high = 0 } = pages[page] ?? {};
    const band = (high - low) * BAND;
    const at = (edge: Edge, from: readonly Line[][]): Candidate[] => {
      const outer = outerRows(from, body.gap * APART);
      const isNear = ({ y, size, text }: Line): boolean =>
        (edge === 'head' ? high - y : y - low) < band && size < body.size + 0.5 && text.length <= MOST_CHARACTERS;
      return from.slice(0, ROWS).flatMap((row, index) =>
        row.filter(isNear).map((line) => ({
          ...{ line, page, place: `${edge} ${Math.round(line.y / 2)} ${Math.round(line.size)}` },
          ...{ isApart: index < outer, isSmallHead: edge === 'head' && line.size < body.size * SMALL },
          keys: keysOf(line.text, page, chapterLines([line.text]).size === 0),
        })),
      );
    };
    return [...at('head', rows), ...at('foot', [...rows].reverse())];
  });
}

/** Of the lines of one place, those that are a running head or a page number. */
function marginLines(candidates: readonly Candidate[], pages: number): Line[] {
  const apart = candidates.filter(({ isApart }) => isApart);
  const times = counts(apart.flatMap(({ keys }) => keys.map(({ text }) => text)));
  const [share, least] = apart[0]?.isSmallHead === true ? [SMALL_SHARE, SMALL_TIMES] : [SHARE, LEAST_TIMES];
  const isShared = ({ keys }: Candidate): boolean =>
    keys.some(({ text, isPageNumber }) => (times.get(text) ?? 0) >= (isPageNumber ? 2 : least));
  const told = new Set(apart.filter(isShared).map(({ page }) => page));
  if (told.size < Math.max(2, pages * share)) return [];
  // What is known from other pages is known where a page has little room above its text, too.
  const isTold = ({ keys }: Candidate): boolean => keys.some(({ text }) => (times.get(text) ?? 0) >= 2);
  return candidates.filter(isTold).map(({ line }) => line);
}

/** The lines of all pages without running heads and page numbers. */
export function withoutMargins(pages: readonly MarginPage[]): Line[] {
  const places = Map.groupBy(candidatesOf(pages), ({ place }) => place);
  const written = pages.filter(({ lines }) => lines.length > 0).length;
  const margins = new Set([...places.values()].flatMap((candidates) => marginLines(candidates, written)));
  return pages.flatMap(({ lines }) => lines.filter((line) => !margins.has(line)));
}
