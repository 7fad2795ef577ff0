import { chapterLines } from '../chapterLines.ts';
import { type Parting, partingIn } from './hyphens.ts';
import { NO_SPACE, roomFor } from './lineBreaks.ts';
import { add, type Line, runsLeft, textOf } from './lines.ts';
import { type Item, isInside, listItems, withoutMarker } from './listItems.ts';
import type { Span } from './runs.ts';

export interface Paragraph {
  spans: Span[];
  /** 0 for no heading. */
  level: number;
  /** Of a list in which it stands, and whether the item begins with it. */
  item?: Item;
  beginsItem?: boolean;
}

const HEADING = 1.15;
const HEADING_CHARACTERS = 200;
const FAR = 1.45;
const INDENT = 0.8;
const SHORT = 0.85;
const ENDS = /[.!?…:;。！？।॥۔؟"”’»)\]」』）】〉》]$/u;
/** Parts two scenes, and is never a part of a paragraph. */
const SCENE = /^[*#](?:\s*[*#])*$/;
/** A line of a table of contents: it ends with the number of a page. */
const LEADS = /\.\s?\.\s?\.\s?\.\s?[\p{Nd}ivxlc]{1,7}$/iu;
/** Of the width of the text: a line that is shorter, and begins so much further in than the next, was set at the side. */
const ASIDE = 0.3;

const rounded = (size: number): number => Math.round(size * 2) / 2;

function usual(values: Iterable<readonly [value: number, weight: number]>): number {
  const weights = new Map<number, number>();
  for (const [value, weight] of values) weights.set(value, (weights.get(value) ?? 0) + weight);
  return [...weights].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}

/** How the text of a PDF is set, found from its lines. */
export class Setting {
  readonly size: number;
  readonly #left: number;
  readonly #leading: number;
  readonly #right: number;
  readonly #sizes: number[];

  constructor(lines: readonly Line[]) {
    this.size = usual(lines.map(({ size, text }) => [rounded(size), text.length]));
    const gaps = lines.flatMap((line, at) => {
      const next = lines[at + 1];
      return next !== undefined && next.page === line.page && line.y > next.y
        ? [[rounded(line.y - next.y), 1] as const]
        : [];
    });
    this.#leading = usual(gaps) || this.size * 1.2;
    this.#left = usual(lines.map(({ x }) => [Math.round(x), 1]));
    const ends = lines.map(({ right }) => right).sort((a, b) => a - b);
    this.#right = ends[Math.floor(ends.length * 0.9)] ?? 0;
    const large = lines.filter((line) => this.isLarge(line)).map(({ size }) => rounded(size));
    this.#sizes = [...new Set(large)].sort((a, b) => b - a);
  }

  /** What is left of its column on both sides: first where reading begins. */
  #free({ x, right, text, column }: Line): [before: number, behind: number] {
    const free = [x - (column?.left ?? this.#left), (column?.right ?? this.#right) - right] as const;
    return runsLeft(text) ? [free[1], free[0]] : [...free];
  }

  /** Of the column that a line stands in. */
  #width({ column }: Line): number {
    return column === undefined ? this.#right - this.#left : column.right - column.left;
  }

  /** Two lines that are both indented as first lines are, the first of them with a whole sentence. */
  bothBegin(before: Line, line: Line): boolean {
    const [indent, indentBefore] = [this.#free(line)[0], this.#free(before)[0]];
    const isSame = Math.abs(indent - indentBefore) < this.size / 4;
    return isSame && indent > this.size * INDENT && ENDS.test(before.text);
  }

  /** What the lines of a block can fill, of which this is the first. */
  roomOf(line: Line): number {
    return this.#width(line) - Math.max(0, this.#free(line)[0]);
  }

  /** Whether a line of an item begins a paragraph of its own in it. */
  partsInItem(before: Line, line: Line): boolean {
    const gap = before.y - line.y;
    if (line.page === before.page && gap > this.#leading * FAR) return true;
    return this.#free(before)[1] > roomFor(line) && line.x - before.x < this.size * INDENT;
  }

  isLarge({ size, text }: Line): boolean {
    return rounded(size) > this.size * HEADING && text.length <= HEADING_CHARACTERS && /\p{L}|\p{N}/u.test(text);
  }

  levelOf(line: Line): number {
    return this.isLarge(line) ? Math.min(3, this.#sizes.indexOf(rounded(line.size)) + 1) : 0;
  }

  /** Whether a new paragraph begins between two lines. `isLoose`: they stand in nothing that is indented as a whole. */
  parts(before: Line, line: Line, isLoose = false): boolean {
    if (this.levelOf(before) !== this.levelOf(line) || LEADS.test(before.text)) return true;
    if (SCENE.test(before.text) || SCENE.test(line.text)) return true;
    const [indent] = this.#free(line);
    const [indentBefore, behind] = this.#free(before);
    const isIndented = indent > this.size * INDENT && indent - indentBefore > this.size * INDENT;
    const isShort = behind > (this.#width(before) - indentBefore) * (1 - SHORT);
    const least = this.#width(before) * ASIDE;
    const isAside = indentBefore - indent > least && before.right - before.x < least;
    const gap = before.y - line.y;
    if (line.page !== before.page || gap < 0) {
      const isShifted =
        indent > this.size * INDENT && (isLoose || Math.abs(indent - indentBefore) > this.size * INDENT);
      return (isShort && behind > roomFor(line)) || (isShifted && ENDS.test(before.text));
    }
    return gap > this.#leading * FAR || isIndented || isAside || (isShort && ENDS.test(before.text));
  }
}

/** What stands between two lines that are one: nothing behind a hyphen and in scripts without spaces. */
function joint(text: string, next: string, isParted: Parting): { cut: boolean; space: boolean } {
  if (text.endsWith('\u00ad')) return { cut: true, space: false };
  if (isParted(text, next)) return { cut: true, space: false };
  // A dash that touches its words does so over the end of a line, too.
  if (/\S[-\u2010\u2013\u2014]$/u.test(text) || /^[\u2014]\S/u.test(next)) return { cut: false, space: false };
  return { cut: false, space: !(NO_SPACE.test(text.slice(-1)) && NO_SPACE.test(next.slice(0, 1))) };
}

/** Adds a line to those before it: hyphens that part a word go, spaces come where the script has them. */
export function join(spans: Span[], line: readonly Span[], isParted: Parting): void {
  const last = spans.at(-1);
  if (last !== undefined) {
    const { cut, space } = joint(textOf(spans.slice(-2)), textOf(line), isParted);
    if (cut) last.text = last.text.slice(0, -1);
    if (space) last.text += ' ';
  }
  for (const span of line) add(spans, span);
}

/** The paragraphs, headings and items that lines make. */
export function paragraphsOf(lines: readonly Line[]): Paragraph[] {
  const setting = new Setting(lines);
  const isParted = partingIn(lines);
  const items = listItems(
    lines.filter((line) => setting.levelOf(line) === 0),
    setting.size,
  );
  const paragraphs: Paragraph[] = [];
  let before: Line | null = null;
  let isFirst = true;
  for (const line of lines) {
    const last = paragraphs.at(-1);
    const item = items.get(line);
    const around = item === null ? undefined : (item ?? itemAround(last, line));
    const begins: boolean =
      before === null ||
      item !== undefined ||
      (around === undefined
        ? last?.item !== undefined || setting.parts(before, line) || (isFirst && setting.bothBegin(before, line))
        : setting.partsInItem(before, line));
    if (last === undefined || begins)
      paragraphs.push({
        spans: [],
        level: setting.levelOf(line),
        ...(around === undefined ? {} : { item: around, beginsItem: Boolean(item) }),
      });
    isFirst = begins;
    const [own = line] = item ? withoutMarker([line]) : [line];
    join(paragraphs.at(-1)?.spans ?? [], own.spans, isParted);
    before = line;
  }
  return withChapters(paragraphs);
}

const itemAround = (last: Paragraph | undefined, line: Line): Item | undefined =>
  last?.item !== undefined && isInside(last.item, line) ? last.item : undefined;

/** Where all is of one size, lines that say so begin chapters, as in plain text. */
function withChapters(paragraphs: readonly Paragraph[]): Paragraph[] {
  if (paragraphs.some(({ level }) => level > 0)) return [...paragraphs];
  const chapters = chapterLines(paragraphs.map(({ spans }) => textOf(spans)));
  return paragraphs.map((paragraph, at) => (chapters.has(at) ? { ...paragraph, level: 1 } : paragraph));
}
