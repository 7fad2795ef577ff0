import type { TreeBuilder } from '../treeBuilder.ts';
import { type Parting, partingIn, partsNothing } from './hyphens.ts';
import { brokenLines } from './lineBreaks.ts';
import { type Line, linesOf, textOf } from './lines.ts';
import { withoutMarker } from './listItems.ts';
import { join, Setting } from './paragraphs.ts';
import type { Run, Span } from './runs.ts';
import { namedIds, type Place, type TaggedBlock, TagReader } from './tags.ts';
import { LINE_BREAK, write } from './writing.ts';

export interface Page {
  runs: Run[];
  /** The heights of its lower and upper edge. */
  low: number;
  high: number;
  /** What the page says of its own structure; null when it says nothing. */
  tags: unknown;
}

/** Of the letters of a file, how many have to be tagged before its tags are believed. */
const BELIEVED = 0.95;

interface Block extends TaggedBlock {
  page: number;
  lines: Line[];
}

/** Glyphs do not tell their letters exactly. */
const TWICE = 1.4;

const lettersOf = ({ lines }: Block): number => lines.reduce((sum, { text }) => sum + text.length, 0);

const letters = (runs: readonly Run[]): number => runs.reduce((sum, { text }) => sum + text.trim().length, 0);

function blocksOf({ runs, tags }: Page, page: number): Block[] {
  const byMark = new Map<string, Run[]>();
  for (const run of runs) {
    if (run.mark === null) continue;
    const known = byMark.get(run.mark);
    if (known === undefined) byMark.set(run.mark, [run]);
    else known.push(run);
  }
  const runsOf = (ids: readonly string[]): Run[] => ids.flatMap((id) => byMark.get(id) ?? []);
  const reader = new TagReader((ids) => textOf(runsOf(ids)));
  return reader.read(tags).map((block) => {
    const lines = linesOf(runsOf(block.ids), page);
    return { ...block, page, lines: block.hasMarker ? withoutMarker(lines) : lines };
  });
}

/** The blocks that a file's tags tell of; null when it has none that can be believed. */
export function taggedBlocks(pages: readonly Page[]): Block[] | null {
  const isTold = ({ runs, tags }: Page): number => {
    const named = namedIds(tags);
    return letters(runs.filter(({ mark }) => mark !== null && named.has(mark)));
  };
  const told = pages.reduce((sum, page) => sum + isTold(page), 0);
  const all = pages.reduce((sum, { runs }) => sum + letters(runs), 0);
  if (told === 0 || told < all * BELIEVED) return null;
  const blocks = pages.flatMap((page, at) => (page.tags === null ? [] : blocksOf(page, at)));
  return blocks.filter(({ lines }) => lines.length > 0);
}

/** Lines of code are seldom further apart, in sizes of their letters. */
const CODE_LEADING = 1.6;

/** The lines of a block of code, with those on which nothing stands. */
function codeOf(lines: readonly Line[]): string {
  const gapAbove = (at: number): number => (lines[at - 1]?.y ?? 0) - (lines[at]?.y ?? 0);
  const gaps = lines.map((_, at) => (at === 0 ? 0 : gapAbove(at))).filter((gap) => gap > 0);
  const leading = Math.min(...gaps, (lines[0]?.size ?? 0) * CODE_LEADING);
  return lines
    .map(({ text }, at) => (at === 0 ? text : '\n'.repeat(Math.max(1, Math.round(gapAbove(at) / leading))) + text))
    .join('');
}

/** Puts tagged blocks into a document; what a page's end has parted is joined. */
class Placing {
  readonly #to: TreeBuilder;
  readonly #setting: Setting;
  readonly #isParted: Parting;
  #open: readonly Place[] = [];
  #before: Block | null = null;
  #spans: Span[] = [];

  constructor(to: TreeBuilder, setting: Setting, isParted: Parting) {
    this.#to = to;
    this.#setting = setting;
    this.#isParted = isParted;
  }

  put(block: Block): void {
    const { said } = block;
    if (this.#goesOn(block)) {
      if (said === null) this.#take(block);
    } else {
      this.#flush();
      this.#enter(block);
      this.#begin(block);
    }
    this.#before = block;
  }

  end(): void {
    this.#flush();
    this.#leave(0);
  }

  #goesOn(block: Block): boolean {
    const before = this.#before;
    if (before === null || before.page === block.page || before.kind !== block.kind || block.beginsItem) return false;
    // The same words twice are two blocks when each page has all of them.
    if (block.said !== null || before.said !== null)
      return block.said === before.said && lettersOf(before) + lettersOf(block) < (block.said ?? '').length * TWICE;
    const [last, first] = [before.lines.at(-1), block.lines[0]];
    return last !== undefined && first !== undefined && !this.#setting.parts(last, first, block.places.length === 0);
  }

  #begin(block: Block): void {
    const { kind, said, lines } = block;
    if (said !== null) this.#spans = [{ text: said, bold: false, italic: false }];
    else if (kind === 'codeBlock') {
      this.#spans = [{ text: codeOf(lines), bold: false, italic: false }];
    } else this.#take(block);
  }

  #take({ lines, places }: Block): void {
    const [first] = lines;
    const isFree = places.length === 0 && first !== undefined;
    const broken = brokenLines(lines, isFree ? this.#setting.roomOf(first) : 0);
    for (const line of lines) {
      join(this.#spans, line.spans, this.#isParted);
      if (broken.has(line)) this.#spans.push({ text: LINE_BREAK, bold: false, italic: false });
    }
  }

  #flush(): void {
    const block = this.#before;
    if (block === null) return;
    const { kind, level } = block;
    this.#to.begin(kind, kind === 'heading' ? { level } : {});
    write(this.#to, this.#spans, kind === 'paragraph');
    this.#to.endBlock();
    this.#spans = [];
    this.#before = null;
  }

  /** Lists and quotations that go on over the end of a page are one. */
  #enter({ places, page, beginsItem }: Block): void {
    const isNewPage = this.#page !== page;
    this.#page = page;
    let shared = 0;
    while (shared < Math.min(places.length, this.#open.length)) {
      const [is, was] = [places[shared], this.#open[shared]];
      const isSame =
        is?.of === was?.of || (isNewPage && is?.kind === was?.kind && !(is?.kind === 'listItem' && beginsItem));
      if (!isSame) break;
      shared += 1;
    }
    this.#leave(shared);
    for (const { kind, start } of places.slice(shared)) this.#to.open(kind, start === undefined ? {} : { start });
    this.#open = places;
  }
  #page = -1;

  #leave(shared: number): void {
    for (const { kind } of this.#open.slice(shared).reverse()) this.#to.close(kind);
    this.#open = this.#open.slice(0, shared);
  }
}

/** Writes the blocks into a document. `isHyphenated`: words may have been parted at the end of lines. */
export function putTagged(blocks: readonly Block[], to: TreeBuilder, isHyphenated: boolean): void {
  const lines = blocks.flatMap((block) => block.lines);
  const placing = new Placing(to, new Setting(lines), isHyphenated ? partingIn(lines) : partsNothing);
  for (const block of blocks) placing.put(block);
  placing.end();
}
