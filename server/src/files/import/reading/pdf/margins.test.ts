import PdfDocument from 'pdfkit';
import { expect, test } from 'vitest';
import { plainText } from '../../../../documents/contents/plainText.ts';
import { readPdf } from './pdf.ts';

interface Drawn {
  text: string;
  /** From the top of the page. */
  y: number;
  size?: number;
}

const LEADING = 14;
const A4 = 842;

/** Lines of the body of a page, from one height on. */
const body = (texts: readonly string[], y = 72): Drawn[] => texts.map((text, at) => ({ text, y: y + at * LEADING }));

const prose = (page: number, count = 30): string[] =>
  Array.from(
    { length: count },
    (_, at) => `On page ${'abcdefghij'[page]} they counted wave ${at} and went on with it.`,
  );

/** The text of a file of these pages that says nothing of its structure. */
async function textOf(pages: readonly (readonly Drawn[])[]): Promise<string> {
  const pdf = new PdfDocument({ size: 'A4', margin: 0, autoFirstPage: false });
  const pieces: Buffer[] = [];
  pdf.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = new Promise((resolve) => pdf.on('end', resolve));
  for (const lines of pages) {
    pdf.addPage();
    for (const { text, y, size = 11 } of lines) pdf.fontSize(size).text(text, 72, y, { lineBreak: false });
  }
  pdf.end();
  await ended;
  return plainText((await readPdf(new Uint8Array(Buffer.concat(pieces)))).tree).replace(/\s+/g, ' ');
}

const all = (pages: readonly (readonly Drawn[])[]): string[] => pages.flat().map(({ text }) => text);

async function expectAll(pages: readonly (readonly Drawn[])[]): Promise<void> {
  const text = await textOf(pages);
  expect(all(pages).filter((line) => !text.includes(line))).toEqual([]);
  const words = all(pages).join(' ').split(' ').length;
  expect(text.trim().split(' ').length).toBe(words);
}

const pagesOf = (count: number, page: (at: number) => Drawn[]): Drawn[][] =>
  Array.from({ length: count }, (_, at) => page(at));

test('chapter headings stay, numbered in whatever way, even with a page number below', async () => {
  const heading = (text: string, at: number): Drawn[] => [{ text, y: 60, size: 22 }, ...body(prose(at), 104)];
  await expectAll(pagesOf(8, (at) => heading(`Chapter ${at + 1}`, at)));
  await expectAll(pagesOf(5, (at) => heading(['I', 'II', 'III', 'IV', 'V'][at] ?? '', at)));
  // Of the size of the text, and on each page one.
  await expectAll(pagesOf(6, (at) => [{ text: `Chapter ${at + 1}`, y: 60 }, ...body(prose(at), 104)]));
  const numbered = pagesOf(6, (at) => [...heading(String(at + 1), at), { text: String(at + 1), y: 800, size: 9 }]);
  expect(await textOf(numbered)).toBe(numbered.map((_, at) => `${at + 1} ${prose(at).join(' ')}`).join(' '));
});

test('the body of a page stays, though it begins and ends as others do', async () => {
  await expectAll(pagesOf(5, () => body(prose(0, 20))));
  await expectAll(pagesOf(6, (at) => body(Array.from({ length: 40 }, (_, row) => `Part ${at + 1}, row ${row}.`))));
  // Paragraphs of two lines with room between them.
  const paragraphs = Array.from({ length: 20 }, (_, at) => [
    { text: 'The same words again and again, to the end of the line, they', y: 60 + at * 34 },
    { text: 'said.', y: 72 + at * 34 },
  ]).flat();
  await expectAll(pagesOf(9, () => paragraphs));
});

test('a number that ends a page stays when it stands in the text, or does not count up', async () => {
  await expectAll(pagesOf(3, (at) => [...body(prose(at, 10)), { text: String(1984 + at), y: 240 }]));
  await expectAll(pagesOf(4, (at) => [...body(prose(at)), { text: String([7, 3, 90, 12][at]), y: 800 }]));
  await expectAll(pagesOf(4, (at) => [...body(prose(at)), { text: String(at + 1), y: 640 + at * 40 }]));
});

test('running heads and page numbers are left out, and nothing beside them', async () => {
  const pages = pagesOf(6, (at) => {
    const head =
      at % 3 === 0 ? [] : [{ text: at % 2 === 0 ? `Leo / Novel / ${at}` : `Novel ${at + 1}`, y: 30, size: 9 }];
    const foot = { text: `– ${at + 1} –`, y: A4 - 40, size: 9 };
    return [foot, ...head, ...body(['This is how each page begins', ...prose(at)])];
  });
  const text = await textOf(pages);
  expect(text).not.toMatch(/–/);
  expect(text.split('This is how each page begins').length).toBe(7);
  const heads = await textOf(pagesOf(4, (at) => [{ text: 'A Novel', y: 36 }, ...body(prose(at))]));
  expect(heads).toBe([0, 1, 2, 3].map((at) => prose(at).join(' ')).join(' '));
  // In lines twice as far apart, as manuscripts are set, a head is not much further off.
  const manuscript = pagesOf(4, (at) => [
    { text: `Leo / Novel / ${at + 1}`, y: 36 },
    ...prose(at, 24).map((line, row) => ({ text: line, y: 72 + row * 27.6 })),
  ]);
  expect(await textOf(manuscript)).not.toContain('Leo');
});

test('a head that is known goes where the text stands close to it, too; a small one need not come often', async () => {
  const close = await textOf(pagesOf(6, (at) => [{ text: 'A Novel', y: 36 }, ...body(prose(at), at === 2 ? 50 : 90)]));
  expect(close).toBe([0, 1, 2, 3, 4, 5].map((at) => prose(at).join(' ')).join(' '));
  const seldom = (size: number) =>
    textOf(
      pagesOf(6, (at) => [...(at === 3 || at === 5 ? [{ text: 'A Novel', y: 36, size }] : []), ...body(prose(at))]),
    );
  expect(await seldom(9)).not.toContain('Novel');
  expect(await seldom(11)).toContain('Novel');
});
