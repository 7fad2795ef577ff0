import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { contents } from '../../../documents/contents/contents.ts';
import { makeDoc } from '../../../documents/doc/makeDoc.ts';
import { read } from './read.ts';

/** What another program wrote (test/libreoffice): one text in each of its formats. */

async function linesOf(format: string, name = 'lantern') {
  const bytes = new Uint8Array(readFileSync(new URL(`../test/libreoffice/${name}.${format}`, import.meta.url)));
  const { document, facts } = await read({ bytes, name: `${name}.${format}` });
  const doc = makeDoc();
  if (document !== null) Y.applyUpdate(doc, inflateRawSync(document));
  const lines = contents(doc, 'html').replaceAll(' rel="noopener noreferrer nofollow" target="_blank"', '').split('\n');
  return { lines, facts };
}

const whole = [
  '<h1>The lamp</h1>',
  '<p>Plain, <strong>bold</strong>, <em>italic</em>, <u>under</u>, <s>struck</s> and a note[1].</p>',
  '<h2>Low tide</h2>',
  '<ul><li><p>apples</p><ol><li><p>deep</p></li><li><p>deeper</p></li></ol></li><li><p>pears</p></li></ul>',
  '<blockquote><p>A quotation.</p></blockquote>',
  '<hr>',
  '<p style="text-align: center">In the middle.</p>',
  '<p style="text-align: right">At the end.</p>',
  '<p>With a <a href="https://example.com/">link</a>.</p>',
  '<h1>Письма и 手紙</h1>',
  '<p>Лампа горела прежде корабля. 船が見える前に灯りはともされていた。</p>',
  '<p>जहाज़ दिखने से पहले दीपक जल चुका था। أُضيء المصباح قبل السفينة. המנורה הודלקה.</p>',
];
const note = 'By whom, nobody said.';

test.each(['docx', 'odt', 'rtf'])('%s: everything, and the comment is left out', async (format) => {
  const { lines, facts } = await linesOf(format);
  expect(lines).toEqual([...whole, `<ol><li><p>${note}</p></li></ol>`]);
  expect(facts).toMatchObject({ format, chapters: 2, notices: ['1 comment was left out.'] });
});

test('html: everything', async () => {
  const { lines } = await linesOf('htm');
  expect(lines).toEqual([...whole.map((line) => line.replace('[1]', '1')), `<p>1${note}</p>`]);
});

test('epub: bold, italic and alignment by the classes of its style sheet', async () => {
  const { lines } = await linesOf('epub');
  expect(lines).toEqual([
    '<p><strong>The lamp</strong></p>',
    whole[1]?.replace('[1]', '1'),
    '<p><strong>Low tide</strong></p>',
    ...['apples', 'deep', 'deeper', 'pears', 'A quotation.'].map((words) => `<p>${words}</p>`),
    ...whole.slice(5, 9),
    `<p>1${note}</p>`,
    '<p><strong>Письма и 手紙</strong></p>',
    ...whole.slice(10),
  ]);
});

test('pdf: structure by its tags, bold and italic by its fonts', async () => {
  const { lines } = await linesOf('pdf');
  expect(lines).toEqual([
    '<h1>The lamp</h1>',
    '<p>Plain, <strong>bold</strong>, <em>italic</em>, under, struck and a note1.</p>',
    ...whole.slice(2, 6),
    ...['In the middle.', 'At the end.', 'With a link.'].map((words) => `<p>${words}</p>`),
    '<h1>Письма</h1>',
    '<p>Лампа горела прежде корабля.</p>',
    `<p>1${note}</p>`,
  ]);
});

const long =
  'a long item that goes on over more than one line of the page because it has so many words in it, and then some more';
const counted = `<ol start="3"><li><p>three</p></li><li><p>four</p><ol start="5"><li><p>deep five</p></li><li><p>deep six</p></li></ol></li><li><p>five, ${long} of them</p></li></ol>`;
const second = '<p>a second paragraph in it</p>';

test.each([
  ['odt', `</ul>|${second}|<ul>`],
  ['rtf', `</ul>|${second}|<ul>`],
  // Not tagged: by bullets, numbers and where they stand.
  ['pdf', second],
])('%s: lists count from where they did, one in the other, and go on after another', async (format, between) => {
  const { lines } = await linesOf(format, 'lists');
  const plain = lines.map((line) => line.replace(/ style="[^"]*"/, ''));
  const from = plain.findIndex((line) => line.includes('Before the list'));
  const joint = between.startsWith('</ul>') ? between : `${between}</li>`;
  const item = joint === between ? `<li><p>pears, ${long}</p></li>` : `<li><p>pears, ${long}</p>`;
  expect(plain.slice(from, from + (joint === between ? 9 : 7)).join('|')).toBe(
    [
      '<p>Before the list there is a paragraph of words.</p>',
      counted,
      '<p>Between.</p>',
      `<ul><li><p>apples</p></li>${item}${joint}<li><p>plums</p></li></ul>`,
      '<p>After.</p>',
      '<ol><li><p>one</p></li><li><p>two</p></li></ol>',
      '<p>End.</p>',
    ].join('|'),
  );
});
