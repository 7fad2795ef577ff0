import { createRequire } from 'node:module';
import { inflateRawSync } from 'node:zlib';
import PdfDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { contents } from '../../../documents/contents/contents.ts';
import { makeDoc } from '../../../documents/doc/makeDoc.ts';
import { epubOf, odtOf, rtfOf } from '../test/files.ts';
import { read } from './read.ts';

async function html(bytes: Uint8Array<ArrayBuffer>): Promise<{ lines: string[]; notices: string[] }> {
  const { document, facts } = await read({ bytes, name: 'file' });
  const doc = makeDoc();
  if (document !== null) Y.applyUpdate(doc, inflateRawSync(document));
  return { lines: contents(doc, 'html').split('\n'), notices: facts.notices };
}

const reasonOf = (bytes: Uint8Array<ArrayBuffer>) =>
  read({ bytes, name: 'file' }).then(
    () => 'read',
    (error: unknown) => Object(error).facts?.reason ?? String(error),
  );

const link = '<a href="https://example.com/" rel="noopener noreferrer nofollow" target="_blank">here</a>';

test('OpenDocument: headings, marks, lists, links, alignment, notes; comments are left out', async () => {
  const found = await html(
    odtOf(
      [
        '<text:h text:outline-level="2">One</text:h>',
        '<text:p>plain<text:s text:c="1"/><text:span text:style-name="B">bold <text:span text:style-name="I">both</text:span></text:span>',
        '<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>a note</text:p></text:note-body></text:note></text:p>',
        '<text:p text:style-name="C">centred</text:p>',
        '<text:list text:style-name="N"><text:list-item><text:p>first</text:p><text:list><text:list-item><text:p>inner</text:p></text:list-item></text:list></text:list-item></text:list>',
        '<text:p><text:a xlink:href="https://example.com/">here</text:a><office:annotation><text:p>secret</text:p></office:annotation></text:p>',
      ].join('\n'),
    ),
  );
  expect(found.lines).toEqual([
    '<h2>One</h2>',
    '<p>plain <strong>bold </strong><em><strong>both</strong></em> [1]</p>',
    '<p style="text-align: center">centred</p>',
    '<ol><li><p>first</p><ul><li><p>inner</p></li></ul></li></ol>',
    `<p>${link}</p>`,
    '<ol><li><p>a note</p></li></ol>',
  ]);
  expect(found.notices).toEqual(['1 comment was left out.']);
});

describe('a list within a list that stands beside its item', () => {
  const lines = ['<ul><li><p>a</p><ol><li><p>b</p></li></ol></li><li><p>c</p></li></ul>'];

  test('in HTML', async () => {
    const page = '<html><body><ul><li>a</li><ol><li>b</li></ol><li>c</li></ul></body></html>';
    expect((await html(new TextEncoder().encode(page))).lines).toEqual(lines);
  });

  test('in OpenDocument, where it is a list of its own', async () => {
    const items = (style: string, inner: string): string =>
      `<text:list text:style-name="${style}"><text:list-item>${inner}</text:list-item></text:list>`;
    const counting =
      '<text:list-style style:name="S"><text:list-level-style-number text:level="2" text:start-value="3"/></text:list-style>';
    const inner = items('S', items('S', '<text:p>b</text:p>'));
    const body = `${counting}${items('B', '<text:p>a</text:p>')}${inner}<text:p>d</text:p>`;
    expect((await html(odtOf(body))).lines).toEqual([
      '<ul><li><p>a</p><ol start="3"><li><p>b</p></li></ol></li></ul>',
      '<p>d</p>',
    ]);
  });
});

test('Rich Text: headings, marks, links, code pages', async () => {
  const body = [
    '\\pard\\s1\\b One\\b0\\par',
    "\\pard plain {\\b bold {\\i both}}\\line next \\u1057?\\u1086? {\\f1 \\'d1\\'ee\\'eb\\'fc}\\par",
    '\\pard\\qc centred\\par',
    '\\pard{\\field{\\*\\fldinst HYPERLINK "https://example.com/"}{\\fldrslt here}}\\par',
    '{\\*\\annotation secret}{\\pict 00ff}\\pard last \\bin4 {{{{done\\par',
  ].join('\n');
  const found = await html(rtfOf(body));
  expect(found.lines).toEqual([
    '<h1>One</h1>',
    '<p>plain <strong>bold </strong><em><strong>both</strong></em><br>next Со Соль</p>',
    '<p style="text-align: center">centred</p>',
    `<p>${link}</p>`,
    '<p>last done</p>',
  ]);
  expect(found.notices).toEqual(['1 comment was left out.', '1 picture was left out.']);
});

test('Rich Text: signs beyond the first plane, which it writes in halves', async () => {
  const whole = "\\pard whole \\u-10179?\\u-8704? and \\uc0 \\u55357\\uc1 \\u56832\\'3f\\par";
  const broken = '\\pard a\\u-10179?b \\u-8704?c\\par';
  expect((await html(rtfOf(whole))).lines).toEqual(['<p>whole 😀 and 😀</p>']);
  expect((await html(rtfOf(broken))).lines).toEqual(['<p>a\ufffdb \ufffdc</p>']);
});

test('what is lit stays lit, in OpenDocument and in Rich Text', async () => {
  const look = (name: string, behind: string): string =>
    `<style:style style:name="${name}"><style:text-properties fo:background-color="${behind}"/></style:style>`;
  const said = (name: string, words: string): string => `<text:span text:style-name="${name}">${words}</text:span>`;
  const body = `${look('L', '#ffff00')}${look('T', 'transparent')}<text:p>${said('L', 'lit')} ${said('T', 'not')}</text:p>`;
  const lines = ['<p><mark>lit</mark> not</p>'];
  expect((await html(odtOf(body))).lines).toEqual(lines);
  expect((await html(rtfOf('\\pard {\\highlight7 lit} not\\par'))).lines).toEqual(lines);
});

describe('EPUB', () => {
  test('its chapters in order, without the contents', async () => {
    const { lines } = await html(
      epubOf(['<h1>One</h1><p>a <i>b</i></p>', '<h1>Two</h1><hr/><blockquote>c</blockquote>']),
    );
    expect(lines).toEqual([
      '<h1>One</h1>',
      '<p>a <em>b</em></p>',
      '<h1>Two</h1>',
      '<hr>',
      '<blockquote><p>c</p></blockquote>',
    ]);
  });

  test('a locked one is refused, one with disguised fonts is read', async () => {
    const locks = (uri: string) => ({ 'META-INF/encryption.xml': `<e><CipherReference URI="${uri}"/></e>` });
    expect(await reasonOf(epubOf(['<p>a</p>'], locks('OEBPS/c%200.xhtml')))).toBe('encrypted');
    expect(await reasonOf(epubOf(['<p>a</p>'], locks('OEBPS/font.otf')))).toBe('read');
  });
});

test('the language that a book or a page names', async () => {
  const languageOf = async (bytes: Uint8Array<ArrayBuffer>) => (await read({ bytes, name: 'file' })).facts.language;
  const named = (tag: string): string =>
    `<package xmlns:dc="d"><metadata><dc:language>${tag}</dc:language></metadata><manifest><item id="c" href="c%200.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>`;
  expect(await languageOf(epubOf(['<p>Zoë</p>'], { 'OEBPS/book.opf': named('nl-BE') }))).toBe('nl');
  const page = new TextEncoder().encode('<!DOCTYPE html><html lang="fr"><body><p>Premier. Fin.</p></body></html>');
  expect(await languageOf(new Uint8Array(page))).toBe('fr');
});

async function pdfOf(draw: (pdf: PDFKit.PDFDocument) => void, options: PDFKit.PDFDocumentOptions = {}) {
  const pdf = new PdfDocument({ size: 'A5', margin: 60, bufferPages: true, ...options });
  const pieces: Buffer[] = [];
  pdf.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = new Promise((resolve) => pdf.on('end', resolve));
  draw(pdf);
  pdf.end();
  await ended;
  return new Uint8Array(Buffer.concat(pieces));
}

const prose =
  'She had counted the waves until the counting was all there was of her, and then she went on, because nobody had told her to stop. ';

test('a list of Rich Text counts from where it counts', async () => {
  const item = (label: string, text: string) => `\\pard{\\listtext ${label}\\tab}\\ls1\\ilvl0 ${text}\\par\n`;
  const { lines } = await html(
    rtfOf(`${item('3.', 'third')}${item('4.', 'fourth')}\\pard plain\\par${item('1.', 'a')}`),
  );
  expect(lines).toEqual([
    '<ol start="3"><li><p>third</p></li><li><p>fourth</p></li></ol>',
    '<p>plain</p>',
    '<ol><li><p>a</p></li></ol>',
  ]);
});

describe('PDF', () => {
  test('headings and paragraphs over pages; heads and page numbers are left out, hyphens are joined', async () => {
    const paragraph = prose.repeat(5).trim();
    const bytes = await pdfOf((pdf) => {
      pdf.fontSize(20).text('The lamp').moveDown().fontSize(11);
      for (let at = 0; at < 9; at += 1) pdf.text(paragraph, { indent: 18, align: 'left' });
      pdf.text('It was the light-', { indent: 18 }).text('house after all.');
      const { count } = pdf.bufferedPageRange();
      expect(count).toBeGreaterThan(2);
      for (let page = 0; page < count; page += 1) {
        pdf.switchToPage(page);
        pdf.fontSize(9);
        pdf.page.margins.bottom = 0;
        pdf.text('The Salt Lantern', 60, 20, { lineBreak: false });
        pdf.text(String(page + 1), 200, pdf.page.height - 30, { lineBreak: false });
      }
    });
    const { lines } = await html(bytes);
    expect(lines).toEqual([
      '<h1>The lamp</h1>',
      ...Array.from({ length: 9 }, () => `<p>${paragraph}</p>`),
      '<p>It was the lighthouse after all.</p>',
    ]);
  });

  test('words that are written with a hyphen keep it at the end of a line', async () => {
    const bytes = await pdfOf((pdf) => {
      pdf.fontSize(11).text('A well-known light.').moveDown();
      pdf.text('It was a well-', { indent: 18 }).text('known light-').text('house by the sea.');
    });
    expect((await html(bytes)).lines).toEqual([
      '<p>A well-known light.</p>',
      '<p>It was a well-known lighthouse by the sea.</p>',
    ]);
  });

  test('fonts that do not say which letters their glyphs are', async () => {
    const font = createRequire(import.meta.url).resolve('@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff');
    const bytes = await pdfOf((pdf) => pdf.font(font).text(prose));
    const silent = Buffer.from(bytes).toString('latin1').replaceAll('/ToUnicode', '/ToUnicodX');
    const reading = read({ bytes: new Uint8Array(Buffer.from(silent, 'latin1')), name: 'a.pdf' });
    await expect(reading).rejects.toMatchObject({ facts: { reason: 'unreadable' } });
  });

  test('without tags: bold and italic by the fonts, two columns one after the other', async () => {
    const bytes = await pdfOf((pdf) => {
      pdf.fontSize(9).font('Times-Roman').text('Plain, ', { continued: true });
      pdf.font('Times-Bold').text('bold', { continued: true }).font('Times-Roman').text(' and ', { continued: true });
      pdf.font('Times-Italic').text('italic', { continued: true }).font('Times-Roman').text('.').moveDown(2);
      pdf.text(prose.repeat(8).trim(), { columns: 2, columnGap: 24, width: 300, height: 160 });
    });
    const { lines } = await html(bytes);
    expect(lines).toEqual([
      '<p>Plain, <strong>bold</strong> and <em>italic</em>.</p>',
      `<p>${prose.repeat(8).trim()}</p>`,
    ]);
  });

  test('without tags: short lines of speech are paragraphs, and lines that say so begin chapters', async () => {
    const speech = ['"Is he here?"', '"He will be, before long, and then you will hear him on the stairs."', '"Who?"'];
    const bytes = await pdfOf((pdf) => {
      pdf.font('Times-Roman').fontSize(11).text('Chapter 1. The lamp').moveDown();
      pdf.text(prose.repeat(3).trim(), { indent: 18 });
      for (const line of speech) pdf.text(line, { indent: 18, width: 400 });
      pdf.moveDown().text('Chapter 2. Low tide').moveDown().text(prose.repeat(2).trim(), { indent: 18 });
    });
    const { lines } = await html(bytes);
    expect(lines.map((line) => line.replaceAll('&quot;', '"'))).toEqual([
      '<h1>Chapter 1. The lamp</h1>',
      `<p>${prose.repeat(3).trim()}</p>`,
      ...speech.map((line) => `<p>${line}</p>`),
      '<h1>Chapter 2. Low tide</h1>',
      `<p>${prose.repeat(2).trim()}</p>`,
    ]);
  });

  test('without tags: lines at the side and lines of a table of contents are paragraphs', async () => {
    const bytes = await pdfOf((pdf) => {
      pdf.font('Times-Roman').fontSize(11).text(prose.repeat(3).trim());
      pdf.text('At the right', { align: 'right' }).text('and at the left.', { indent: 12 });
      pdf.text('The lamp .......... 3').text('Low tide .......... 12').text(prose.repeat(3).trim());
    });
    expect((await html(bytes)).lines).toEqual(
      [prose.repeat(3).trim(), 'At the right', 'and at the left.']
        .map((line) => `<p>${line}</p>`)
        .concat(
          ['The lamp .......... 3', 'Low tide .......... 12', prose.repeat(3).trim()].map((line) => `<p>${line}</p>`),
        ),
    );
  });

  test('a locked one, one of pictures, half of one', async () => {
    const locked = await pdfOf((pdf) => pdf.text('secret'), { userPassword: 'x', pdfVersion: '1.7' });
    expect(await reasonOf(locked)).toBe('encrypted');
    expect(await reasonOf(await pdfOf((pdf) => pdf.rect(0, 0, 100, 100).fill('black')))).toBe('scanned');
    expect(await reasonOf(new Uint8Array(Buffer.from('%PDF-1.7 and no more')))).toBe('broken');
  });
});
