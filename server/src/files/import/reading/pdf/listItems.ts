/** Lists of files that do not say what is one: found by their bullets, and by numbers that follow each other. */
import { type Line, runsLeft, textOf } from './lines.ts';

/** Before the words of an item: its bullet or number. */
const MARKER = /^(?:[•◦▪‣●○■–·*\uf0b7\uf0a7-]|\(?(?:\p{N}{1,4}|\p{L}{1,3})[.)])\s+/u;
/** Signs that begin items and nothing else; dashes begin speech as well. */
const BULLET = /^[•◦▪‣●○■\uf0b7\uf0a7]\s+\S/u;
const NUMBER = /^\(?(\p{Nd}{1,3})[.)]\s+\S/u;
/** In sizes of the type: what is further in than that is another level, or not at the edge of the text. */
const STEP = 0.5;
/** So many lines further on there is no next number of the same list. */
const FAR = 60;

export interface Item {
  kind: 'bulletList' | 'orderedList';
  /** Of a list that is counted. */
  number: number;
  /** Where the bullet or number stands. */
  x: number;
}

/** The number with which the words of an item begin; null for bullets and letters. */
export function numberOf(marker: string): number | null {
  const digits = /^\s*\(?(\d{1,4})[.)]/.exec(marker)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** The lines of an item without its bullet or number. */
export function withoutMarker(lines: readonly Line[]): Line[] {
  const [first, ...rest] = lines;
  if (first === undefined) return [];
  let left = MARKER.exec(first.text)?.[0].length ?? 0;
  const spans = first.spans.map((span) => {
    const cut = Math.min(left, span.text.length);
    left -= cut;
    return { ...span, text: span.text.slice(cut) };
  });
  return [{ ...first, spans, text: textOf(spans) }, ...rest];
}

function itemOf({ text, x }: Line): Item | null {
  if (runsLeft(text)) return null;
  if (BULLET.test(text)) return { kind: 'bulletList', number: 0, x };
  const number = NUMBER.exec(text)?.[1];
  return number === undefined ? null : { kind: 'orderedList', number: Number(number), x };
}

/**
 * The lines with which items begin. Numbers count where the next or the one before stands in the same place nearby; null at
 * the edge of the text, where they may be those of chapters or verses: there each line begins a paragraph, no item.
 */
export function listItems(lines: readonly Line[], size: number): Map<Line, Item | null> {
  const near = size * STEP;
  const edge = Math.min(...lines.map(({ x }) => x));
  const items = new Map<Line, Item | null>();
  const last = new Map<string, { line: Line; at: number; item: Item }>();
  for (const [at, line] of lines.entries()) {
    const item = itemOf(line);
    if (item === null) continue;
    if (item.kind === 'bulletList') {
      items.set(line, item);
      continue;
    }
    const isFree = item.x > (line.column?.left ?? edge) + near;
    const place = (number: number): string => `${Math.round(item.x / near)} ${number}`;
    const before = last.get(place(item.number - 1));
    if (before !== undefined && at - before.at < FAR) {
      items.set(before.line, isFree ? before.item : null);
      items.set(line, isFree ? item : null);
    }
    last.set(place(item.number), { line, at, item });
  }
  return items;
}

/** Whether a line stands in an item that began so far out: behind its bullet or number. */
export const isInside = ({ x }: Item, line: Line): boolean => line.x > x + line.size * STEP;

/** Whether a level is further in than another. */
export const isDeeper = (item: Item, than: Item, size: number): boolean => item.x > than.x + size * STEP;
