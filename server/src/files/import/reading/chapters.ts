import type { Tree } from '../../../documents/contents/tree.ts';
import { readingLimits } from './limits.ts';
import { textOf } from './treeBuilder.ts';

export interface Chapters {
  count: number;
  titles: string[];
}

const TITLE_CHARACTERS = 120;

/** A heading at the very beginning with nothing below it but another of its level says what the whole is called. */
const isTitle = ([first, second]: Tree['content']): boolean =>
  first?.type === 'heading' && second?.type === 'heading' && (first.attrs?.level ?? 1) === (second.attrs?.level ?? 1);

/** The chapters of a text: its headings of the level that has several, the highest such level. */
export function chaptersOf({ content }: Tree): Chapters {
  const headings = (isTitle(content) ? content.slice(1) : content).filter(({ type }) => type === 'heading');
  const ofLevel = (level: number): typeof headings => headings.filter(({ attrs }) => (attrs?.level ?? 1) === level);
  // A single heading above the others is the book's title.
  const chapters = [1, 2, 3].map(ofLevel).find((found) => found.length > 1) ?? headings;
  const titles = chapters.slice(0, readingLimits.chapterTitles).map((heading) => textOf(heading).replace(/\s+/g, ' '));
  return { count: chapters.length, titles: titles.map((title) => title.slice(0, TITLE_CHARACTERS).toWellFormed()) };
}
