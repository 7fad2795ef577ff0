import type { ExportOptions } from '@penora/protocol/schemas/export';
import { beforeAll, describe, expect, test } from 'vitest';
import { languageOf } from '../language.ts';
import type { Manuscript } from '../manuscript.ts';
import { whole as one } from '../pieces.ts';
import {
  everything,
  heading,
  inScripts,
  manuscriptOf,
  paragraph,
  pictures,
  scripts,
  text,
  tree,
} from '../test/corpus.ts';
import { folded, hasPdftotext, pdftotext, readPdf, unspaced } from '../test/readPdf.ts';
import { pdf } from './pdf.ts';

const bytesOf = (text: Manuscript, options: ExportOptions): Promise<Uint8Array> => one(pdf(text, options));

const book = { format: 'pdf', paper: 'a4', style: 'book', howMade: false } as const;
const manuscript = { ...book, style: 'manuscript', paper: 'letter' } as const;

describe('a book', () => {
  let read: Awaited<ReturnType<typeof readPdf>>;
  beforeAll(async () => {
    const madeBy = [
      { name: 'Ada', tool: null, words: 1_200 },
      { name: 'Balanced', tool: 'write', words: 1 },
    ];
    read = await readPdf(await bytesOf(manuscriptOf(everything, { madeBy }), { ...book, howMade: true }));
  });

  test('has a title page, contents with page numbers, chapters on pages of their own, and how it was made', () => {
    const [title = '', contents = '', front = '', one = '', two = '', last = ''] = read.pages;
    expect(folded(title)).toBe('The Salt Lantern Ada Ünal');
    expect(folded(contents)).toMatch(/^Contents One & <first> ?2 Two ?3 How this text was made ?4$/);
    expect(front).toContain('Before the first chapter.');
    expect(one).toContain('One & <first>');
    expect(two).toContain('At the right.');
    expect(folded(last)).toContain('Ada: 1,200 words Balanced (write): 1 word');
  });

  test('says what it is', () => {
    expect(read.info).toMatchObject({ Title: 'The Salt Lantern', Author: 'Ada Ünal', Language: 'en' });
    expect(read.outline).toEqual(['One & <first>', 'Two', 'How this text was made']);
    expect(read.isTagged).toBe(true);
  });

  test('has the whole text', () => {
    const whole = folded(read.pages.join(' '));
    for (const words of [
      'Plain, bold, italic, both',
      'struck under lit code()',
      'a line another, with a link',
      'pears',
    ])
      expect(whole).toContain(words);
    expect(whole).toContain('3. deep 4. deeper');
    expect(whole).toContain('if (a < b) { return "c"; }');
  });
});

test('a manuscript has name, title and page above every page of the text', async () => {
  const { pages } = await readPdf(await bytesOf(manuscriptOf(everything), manuscript));
  expect(folded(pages[0] ?? '')).toBe('The Salt Lantern by Ada Ünal');
  expect(pages.slice(1).map((page) => /Ada Ünal \/ The Salt Lantern \/ (\d+)/.exec(page)?.[1])).toEqual([
    '1',
    '2',
    '3',
    '4',
  ]);
});

test('running heads and page numbers go on over the pages of a chapter', async () => {
  const long = Array.from({ length: 60 }, (_, index) =>
    paragraph(text(`Sentence ${index}, ${'and so on, '.repeat(20)}.`)),
  );
  const { pages } = await readPdf(await bytesOf(manuscriptOf(tree(heading(1, 'Long'), ...long)), book));
  const [, , second = '', third = ''] = pages;
  expect(folded(second)).toMatch(/^The Salt Lantern 2 Sentence/);
  expect(folded(third)).toMatch(/^Long 3 (?:so )?on, and so on/);
  const whole = folded(pages.join(' '));
  expect(long.filter((_, index) => whole.includes(`Sentence ${index},`))).toHaveLength(60);
});

test('a title that is too long for the contents or a running head says so', async () => {
  const title = `A heading ${'that goes on and on '.repeat(12)}`.trim();
  const long = Array.from({ length: 80 }, () => paragraph(text('A line of the chapter, and one more.')));
  const content = tree(heading(1, title), ...long, heading(1, 'Short'), paragraph(text('End.')));
  const { pages } = await readPdf(await bytesOf(manuscriptOf(content, { title }), book));
  expect(folded(pages[1] ?? '')).toMatch(/^Contents A heading that goes .{60,120}[a-z]… ?1 Short ?4$/);
  expect(folded(pages[3] ?? '')).toMatch(/^A heading that goes [a-z ]+…/);
  const head = await readPdf(await bytesOf(manuscriptOf(content, { title }), manuscript));
  expect(folded(head.pages[1] ?? '')).toMatch(/^Ada Ünal \/ A heading that goes [a-z ]+… \/ 1 /);
});

test.each([
  ['Sinhala', 'si'],
  ['Burmese', 'my'],
  ['Odia', 'or'],
  ['Tamil', 'ta'],
] as const)('a text in %s says so', (name, tag) => expect(languageOf(scripts[name])).toBe(tag));

test('a text without anything is a file all the same', async () => {
  const { pages } = await readPdf(await bytesOf(manuscriptOf(tree()), book));
  expect(pages).toHaveLength(2);
});

describe('every script', () => {
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = await bytesOf(manuscriptOf(inScripts), book);
  });

  test('fonts are embedded as subsets', async () => {
    expect(bytes.length).toBeLessThan(400_000);
    expect((await readPdf(bytes)).outline).toEqual(Object.keys(scripts));
  });

  // A second reader from outside, which no package brings; pdfjs reads the same file above.
  test.skipIf(!hasPdftotext).each(Object.entries(scripts))(
    '%s comes back as it went in (needs pdftotext)',
    (_, sentence) => {
      expect(pdftotext(bytes).map(unspaced).join('\n')).toContain(unspaced(sentence));
    },
  );

  // By the same reader from outside.
  test.skipIf(!hasPdftotext)('words stay words (needs pdftotext)', () => {
    const whole = folded(pdftotext(bytes).join('\n'));
    for (const name of ['Latin', 'Cyrillic', 'Devanagari', 'Korean', 'Hebrew', 'Arabic', 'Hebrew with points'] as const)
      expect(whole).toContain(folded(scripts[name]));
  });
});

test('a sign that no font has is shown by what it is made of, and said as it is', async () => {
  const content = tree(paragraph(text('Sets ℝ and 𐞥 end.')));
  const bytes = await bytesOf(manuscriptOf(content), book);
  const { pages } = await readPdf(bytes);
  expect(folded(pages.join(' '))).toContain('Sets ℝ and q end.');
  if (hasPdftotext) expect(pdftotext(bytes).join(' ')).toContain('Sets ℝ and 𐞥 end.');
});

test('pictures of several signs are one glyph and are said as they are', async () => {
  const line = `Pictures ${pictures.join(' and ')} end.`;
  const bytes = await bytesOf(manuscriptOf(tree(paragraph(text(line)))), book);
  const { pages } = await readPdf(bytes);
  // This reader asks the glyphs alone: what is one of them has the whole sequence (not if that is as long as England's).
  for (const picture of pictures.filter((one) => !one.includes('\u{e007f}')))
    expect(pages.join(' ')).toContain(picture);
  if (hasPdftotext) expect(folded(pdftotext(bytes).join(' '))).toContain(line);
});

// By the same reader from outside.
describe.skipIf(!hasPdftotext)(
  'lines in both directions stay in order, whichever most of the page has (needs pdftotext)',
  () => {
    const lines = [
      'The word שלום (12) and 3 ספרים then end.',
      'Price שקל 45 [שם] ok, he said "שלום עולם 12:30" twice.',
      'مرحبا (2024) بالعالم',
      'שלום, עולם! (3.5%) [ok] עד 10-12.',
      'المجلد 12، الصفحة 345: "word" انتهى.',
      'Only letters (of one kind), 12.',
    ];
    test.each([
      ['left to right', 'A line that runs to the right and is long enough to count for more than all others.'],
      ['right to left', 'שורה בעברית שהיא ארוכה מספיק כדי שרוב האותיות בעמוד הזה ירוצו מימין לשמאל ולא להפך.'],
    ])('%s', async (_, most) => {
      const content = tree(...[most, most, most, ...lines, most, most].map((line) => paragraph(text(line))));
      const said = pdftotext(await bytesOf(manuscriptOf(content, { title: 'T', author: '' }), manuscript)).join('\n');
      const found = said.split('\n').map((line) => line.normalize('NFC').trim());
      for (const line of lines) expect(found).toContain(line.normalize('NFC'));
    });
  },
);
