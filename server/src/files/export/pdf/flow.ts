import { isText, type TreeNode } from '../../../documents/contents/tree.ts';
import { levelOf } from '../chapters.ts';
import { type Span, spanOf, spansOf } from './layout/inline.ts';
import type { Align, Style } from './styles.ts';

/** An element of the structure that blocks stand in; the same value for all of them. */
export interface Place {
  tag: 'L' | 'LI' | 'LBody' | 'BlockQuote';
}

/** A paragraph as it is to be set. */
export interface Block {
  tag: 'P' | 'H1' | 'H2' | 'H3' | 'Code';
  /** From the outermost in. */
  places: readonly Place[];
  spans: Span[];
  size: number;
  leading: number;
  before: number;
  after: number;
  /** Points that the block is narrower, at the side where reading begins and at both. */
  inset: number;
  narrower: number;
  indent: number;
  align: Align;
  /** Never the last on a page. */
  keepsWithNext: boolean;
  /** Hangs in front of the first line. */
  marker: Span | null;
}

interface Context {
  inset: number;
  narrower: number;
  places: readonly Place[];
  italic: boolean;
  /** Within lists and quotations paragraphs stand apart instead of being indented. */
  isInside: boolean;
}

const TAGS = ['H1', 'H2', 'H3'] as const;

const alignOf = (node: TreeNode, fallback: Align): Align => {
  const own = node.attrs?.textAlign;
  return own === 'left' || own === 'right' || own === 'center' || own === 'justify' ? own : fallback;
};

const romans: readonly [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(number: number): string {
  let [left, out] = [number, ''];
  for (const [value, sign] of romans) {
    while (left >= value) {
      out += sign;
      left -= value;
    }
  }
  return out;
}

function letters(number: number): string {
  let out = '';
  for (let left = number; left > 0; left = Math.floor((left - 1) / 26)) {
    out = String.fromCharCode(97 + ((left - 1) % 26)) + out;
  }
  return out;
}

/** The number of an item as its list counts. */
export function numberOf(kind: unknown, number: number): string {
  const isSmall = number > 0 && number < 4_000;
  if (isSmall && (kind === 'a' || kind === 'A')) return kind === 'a' ? letters(number) : letters(number).toUpperCase();
  if (isSmall && (kind === 'i' || kind === 'I')) return kind === 'i' ? roman(number) : roman(number).toUpperCase();
  return String(number);
}

const placeOf = ({ inset, narrower, places }: Context): Pick<Block, 'inset' | 'narrower' | 'places'> => ({
  inset,
  narrower,
  places,
});

/** Between the number of an item and its words. */
export const MARKER_GAP = 6;
/** Of a line, how far in lists go at most; what is deeper stands as far. */
const DEEPEST_SHARE = 0.7;

/** How wide a number is in so large a type. */
export type MarkerWidth = (marker: string, size: number) => number;

/** Sets nodes of a text as paragraphs, in order. */
export class Flow {
  readonly #style: Style;
  readonly #markerWidth: MarkerWidth;
  readonly #blocks: Block[] = [];
  /** The next paragraph begins a scene or follows a heading: it is not indented. */
  #isFirst = true;

  constructor(style: Style, markerWidth: MarkerWidth) {
    this.#style = style;
    this.#markerWidth = markerWidth;
  }

  blocksOf(nodes: readonly TreeNode[]): Block[] {
    this.#all(nodes, { inset: 0, narrower: 0, places: [], italic: false, isInside: false });
    return this.#blocks.splice(0);
  }

  heading(node: TreeNode, isChapter: boolean): Block {
    this.#isFirst = true;
    const level = levelOf(node);
    const { size, leading, before, after } = isChapter
      ? this.#style.chapter
      : (this.#style.headings[level - 1] ?? this.#style.chapter);
    const align = alignOf(node, isChapter ? this.#style.chapterAlign : 'start');
    const spans = spansOf(node, { bold: true });
    const block = { spans, size, leading, before, after, align, tag: TAGS[level - 1] ?? 'H3', keepsWithNext: true };
    return { ...block, places: [], inset: 0, narrower: 0, indent: 0, marker: null };
  }

  #all(nodes: readonly TreeNode[], context: Context): void {
    for (const node of nodes) this.#one(node, context);
  }

  #one(node: TreeNode, context: Context): void {
    const inner = (node.content ?? []).filter((part): part is TreeNode => !isText(part));
    const { quote } = this.#style;
    switch (node.type) {
      case 'paragraph':
        this.#paragraph(node, context);
        return;
      case 'heading':
        this.#blocks.push({ ...this.heading(node, false), ...placeOf(context) });
        return;
      case 'blockquote': {
        const places = [...context.places, { tag: 'BlockQuote' as const }];
        const within = { ...context, narrower: context.narrower + quote, places, isInside: true };
        this.#apart(context, () => this.#all(inner, within));
        return;
      }
      case 'bulletList':
      case 'orderedList':
        this.#apart(context, () => this.#list(node, inner, context));
        return;
      case 'codeBlock':
        this.#code(node, context);
        return;
      case 'horizontalRule':
        this.#sceneBreak(context);
        return;
      case 'listItem':
      case 'hardBreak':
        this.#all(inner, context);
        return;
      default:
        node.type satisfies never;
    }
  }

  /** What is set by itself keeps a little distance from the text above it, as it does from the text below. */
  #apart({ isInside }: Context, set: () => void): void {
    const from = this.#blocks.length;
    set();
    this.#isFirst = true;
    const first = this.#blocks[from];
    if (!isInside && first !== undefined) this.#blocks[from] = { ...first, before: this.#style.body.leading / 3 };
  }

  #paragraph(node: TreeNode, context: Context): void {
    const { italic, isInside } = context;
    const { body, align } = this.#style;
    const indent = this.#isFirst || isInside || node.attrs?.textAlign === 'center' ? 0 : body.indent;
    this.#isFirst = false;
    const after = isInside ? body.leading / 3 : body.after;
    const base = { spans: spansOf(node, { italic }), size: body.size, leading: body.leading, before: 0, after };
    this.#blocks.push({
      ...base,
      ...placeOf(context),
      indent,
      tag: 'P',
      align: alignOf(node, align),
      keepsWithNext: false,
      marker: null,
    });
  }

  #list(node: TreeNode, items: readonly TreeNode[], context: Context): void {
    const start = Number(node.attrs?.start ?? 1);
    const list: Place = { tag: 'L' };
    const markers = items.map((_, index) =>
      node.type === 'bulletList' ? '•' : `${numberOf(node.attrs?.type, start + index)}.`,
    );
    const inset = this.#insetOf(markers, context.inset);
    for (const [index, item] of items.entries()) {
      const before = this.#blocks.length;
      const inner = (item.content ?? []).filter((part): part is TreeNode => !isText(part));
      const places = [...context.places, list, { tag: 'LI' as const }, { tag: 'LBody' as const }];
      this.#all(inner, { ...context, inset, places, isInside: true });
      const first = this.#blocks[before];
      if (first !== undefined)
        this.#blocks[before] = { ...first, marker: first.marker ?? spanOf(markers[index] ?? '') };
    }
  }

  /** Where the words of a list begin: behind its widest number. */
  #insetOf(markers: readonly string[], outer: number): number {
    const { list, body, page, margin } = this.#style;
    const widest = markers.reduce((most, marker) => Math.max(most, this.#markerWidth(marker, body.size)), 0);
    const deepest = (page.width - 2 * margin.sides) * DEEPEST_SHARE;
    return Math.max(outer, Math.min(outer + Math.max(list, Math.ceil(widest) + MARKER_GAP), deepest));
  }

  #code(node: TreeNode, { inset, narrower, places }: Context): void {
    const { body } = this.#style;
    const size = body.size * 0.85;
    const base = { spans: spansOf(node, { mono: true }), size, leading: body.leading * 0.9, before: body.leading / 2 };
    const shape = { inset: inset + this.#style.list / 2, narrower, indent: 0, align: 'left' as const, places };
    this.#blocks.push({ ...base, ...shape, after: body.leading / 2, tag: 'Code', keepsWithNext: false, marker: null });
    this.#isFirst = true;
  }

  #sceneBreak({ places }: Context): void {
    const { body, scene } = this.#style;
    const base = { spans: [spanOf(scene)], size: body.size, leading: body.leading, before: body.leading / 2 };
    const shape = { inset: 0, narrower: 0, indent: 0, align: 'center' as const, marker: null, places };
    this.#blocks.push({ ...base, ...shape, after: body.leading / 2, tag: 'P', keepsWithNext: true });
    this.#isFirst = true;
  }
}
