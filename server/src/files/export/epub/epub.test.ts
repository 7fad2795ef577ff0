import { strFromU8, unzipSync } from 'fflate';
import { parseDocument } from 'htmlparser2';
import { expect, test } from 'vitest';
import { whole } from '../pieces.ts';
import { everything, manuscriptOf, node, paragraph, text, tree } from '../test/corpus.ts';
import { epub } from './epub.ts';

function read(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
}

test('what it is stands first, as it is', async () => {
  const bytes = await whole(epub(manuscriptOf(everything)));
  expect(strFromU8(bytes.subarray(30, 58))).toBe('mimetypeapplication/epub+zip');
  expect(bytes[8]).toBe(0);
});

test('each chapter is a file that the package, the spine and the contents name', async () => {
  const parts = read(await whole(epub(manuscriptOf(everything, { madeBy: [{ name: 'Ada', tool: null, words: 3 }] }))));
  const opf = parts['OEBPS/content.opf'] ?? '';
  const named = [...opf.matchAll(/href="([^"]+)"/g)].map(([, name]) => `OEBPS/${name}`);
  expect(named.sort()).toEqual(
    Object.keys(parts)
      .filter((name) => name.startsWith('OEBPS/') && !name.endsWith('.opf'))
      .sort(),
  );
  expect(opf.match(/<itemref idref="c\d"\/>/g)).toHaveLength(4);
  const contents = [...(parts['OEBPS/nav.xhtml'] ?? '').matchAll(/<a href="([^"]+)">([^<]+)</g)].map(
    ([, , title]) => title,
  );
  expect(contents).toEqual(['The Salt Lantern', 'One &amp; &lt;first&gt;', 'Two', 'How this text was made']);
  for (const word of [
    '<dc:language>en<',
    '<dc:title>The Salt Lantern<',
    '<dc:creator>Ada Ünal<',
    'dcterms:modified">2026-11-28T12:00:00Z<',
  ])
    expect(opf).toContain(word);
});

test('titles and texts break nothing', async () => {
  const odd = manuscriptOf(tree(paragraph(text('\u0000 a \ud800 b ]]> <script>&'))), {
    title: 'A <b> & "c" \u0008',
    author: '</dc:creator>',
  });
  const parts = read(await whole(epub(odd)));
  for (const [name, part] of Object.entries(parts)) {
    if (!/\.(?:xhtml|opf|xml)$/.test(name)) continue;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
    expect(part).not.toMatch(/[\u0000-\u0008]/);
    expect(parseDocument(part, { xmlMode: true }).children.length).toBeGreaterThan(0);
    expect(part).not.toContain('<script');
  }
  expect(parts['OEBPS/content.opf']).toContain('<dc:creator>&lt;/dc:creator&gt;</dc:creator>');
});

test('a paragraph that runs otherwise than its book says so', async () => {
  const arabic = paragraph(text('«هذا نص عربي».'));
  const hebrew = node('orderedList', [node('listItem', [paragraph(text('3. שלום', 'bold'))])]);
  const content = tree(paragraph(text('English.')), arabic, hebrew, paragraph(text('12')));
  const body = async (language: string): Promise<string[]> => {
    const parts = read(await whole(epub({ ...manuscriptOf(content), language })));
    return (parts['OEBPS/chapter-1.xhtml'] ?? '').split('\n').filter((line) => /^<(?:p|ol)[ >]/.test(line));
  };
  expect(await body('en')).toEqual([
    '<p>English.</p>',
    '<p dir="rtl">«هذا نص عربي».</p>',
    '<ol dir="rtl"><li><p dir="rtl"><strong>3. שלום</strong></p></li></ol>',
    '<p>12</p>',
  ]);
  expect((await body('ar')).map((line) => line.includes(' dir='))).toEqual([true, false, false, false]);
});
