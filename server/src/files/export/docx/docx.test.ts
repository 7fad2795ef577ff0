import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { describe, expect, test } from 'vitest';
import type { Tree } from '../../../documents/contents/tree.ts';
import { everything, heading, inScripts, manuscriptOf, node, paragraph, scripts, text, tree } from '../test/corpus.ts';
import { docx } from './docx.ts';

const book = { format: 'docx', paper: 'a4', style: 'book', howMade: false } as const;

const read = async (bytes: Uint8Array): Promise<string> =>
  (
    await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      {
        styleMap: [
          "p[style-name='Quote'] => blockquote > p:fresh",
          'u => u',
          "r[style-name='Code Characters'] => code",
        ],
      },
    )
  ).value;

test('another reader finds headings, marks, lists, quotations and links', async () => {
  const html = await read(await docx(manuscriptOf(everything), book));
  for (const part of [
    '<h1><a id="_chapter1"></a>One &amp; &lt;first&gt;</h1>',
    'Plain, <strong>bold</strong>, <em>italic</em>, <strong><em>both</em></strong>',
    '<s>struck</s> <u>under</u>',
    '<code>code()</code>',
    'a line<br />another',
    '<a href="https://example.com/a?b=1&amp;c=&quot;2&quot;">link</a>',
    '<h2>A section</h2>',
    '<ul><li>apples<ol><li>deep</li><li>deeper</li></ol></li><li>pears</li></ul>',
    '<blockquote><p>A quotation.</p><p>Its second paragraph.</p></blockquote>',
  ])
    expect(html).toContain(part);
});

test('every script comes through, right to left said where it is', async () => {
  const bytes = await docx(manuscriptOf(inScripts), book);
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
  for (const sentence of Object.values(scripts)) expect(value).toContain(sentence);
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array(0));
  expect(xml.match(/<w:bidi\/>/g)?.length).toBe(4);
});

describe('Word finds', () => {
  test.each(['book', 'manuscript'] as const)('styles, pages and numbers of a %s', async (style) => {
    const madeBy = [{ name: 'Ada', tool: null, words: 3 }];
    const parts = unzipSync(
      await docx(manuscriptOf(everything, { madeBy }), { ...book, style, paper: 'letter', howMade: true }),
    );
    const part = (name: string): string => strFromU8(parts[name] ?? new Uint8Array(0));
    expect(part('word/document.xml')).toContain('<w:pStyle w:val="Title"/>');
    expect(part('word/document.xml').match(/<w:pageBreakBefore\/>/g)?.length).toBe(style === 'book' ? 4 : 3);
    expect(part('word/document.xml')).toContain('w:w="12240"');
    const framed = part('word/header1.xml') + part('word/footer1.xml');
    expect(framed).toContain('PAGE');
    expect(framed).toContain('The Salt Lantern');
    for (const name of ['Title', 'heading 1', 'heading 2', 'heading 3', 'Quote']) {
      expect(part('word/styles.xml').toLowerCase()).toContain(`w:name w:val="${name.toLowerCase()}"`);
    }
    // By these the navigator, a table of contents and the outline of a PDF made from it know a heading.
    const levels = part('word/styles.xml').matchAll(
      /w:styleId="Heading([1-3])"(?:(?!<\/w:style>).)*<w:outlineLvl w:val="(\d)"\/>/g,
    );
    expect([...levels].map(([, heading, level]) => [heading, level])).toEqual([
      ['1', '0'],
      ['2', '1'],
      ['3', '2'],
    ]);
    expect(part('docProps/core.xml')).toContain('Ada Ünal');
  });

  test('every style that is used', async () => {
    const parts = unzipSync(await docx(manuscriptOf(everything), book));
    const part = (name: string): string => strFromU8(parts[name] ?? new Uint8Array(0));
    const used = [...part('word/document.xml').matchAll(/<w:[pr]Style w:val="([^"]+)"/g)].map(([, id]) => id);
    const known = [...part('word/styles.xml').matchAll(/w:styleId="([^"]+)"/g)].map(([, id]) => id);
    expect(known).toEqual(expect.arrayContaining(used));
  });

  test('a quotation that is upright: other programs would take italics of its style for emphasis', async () => {
    const quotation = node('blockquote', [paragraph(text('Quoted '), text('here', 'italic'))]);
    const parts = unzipSync(await docx(manuscriptOf(tree(quotation)), book));
    const [style = ''] =
      /<w:style [^>]*w:styleId="Quote".*?<\/w:style>/s.exec(strFromU8(parts['word/styles.xml'] ?? new Uint8Array(0))) ??
      [];
    expect(style).toContain('<w:ind ');
    expect(style).not.toContain('<w:i/>');
    expect(strFromU8(parts['word/document.xml'] ?? new Uint8Array(0)).match(/<w:i\/>/g)).toHaveLength(1);
  });

  /** The lines of the contents, with where each leads. */
  async function contents(content: Tree, style: 'book' | 'manuscript' = 'book'): Promise<(string | undefined)[][]> {
    const xml = strFromU8(
      unzipSync(await docx(manuscriptOf(content), { ...book, style }))['word/document.xml'] ?? new Uint8Array(0),
    );
    const [field = ''] = /<w:sdt>.*<\/w:sdt>/s.exec(xml) ?? [];
    if (field !== '') {
      expect(field).toMatch(/<w:instrText[^>]*>TOC /);
      expect(field).not.toContain('w:dirty="true"');
      expect(xml.replace(field, '')).toContain('<w:bookmarkStart w:name="_chapter1"');
    }
    return [
      ...field.matchAll(/w:anchor="(\w+)".*?<w:t[^>]*>([^<]*)<\/w:t>(?:<w:tab\/>(?:<w:t[^>]*>(\d+)<\/w:t>)?)?/gs),
    ].map(([, anchor, title, page]) => [anchor, title, page]);
  }

  test('contents with pages in a book, as office programs will count them', async () => {
    const long = Array.from({ length: 40 }, () =>
      paragraph(text('A line or two of the chapter, and so on. '.repeat(4))),
    );
    const chapters = tree(
      heading(1, 'One'),
      ...long,
      heading(1, 'Two'),
      paragraph(text('Short.')),
      heading(1, 'Three'),
    );
    expect(await contents(chapters)).toEqual([
      ['_chapter1', 'One', '1'],
      ['_chapter2', 'Two', '4'],
      ['_chapter3', 'Three', '5'],
    ]);
    expect(await contents(chapters, 'manuscript')).toEqual([]);
    expect(await contents(tree(heading(1, 'Alone'), ...long))).toEqual([]);
  });

  test('contents without pages where no widths are known: a wrong number is worse than none', async () => {
    const chapters = tree(heading(1, 'One'), paragraph(text('தமிழ்')), heading(1, 'Two'));
    expect((await contents(chapters)).map(([, title, page]) => [title, page])).toEqual([
      ['One', '1'],
      ['Two', undefined],
    ]);
  });
});
