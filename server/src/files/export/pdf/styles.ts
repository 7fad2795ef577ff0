import type { FileStyle, Paper } from '@penora/protocol/schemas/export';

/** `start` and `end` follow the direction of the text. */
export type Align = 'start' | 'center' | 'end' | 'left' | 'right' | 'justify';

interface Type {
  size: number;
  leading: number;
  before: number;
  after: number;
}

/** How a file is set; everything in points. */
export interface Style {
  name: FileStyle;
  page: { width: number; height: number };
  margin: { top: number; bottom: number; sides: number };
  body: { size: number; leading: number; indent: number; after: number };
  align: Align;
  chapter: Type;
  chapterAlign: Align;
  /** How far down a chapter begins. */
  sink: number;
  headings: readonly Type[];
  quote: number;
  list: number;
  /** Between two scenes. */
  scene: string;
}

const papers: Record<Paper, Style['page']> = {
  a4: { width: 595.28, height: 841.89 },
  letter: { width: 612, height: 792 },
};

/** As wide as 66 characters are. */
const BOOK_MEASURE = 364;

function book(page: Style['page']): Style {
  const leading = 17;
  return {
    name: 'book',
    page,
    margin: { top: 96, bottom: 92, sides: (page.width - BOOK_MEASURE) / 2 },
    body: { size: 11, leading, indent: 18, after: 0 },
    align: 'justify',
    chapter: { size: 20, leading: 26, before: 0, after: leading * 2 },
    chapterAlign: 'center',
    sink: 96,
    headings: [
      { size: 16, leading: 22, before: leading * 1.5, after: leading / 2 },
      { size: 14, leading: 20, before: leading * 1.25, after: leading / 2 },
      { size: 12, leading: 18, before: leading, after: leading / 3 },
    ],
    quote: 24,
    list: 22,
    scene: '* * *',
  };
}

function manuscript(page: Style['page']): Style {
  const same = { size: 12, leading: 24, before: 0, after: 0 };
  return {
    name: 'manuscript',
    page,
    margin: { top: 90, bottom: 72, sides: 72 },
    body: { size: 12, leading: 24, indent: 36, after: 0 },
    align: 'start',
    chapter: { ...same, after: 24 },
    chapterAlign: 'center',
    sink: 168,
    headings: [same, same, same],
    quote: 36,
    list: 30,
    scene: '#',
  };
}

export const styleOf = (style: FileStyle, paper: Paper): Style =>
  style === 'book' ? book(papers[paper]) : manuscript(papers[paper]);
