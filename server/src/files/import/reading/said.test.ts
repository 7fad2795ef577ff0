import { inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { contents } from '../../../documents/contents/contents.ts';
import { makeDoc } from '../../../documents/doc/makeDoc.ts';
import { make } from '../../export/make.ts';
import { whole } from '../../export/pieces.ts';
import { docxOf, wp, wr } from '../test/files.ts';
import { read } from './read.ts';

async function said(content: string | Uint8Array<ArrayBuffer>, name = 'file') {
  const bytes = typeof content === 'string' ? new Uint8Array(new TextEncoder().encode(content)) : content;
  const { document, title, facts } = await read({ bytes, name });
  const doc = makeDoc();
  if (document !== null) Y.applyUpdate(doc, inflateRawSync(document));
  return { title, ...facts, lines: contents(doc, 'html').split('\n') };
}

describe('Markdown is known by what is in it', () => {
  test.each([
    ['a heading and a list', '# One\n\nWords.\n\n- a\n- b\n'],
    ['a heading and emphasis', '# One\n\nWords *with* it.\n'],
    ['headings alone', '# One\n\nWords.\n\n# Two\n\nMore.\n'],
    ['bold and a link', 'A **word** and [one](https://example.com).\n'],
  ])('%s', async (_, text) => {
    for (const name of ['a', 'a.txt', 'a.docx', 'x.pdf']) expect((await said(text, name)).format).toBe('md');
  });

  test.each([
    ['a star', 'So * it is.\n\nAnd more.\n'],
    ['a number sign', 'We are # 1.\n\n#1 again.\n'],
    ['one line that begins with a number sign', '# no heading\n\nWords.\n'],
    ['scenes and speech', 'One.\n\n* * *\n\n- Who is there?\n\n- Me.\n'],
    ['numbered lines', '1. One\n2. Two\n\n* * *\n\nEnd _so_.\n'],
    ['a program', '# read it\nx = 2 ** 3\n# write it\ny = x * 2\n'],
  ])('%s is plain text', async (_, text) => {
    for (const name of ['a', 'a.txt', 'a.docx']) expect((await said(text, name)).format).toBe('txt');
  });

  test('a file that was made here, by whatever name', async () => {
    const chapter = (name: string) => [
      { type: 'heading' as const, attrs: { level: 1 }, content: [{ type: 'text' as const, text: name }] },
      { type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'Words of it.' }] },
    ];
    const facts = { title: 'T', author: '', createdAt: new Date('2026-11-28'), identifier: 'A', madeBy: null };
    const options = { format: 'md', paper: 'a4', style: 'book', howMade: false } as const;
    const tree = { type: 'doc' as const, content: [...chapter('One'), ...chapter('Two')] };
    const bytes = await whole(make({ source: { kind: 'tree', tree }, facts, options }));
    expect(await said(new Uint8Array(bytes), 'x.pdf')).toMatchObject({ format: 'md', chapters: 2 });
  });
});

describe('what became plain is said', () => {
  const notices = ['1 table became lines.', 'Raised and lowered signs stand in the line.'];

  test('in Markdown, with the title of its front matter', async () => {
    const text =
      '---\ntitle: "Front Matter Title"\nauthor: x\n---\n\nH<sub>2</sub>O\n\n| a | b |\n|---|---|\n| 1 | 2 |\n';
    expect(await said(text, 'a.md')).toMatchObject({ title: 'Front Matter Title', notices });
  });

  test('in HTML', async () => {
    const page = '<html><p>H<sub>2</sub>O</p><table><tr><td>1</td></tr></table></html>';
    expect((await said(page)).notices).toEqual(notices);
  });
});

describe('Word', () => {
  const style = (id: string): string => `<w:pStyle w:val="${id}"/>`;

  test('its title is the title, and no chapter; alone it is the text', async () => {
    const body = wp(wr('')) + wp(wr('The Salt'), style('Title')) + wp(wr('One'), style('Heading1')) + wp(wr('Words.'));
    expect(await said(docxOf(body), 'file.docx')).toMatchObject({
      title: 'The Salt',
      lines: ['<h1>One</h1>', '<p>Words.</p>'],
    });
    const alone = docxOf(wp(wr('The Salt'), style('Title')));
    expect((await said(alone)).lines).toEqual(['<h1>The Salt</h1>']);
    const later = docxOf(wp(wr('Words.')) + wp(wr('Part'), style('Title')));
    expect((await said(later)).lines).toEqual(['<p>Words.</p>', '<h1>Part</h1>']);
  });

  test('hidden text is left out', async () => {
    const runs = wr('seen ') + wr('hidden', '<w:b/><w:vanish/>') + wr('and this', '<w:vanish w:val="0"/>');
    expect((await said(docxOf(wp(runs)))).lines).toEqual(['<p>seen and this</p>']);
  });

  test('neighbouring lists are lists of their own', async () => {
    const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const level = (format: string): string =>
      `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl>`;
    const abstract = (id: number, format: string): string =>
      `<w:abstractNum w:abstractNumId="${id}">${level(format)}</w:abstractNum>`;
    const num = (id: number, of: number, start?: number): string =>
      `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${start === undefined ? '' : `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="${start}"/></w:lvlOverride>`}</w:num>`;
    const numbering = `<w:numbering ${w}>${abstract(1, 'decimal')}${abstract(2, 'bullet')}${abstract(3, 'bullet')}${num(11, 1)}${num(12, 1, 1)}${num(13, 1, 5)}${num(14, 1)}${num(15, 2)}${num(16, 3)}</w:numbering>`;
    const item = (text: string, id: number, depth = 0): string =>
      wp(wr(text), `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${id}"/></w:numPr>`);
    const body = [
      item('a', 11),
      item('deep', 12, 1),
      item('b', 11),
      item('c', 12),
      item('d', 13),
      item('e', 15),
      item('f', 16),
      wp(wr('So.')),
      item('g', 14),
    ].join('');
    expect((await said(docxOf(body, { 'word/numbering.xml': numbering }))).lines).toEqual([
      '<ol><li><p>a</p><ol><li><p>deep</p></li></ol></li><li><p>b</p></li></ol>',
      '<ol><li><p>c</p></li></ol>',
      '<ol start="5"><li><p>d</p></li></ol>',
      '<ul><li><p>e</p></li></ul>',
      '<ul><li><p>f</p></li></ul>',
      '<p>So.</p>',
      // Without a beginning of its own a list counts on.
      '<ol start="6"><li><p>g</p></li></ol>',
    ]);
  });

  test('a list of which the first item says where it begins, and the others count on, is one', async () => {
    const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const numbering = `<w:numbering ${w}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="8"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num></w:numbering>`;
    const item = (text: string, id: number): string =>
      wp(wr(text), `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`);
    const body = item('three', 8) + item('four', 1) + item('five', 8);
    expect((await said(docxOf(body, { 'word/numbering.xml': numbering }))).lines).toEqual([
      '<ol start="3"><li><p>three</p></li><li><p>four</p></li><li><p>five</p></li></ol>',
    ]);
  });

  test('the title page of a file that was made here stays its title when another program has saved it', async () => {
    const parts = {
      'docProps/core.xml':
        '<cp:coreProperties><dc:title>The Salt</dc:title><cp:lastModifiedBy>Penora</cp:lastModifiedBy></cp:coreProperties>',
    };
    const body = wp(wr('Salt'), `${style('Title')}<w:jc w:val="center"/>`) + wp(wr('Words.'));
    expect(await said(docxOf(body, parts), 'a.docx')).toMatchObject({ title: 'The Salt', lines: ['<p>Words.</p>'] });
  });
});
