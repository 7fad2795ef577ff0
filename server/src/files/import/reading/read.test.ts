import { inflateRawSync } from 'node:zlib';
import type { FileFormat } from '@penora/protocol/schemas/file';
import { countWords } from '@penora/protocol/words/pieces';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { contents } from '../../../documents/contents/contents.ts';
import { makeDoc } from '../../../documents/doc/makeDoc.ts';
import { corpus, docxOf, simple, wp, wr, zipOf } from '../test/files.ts';
import { read } from './read.ts';

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text));

async function read1(bytes: Uint8Array<ArrayBuffer>, name: string) {
  const { document, text, ...rest } = await read({ bytes, name });
  const doc = makeDoc();
  if (document !== null) Y.applyUpdate(doc, inflateRawSync(document));
  const txt = contents(doc, 'txt');
  expect(countWords(inflateRawSync(text).toString())).toBe(rest.facts.words);
  expect(rest.facts.words).toBe(countWords(txt));
  expect(rest.facts.sizeBytes).toBe(Buffer.byteLength(txt));
  return { ...rest, txt, html: contents(doc, 'html'), md: contents(doc, 'md') };
}

const reasonOf = async (bytes: Uint8Array<ArrayBuffer>, name = 'file') =>
  read({ bytes, name }).then(
    () => 'read',
    (error: unknown) => Object(error).facts?.reason ?? String(error),
  );

describe('every script in every format', () => {
  const cases = Object.entries(simple).flatMap(([format, make]) =>
    corpus.map(({ language, text }) => [format as FileFormat, language, text, make] as const),
  );
  test.each(cases)('%s, %s', async (format, language, text, make) => {
    const { facts, txt, title } = await read1(make([text, text]), `The lantern.${format}`);
    expect(facts.format).toBe(format);
    expect(txt.normalize('NFC')).toBe(`${text}\n\n${text}`.normalize('NFC'));
    expect(facts.language).toBe(language);
    expect(title).toBe(format === 'epub' ? 'Salt & Light' : 'The lantern');
    expect(facts.pages).toBe(Math.ceil(facts.words / 250));
  });
});

describe('plain text in any encoding', () => {
  const by = (language: string): string => corpus.find((one) => one.language === language)?.text ?? '';
  test.each([
    ['utf-16le', 'ru', { addBOM: true }],
    ['utf-16be', 'ja', { addBOM: true }],
    ['utf-16le', 'en', {}],
    ['utf-32le', 'en', { addBOM: true }],
    ['windows-1251', 'ru', {}],
    ['koi8-r', 'ru', {}],
    ['cp866', 'ru', {}],
    ['maccyrillic', 'ru', {}],
    ['macintosh', 'fr', {}],
    ['cp850', 'de', {}],
    ['windows-1252', 'de', {}],
    ['windows-1253', 'el', {}],
    ['windows-1255', 'he', {}],
    ['windows-1256', 'ar', {}],
    ['shift_jis', 'ja', {}],
    ['euc-jp', 'ja', {}],
    ['gb18030', 'zh', {}],
    ['euc-kr', 'ko', {}],
  ] as const)('%s, %s', async (encoding, language, options) => {
    // An encoding has no letters beyond its script, so the sample says nothing more.
    const text = iconv.decode(iconv.encode(by(language), encoding), encoding);
    const many = Array.from({ length: 6 }, () => text).join('\n');
    const { txt } = await read1(new Uint8Array(iconv.encode(many, encoding, options)), 'a.txt');
    expect(txt).toBe(many.replaceAll('\n', '\n\n'));
  });

  test('Arabic as Windows writes it, in bytes that the older standard for Arabic has no letters for', async () => {
    const many = 'كان يا ما كان في قديم الزمان ملك عادل يحكم مدينة كبيرة وكان له ثلاثة أولاد يحبهم كثيرا. '
      .repeat(2)
      .trim();
    const { txt } = await read1(new Uint8Array(iconv.encode(many, 'windows-1256')), 'a.txt');
    expect(txt).toBe(many);
  });

  test('Japanese as letters carry it', async () => {
    // "船が見える前に", in seven bits and with signs that switch between tables.
    const said = Buffer.from('\x1b$BA%$,8+$($kA0$K\x1b(B ok\n', 'latin1');
    expect((await read1(new Uint8Array(said), 'a.txt')).txt).toBe('船が見える前に ok');
  });

  test('Big5', async () => {
    const many = '船還沒有出現，燈就已經點亮了，城裡沒有人願意說是誰點的。\n'.repeat(6);
    const { txt } = await read1(new Uint8Array(iconv.encode(many, 'big5')), 'a.txt');
    expect(txt).toBe(many.trim().replaceAll('\n', '\n\n'));
  });
});

describe('structure', () => {
  test('Word: headings, marks, lists, quotations, links, alignment, footnotes; comments are left out', async () => {
    const style = (id: string): string => `<w:pStyle w:val="${id}"/>`;
    const item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
    const note = '<w:r><w:footnoteReference w:id="1"/></w:r>';
    const body = [
      wp(wr('Salt'), style('Title')),
      wp(wr('One'), style('Heading1')),
      wp(wr('plain ') + wr('bold', '<w:b/>') + wr(' and ') + wr('both', '<w:b/><w:i/>') + note),
      wp(wr('centred'), '<w:jc w:val="center"/>'),
      wp(wr('first'), item),
      wp(wr('second'), item),
      wp(wr('said'), style('Quote')),
      wp(
        '<w:hyperlink r:id="link" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">' +
          wr('here') +
          '</w:hyperlink>',
      ),
      wp(wr('* * *'), '<w:jc w:val="center"/>'),
      wp(wr('Two'), style('Heading1')),
      wp(
        '<w:commentRangeStart w:id="0"/>' +
          wr('last') +
          '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
      ),
    ].join('');
    const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const { html, facts, title } = await read1(
      docxOf(body, {
        'word/comments.xml': `<w:comments ${w}><w:comment w:id="0" w:author="x">${wp(wr('secret'))}</w:comment></w:comments>`,
        'word/footnotes.xml': `<w:footnotes ${w}><w:footnote w:id="1">${wp(wr('a note'))}</w:footnote></w:footnotes>`,
      }),
      'x.docx',
    );
    expect(html.split('\n')).toEqual([
      '<h1>One</h1>',
      '<p>plain <strong>bold</strong> and <em><strong>both</strong></em>[1]</p>',
      '<p style="text-align: center">centred</p>',
      '<ul><li><p>first</p></li><li><p>second</p></li></ul>',
      '<blockquote><p>said</p></blockquote>',
      '<p><a href="https://example.com/" rel="noopener noreferrer nofollow" target="_blank">here</a></p>',
      '<hr>',
      '<h1>Two</h1>',
      '<p>last</p>',
      '<ol><li><p>a note</p></li></ol>',
    ]);
    expect(facts.notices).toEqual(['1 comment was left out.']);
    expect(title).toBe('Salt');
    expect(facts).toMatchObject({ chapters: 2, chapterTitles: ['One', 'Two'] });
  });

  test('Markdown and HTML keep what the schema knows, and nothing that runs', async () => {
    const md =
      '# T\n\nA **b** *i* ~~s~~ `c` [l](https://e.com) [x](javascript:alert(1))\\\nnext\n\n> q\n\n1. one\n   - deep\n\n```js\na < b\n```\n\n---\n\n<script>alert(1)</script>';
    const { html } = await read1(bytesOf(md), 'a.md');
    expect(html).not.toContain('script');
    expect(html.split('\n')).toHaveLength(6);
    expect((await read1(bytesOf(`<!doctype html><body>${html}`), 'a')).html).toBe(html);
  });

  test('what stands where it may not is put where it may', async () => {
    const odd = '<html><li>alone<ul>loose<li><h2>head</h2></li></ul></li><blockquote></blockquote><td>cell<p>p<div>d';
    const { html, txt } = await read1(bytesOf(odd), 'a.html');
    expect(txt.split('\n\n')).toEqual(['alone', 'loose', 'head', 'cell', 'p', 'd']);
    expect(html).toContain('<li><p>head</p></li>');
  });

  test('wrapped lines are joined, verses are not, and chapters are found behind their table of contents', async () => {
    const prose = 'She had counted the waves until the counting was all there was of her, and then she went on. '
      .repeat(8)
      .trim();
    const wrapped = prose.replace(/(.{1,68})(?:\s|$)/g, '$1\n').trim();
    const verse = 'Salt in the bread,\nsalt on the stair,\nthe sea in my head.';
    const names = ['Chapter 1. The lamp', 'Chapter 2. Low tide', 'Chapter 3. The wreck'];
    const text = `${names.join('\n\n')}\n\n${names.map((name) => `${name}\n\n${wrapped}\n\n${wrapped}`).join('\n\n')}\n\n${verse}\n`;
    const { txt, facts } = await read1(bytesOf(text), 'a.txt');
    expect(txt.split('\n\n').filter((block) => block === prose)).toHaveLength(6);
    expect(txt.split('\n\n').slice(-3)).toEqual(verse.split('\n'));
    expect(facts).toMatchObject({ chapters: 3, chapterTitles: names });
  });
});

describe('bad files', () => {
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
  const ole = new Uint8Array([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...Buffer.from('EncryptedPackage', 'utf16le'),
  ]);
  const entities =
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><w:document>&b;</w:document>';
  test.each([
    ['nothing', new Uint8Array(), 'empty'],
    ['white space', bytesOf(' \n\n '), 'empty'],
    ['a picture', png, 'kind'],
    ['noise', new Uint8Array(Array.from({ length: 4_000 }, (_, at) => (at * 7_919) % 256)), 'kind'],
    ['a locked Word file', ole, 'encrypted'],
    ['an old Word file', ole.slice(0, 8), 'kind'],
    ['another archive', zipOf({ 'a.txt': 'text' }), 'kind'],
    ['half an archive', docxOf(wp(wr('x'))).slice(0, 700), 'broken'],
    ['entities that unfold', docxOf('', { 'word/document.xml': entities }), 'entities'],
    ['a page of a hundred thousand elements in each other', bytesOf(`<html>${'<b>'.repeat(100_000)}x`), 'deep'],
    ['zeros that unfold', docxOf('', { 'word/styles.xml': ' '.repeat(60 * 1_048_576) }), 'bomb'],
    ['a name that leads out', zipOf({ '../../etc/passwd': 'x', 'word/document.xml': '<w/>' }), 'broken'],
    ['Word without a document', docxOf('', { 'word/document.xml': '<nothing' }), 'broken'],
  ])('%s', async (_, bytes, reason) => expect(await reasonOf(bytes)).toBe(reason));

  test('deep nesting is cut, not followed', async () => {
    const { txt } = await read1(bytesOf(`<html>${'<blockquote><div><ul><li>'.repeat(2_000)}deep`), 'a.html');
    expect(txt).toBe('deep');
  });
});
