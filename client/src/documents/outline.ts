/** The outline: the headings of a document with the words below each. */
import type { Node } from '@tiptap/pm/model';
import { generationOf } from './generationMark.ts';
import { wordsInNode } from './nodeWords.ts';

export interface Chapter {
  /** Counts the headings from 0; the same heading keeps its number until one before it comes or goes. */
  index: number;
  level: number;
  title: string;
  /** Where the heading begins, and where what belongs to it ends (the next heading of its level or above). */
  from: number;
  to: number;
  /** Below the heading, subchapters included; the heading itself is not counted. */
  words: number;
  /** The generations that have written in it. */
  generations: ReadonlySet<string>;
}

export interface Outline {
  chapters: readonly Chapter[];
  /** Of the whole document, headings included. */
  words: number;
  /** Those of which anything is in the text. */
  generations: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

/** Before a text was counted for the first time. */
export const UNCOUNTED: Outline = { chapters: [], words: 0, generations: NONE };

const marked = new WeakMap<Node, ReadonlySet<string>>();

/** Which generations have written in a block. */
export function generationsIn(block: Node): ReadonlySet<string> {
  const before = marked.get(block);
  if (before !== undefined) return before;
  const found = new Set<string>();
  block.descendants((node) => {
    const id = node.isText ? generationOf(node.marks) : null;
    if (id !== null) found.add(id);
  });
  const result = found.size === 0 ? NONE : found;
  marked.set(block, result);
  return result;
}

interface Open extends Omit<Chapter, 'generations'> {
  generations: Set<string>;
}

const levelOf = (node: Node): number | null => (node.type.name === 'heading' ? Number(node.attrs.level) : null);

/** Cheap on a document that has hardly changed: unchanged blocks were counted before. */
export function outlineOf(doc: Node): Outline {
  const chapters: Open[] = [];
  let open: Open[] = [];
  let words = 0;
  const generations = new Set<string>();
  doc.forEach((block, at) => {
    const level = levelOf(block);
    const own = wordsInNode(block);
    words += own;
    if (level === null) {
      for (const chapter of open) chapter.words += own;
    } else {
      open = open.filter((chapter) => chapter.level < level);
      for (const chapter of open) chapter.words += own;
      const title = block.textContent.trim();
      const fresh = {
        index: chapters.length,
        level,
        title,
        from: at,
        to: at,
        words: 0,
        generations: new Set<string>(),
      };
      chapters.push(fresh);
      open = [...open, fresh];
    }
    for (const id of generationsIn(block)) generations.add(id);
    for (const chapter of open) {
      chapter.to = at + block.nodeSize;
      for (const id of generationsIn(block)) chapter.generations.add(id);
    }
  });
  return { chapters, words, generations };
}

const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((id) => b.has(id));

/** Whether two outlines look the same: then nothing is drawn again. Positions may differ. */
export function sameOutline(a: Outline, b: Outline): boolean {
  return (
    a.words === b.words &&
    sameSet(a.generations, b.generations) &&
    a.chapters.length === b.chapters.length &&
    a.chapters.every((one, index) => {
      const other = b.chapters[index];
      return (
        other !== undefined &&
        one.title === other.title &&
        one.level === other.level &&
        one.words === other.words &&
        sameSet(one.generations, other.generations)
      );
    })
  );
}
