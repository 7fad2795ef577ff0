import { z } from 'zod';
import { numberOf } from './listItems.ts';

/** A node of what a tagged page says of its own structure. */
interface Tag {
  role: string;
  alt: string | undefined;
  children: (Tag | string)[];
}

const Content = z.object({ type: z.literal('content'), id: z.string() });
const Node = z.object({ role: z.string(), alt: z.string().optional(), children: z.array(z.unknown()) });

/** Where a block stands: a list of this kind, an item of it, a quotation. */
export interface Place {
  kind: 'bulletList' | 'orderedList' | 'listItem' | 'blockquote';
  /** The same for all blocks that stand in the same one on this page. */
  of: object;
  /** The number of the first item, unless that is one. */
  start?: number;
}

/** A block of a tagged page. */
export interface TaggedBlock {
  kind: 'paragraph' | 'heading' | 'codeBlock';
  level: number;
  places: readonly Place[];
  /** Its marked contents, in order. */
  ids: string[];
  /** What it says of itself in words; the contents then say nothing more. */
  said: string | null;
  /** An item of a list begins with it. */
  beginsItem: boolean;
  /** The number or bullet of the item is no element of its own but stands before its words. */
  hasMarker: boolean;
}

const DEEPEST = 60;

function tagOf(value: unknown, depth: number): Tag | string | null {
  if (depth > DEEPEST) return null;
  const content = Content.safeParse(value);
  if (content.success) return content.data.id;
  const node = Node.safeParse(value);
  if (!node.success) return null;
  const { role, alt, children } = node.data;
  return { role, alt, children: children.flatMap((child) => tagOf(child, depth + 1) ?? []) };
}

/** Every marked content that tags name, whatever they say of it. */
export function namedIds(tree: unknown): Set<string> {
  const ids = new Set<string>();
  const collect = (tag: Tag | string): void => {
    if (typeof tag === 'string') ids.add(tag);
    else for (const child of tag.children) collect(child);
  };
  const root = tagOf(tree, 0);
  if (root !== null) collect(root);
  return ids;
}

const HEADING = /^H([1-6])?$/;
const PARAGRAPHS = new Set(['P', 'Title', 'Caption', 'Note', 'FENote', 'LBody', 'TH', 'TD', 'Index', 'BibEntry']);
const SKIPPED = new Set(['TOC', 'TOCI', 'Lbl', 'Figure', 'Artifact', 'Form', 'Annot']);
const INLINE = new Set(['Span', 'Link', 'Quote', 'Code', 'Em', 'Strong', 'Sub', 'Reference', 'Ruby', 'RB', 'Warichu']);

const isBlockTag = (tag: Tag | string): tag is Tag => typeof tag !== 'string' && !INLINE.has(tag.role);

/** The contents of what is one block, those of its inline parts included. */
const idsOf = (tag: Tag): string[] =>
  tag.children.flatMap((child) => (typeof child === 'string' ? [child] : isBlockTag(child) ? [] : idsOf(child)));

const labelIds = (tag: Tag): string[] =>
  tag.children.flatMap((child) => (typeof child === 'string' ? [] : child.role === 'Lbl' ? idsOf(child) : []));

const hasLabel = (tag: Tag): boolean => labelIds(tag).length > 0;

const allIds = (tag: Tag): string[] =>
  tag.children.flatMap((child) => (typeof child === 'string' ? [child] : allIds(child)));

/** Reads the blocks of one page from its tags; `textOf` gives the text of marked contents. */
export class TagReader {
  readonly #textOf: (ids: readonly string[]) => string;
  readonly #blocks: TaggedBlock[] = [];
  #beginsItem = false;
  #hasMarker = false;

  constructor(textOf: (ids: readonly string[]) => string) {
    this.#textOf = textOf;
  }

  read(tree: unknown): TaggedBlock[] {
    const root = tagOf(tree, 0);
    if (root !== null && typeof root !== 'string') this.#walk(root, []);
    return this.#blocks;
  }

  #walk(tag: Tag, places: readonly Place[]): void {
    const { role } = tag;
    const level = HEADING.exec(role);
    if (SKIPPED.has(role)) return;
    if (level !== null) this.#put('heading', Math.min(3, Number(level[1] ?? 1)), tag, places);
    else if (role === 'L') this.#list(tag, places);
    else if (role === 'BlockQuote') this.#inside(tag, [...places, { kind: 'blockquote', of: tag }]);
    else this.#inside(tag, places);
  }

  #list(tag: Tag, places: readonly Place[]): void {
    const items = tag.children.filter((child): child is Tag => typeof child !== 'string' && child.role === 'LI');
    // An item whose words are all on another page says nothing here.
    const labels = items.map((item) => this.#textOf(hasLabel(item) ? labelIds(item) : allIds(item)));
    const label = labels.find((text) => text.trim() !== '') ?? '';
    const start = numberOf(label) ?? 1;
    const list = start === 1 ? { of: tag } : { of: tag, start };
    const kind = /^\s*\(?(?:\p{N}{1,4}|\p{L}{1,4})[.)]/u.test(label) ? 'orderedList' : 'bulletList';
    for (const item of items) {
      this.#beginsItem = true;
      this.#hasMarker = !hasLabel(item);
      this.#inside(item, [...places, { kind, ...list }, { kind: 'listItem', of: item }]);
    }
  }

  /** Contents and inline parts between blocks are a paragraph. */
  #inside(tag: Tag, places: readonly Place[]): void {
    if (!tag.children.some(isBlockTag)) {
      this.#put('paragraph', 0, tag, places);
      return;
    }
    let loose: (Tag | string)[] = [];
    const flush = (): void => {
      if (loose.length > 0) this.#put('paragraph', 0, { role: 'P', alt: undefined, children: loose }, places);
      loose = [];
    };
    for (const child of tag.children) {
      if (typeof child !== 'string' && child.role === 'Code' && loose.length === 0) {
        this.#put('codeBlock', 0, child, places);
      } else if (!isBlockTag(child)) {
        loose.push(child);
      } else {
        flush();
        this.#walk(child, places);
      }
    }
    flush();
  }

  #put(kind: TaggedBlock['kind'], level: number, tag: Tag, places: readonly Place[]): void {
    const ids = idsOf(tag);
    if (ids.length === 0) return;
    const said = PARAGRAPHS.has(tag.role) || HEADING.test(tag.role) ? (tag.alt ?? null) : null;
    this.#blocks.push({ kind, level, places, ids, said, beginsItem: this.#beginsItem, hasMarker: this.#hasMarker });
    this.#beginsItem = false;
    this.#hasMarker = false;
  }
}
