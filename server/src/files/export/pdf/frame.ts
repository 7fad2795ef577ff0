import type { Composer } from './composer.ts';
import { spanOf } from './layout/inline.ts';
import type { Style } from './styles.ts';

export interface Names {
  title: string;
  author: string;
}

interface Head extends Names {
  chapter: string;
  page: number;
  /** A chapter begins here: no running head above it. */
  isOpening: boolean;
}

const HEAD_SIZE = 9;
/** Beside a name that fills the line. */
const NUMBER_WIDTH = 48;

/** Title and author on a page of their own; for an editor, the name above. */
export function titlePage(composer: Composer, style: Style, { title, author }: Names): void {
  composer.doc.addPage();
  const { width, height } = style.page;
  const isBook = style.name === 'book';
  const size = isBook ? 30 : 12;
  const measure = Math.min(width - 144, 420);
  const lines = composer.lines([spanOf(title, { bold: isBook })], size, measure);
  const top = isBook ? height * 0.32 : height * 0.45;
  const leading = isBook ? 38 : 24;
  composer.tagged('H1', () => {
    const texts = lines.map(({ pieces }) => pieces.map(({ text }) => text).join(''));
    for (const [index, text] of texts.entries()) {
      const y = top + index * leading;
      composer.line([spanOf(text, { bold: isBook })], {
        x: (width - measure) / 2,
        y,
        width: measure,
        size,
        align: 'center',
      });
    }
  });
  if (author === '') return;
  const below = top + (lines.length - 1) * leading + (isBook ? 48 : 48);
  composer.tagged('P', () => {
    const span = spanOf(isBook ? author : `by ${author}`);
    composer.line([span], {
      x: (width - measure) / 2,
      y: below,
      width: measure,
      size: isBook ? 14 : 12,
      align: 'center',
    });
  });
}

/** What stands above and below the text of a page. */
export function runningHead(composer: Composer, style: Style, head: Head): void {
  composer.aside(() =>
    style.name === 'book' ? bookHead(composer, style, head) : manuscriptHead(composer, style, head),
  );
}

function bookHead(composer: Composer, style: Style, { title, chapter, page, isOpening }: Head): void {
  const { sides, top, bottom } = style.margin;
  const isLeft = page % 2 === 0;
  const text = isLeft ? title : chapter || title;
  const place = { x: sides, width: composer.width, size: HEAD_SIZE };
  if (!isOpening) {
    const look = { italic: true };
    const [shown = ''] = composer.shortened(text, look, { size: HEAD_SIZE, width: composer.width, most: 1 });
    composer.line([spanOf(shown, look)], { ...place, y: top - 30, align: isLeft ? 'left' : 'right' });
  }
  composer.line([spanOf(String(page))], { ...place, y: style.page.height - bottom + 40, align: 'center' });
}

function manuscriptHead(composer: Composer, style: Style, { title, author, page }: Head): void {
  const names = [author, title].filter((part) => part !== '').join(' / ');
  const [shown = ''] = composer.shortened(names, {}, { size: 12, width: composer.width - NUMBER_WIDTH, most: 1 });
  const text = [shown, page].filter((part) => part !== '').join(' / ');
  const place = { x: style.margin.sides, width: composer.width, size: 12, align: 'right' as const };
  composer.line([spanOf(text)], { ...place, y: style.margin.top - 36 });
}
