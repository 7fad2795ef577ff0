import { inflateRawSync } from 'node:zlib';
import type { ExportFormat } from '@penora/protocol/schemas/export';
import { countWords } from '@penora/protocol/words/pieces';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { documentFromTree } from '../documents/contents/fromTree.ts';
import { html } from '../documents/contents/html.ts';
import { plainText } from '../documents/contents/plainText.ts';
import { isText, type Tree, type TreeMark, type TreeNode, type TreePart, treeOf } from '../documents/contents/tree.ts';
import { makeDoc } from '../documents/doc/makeDoc.ts';
import { make } from './export/make.ts';
import { whole } from './export/pieces.ts';
import { everything, heading, node, paragraph, scripts, text, tree } from './export/test/corpus.ts';
import { read } from './import/reading/read.ts';

/** Out by our export and in again by our import. */
async function roundTrip(
  format: ExportFormat,
  content: Tree,
  style: 'book' | 'manuscript' = 'book',
): Promise<{ title: string; tree: Tree; words: number }> {
  const update = documentFromTree(content);
  if (update === null) throw new Error('there is nothing to export');
  const facts = {
    title: 'The Salt Lantern',
    author: 'Ada',
    createdAt: new Date('2026-11-28'),
    identifier: 'ABC123',
    madeBy: null,
  };
  const options = { format, paper: 'a4', style, howMade: false } as const;
  const bytes = await whole(make({ source: { kind: 'document', updates: [update] }, facts, options }));
  const { document, title, facts: found } = await read({ bytes, name: `The Salt Lantern.${format}` });
  const doc = makeDoc();
  if (document !== null) Y.applyUpdate(doc, inflateRawSync(document));
  return { title, tree: treeOf(doc), words: found.words };
}

const link: TreeMark = { type: 'link', attrs: { href: 'https://example.com/a?b=1' } };
const item = (...content: TreeNode[]): TreeNode => node('listItem', content);

/** A chapter in one script with everything that prose is made of. */
function chapterOf(name: string, sentence: string): TreeNode[] {
  const [first = '', ...rest] = sentence.split(' ');
  const tail = rest.length === 0 ? [] : [text(` ${rest.join(' ')}`)];
  return [
    heading(1, `${name} ${first}`),
    paragraph(text(sentence)),
    paragraph(text(first, 'bold'), ...tail),
    paragraph(text(first, 'italic'), ...tail),
    heading(2, sentence.slice(0, 40).toWellFormed().trim()),
    node('bulletList', [
      item(
        paragraph(text(sentence)),
        node('orderedList', [item(paragraph(text(first))), item(paragraph(text(sentence)))]),
      ),
      item(paragraph(text(first))),
    ]),
    node('blockquote', [paragraph(text(sentence)), paragraph(text(first))]),
    node('horizontalRule'),
    paragraph(text(sentence, link)),
    node('paragraph', [text(sentence)], { textAlign: 'center' }),
    node('paragraph', [text(sentence)], { textAlign: 'right' }),
    paragraph(text(first), node('hardBreak'), text(sentence)),
  ];
}
const lines = (content: Tree): string[] => html(content).split('\n');

const isEmpty = ({ type, content = [] }: TreeNode): boolean => type === 'paragraph' && content.length === 0;

/** A tree without what a format cannot say. */
function without(content: Tree, lost: { attrs?: readonly string[]; marks?: readonly string[] }): Tree {
  const kept = (own: Record<string, unknown> | undefined): Record<string, unknown> =>
    Object.fromEntries(Object.entries(own ?? {}).filter(([name]) => !lost.attrs?.includes(name)));
  const part = (one: TreePart): TreePart => {
    if (!isText(one)) return nodeOf(one);
    const marks = (one.marks ?? []).filter(({ type }) => !lost.marks?.includes(type));
    return { ...one, marks: marks.map((mark) => ({ ...mark, attrs: kept(mark.attrs) })) };
  };
  const nodeOf = (one: TreeNode): TreeNode => ({
    ...one,
    attrs: kept(one.attrs),
    content: (one.content ?? []).map(part),
  });
  return { type: 'doc', content: content.content.filter((one) => !isEmpty(one)).map(nodeOf) };
}

/** What each format has no word for; a paragraph without text is white space, and comes in again from none. */
const lost = {
  html: {},
  md: {},
  epub: {},
  docx: { attrs: ['title', 'language'] },
} as const;

describe.each(['html', 'md', 'docx', 'epub'] as const)('%s', (format) => {
  test.each(Object.entries(scripts))('%s', async (name, sentence) => {
    const content = tree(...chapterOf(name, sentence), ...chapterOf(name, sentence));
    const back = await roundTrip(format, content);
    expect(lines(back.tree)).toEqual(lines(content));
    expect(back.title).toBe('The Salt Lantern');
    expect(back.words).toBe(countWords(plainText(content)));
  });
  test('everything', async () => {
    const back = await roundTrip(format, everything);
    // Markdown and books write quotes in an address by their numbers.
    const said = lines(without(everything, lost[format])).map((line) =>
      format === 'md' || format === 'epub' ? line.replace('&quot;2&quot;', '%222%22') : line,
    );
    expect(lines(back.tree)).toEqual(said);
  });
});

describe('txt: the words of every block, and scene breaks', () => {
  test.each(Object.entries(scripts))('%s', async (name, sentence) => {
    const content = tree(...chapterOf(name, sentence));
    const back = await roundTrip('txt', content);
    // A line break is one more newline, and in plain text nothing else parts two blocks.
    expect(plainText(back.tree)).toBe(plainText(content).replaceAll('\n\n', '\n').replaceAll('\n', '\n\n'));
    expect(back.words).toBe(countWords(plainText(content)));
    expect(back.tree.content.filter(({ type }) => type === 'horizontalRule')).toHaveLength(1);
  });
});

/** Paper has no links, no alignment of its own, and one look for two kinds of emphasis that lie over each other. */
const paper = {
  attrs: ['textAlign', 'language'],
  marks: ['link', 'underline', 'strike', 'highlight', 'code'],
};
/** Letters that are put together on paper are told as one text, without what is bold or italic in it. */
const shaped = { ...paper, marks: [...paper.marks, 'bold', 'italic'] };
const isShaped = /[\p{M}\p{sc=Arabic}\p{sc=Hebrew}]/u;

describe('pdf', () => {
  test.each(Object.entries(scripts))('%s', async (name, sentence) => {
    const content = tree(...chapterOf(name, sentence), ...chapterOf(name, sentence));
    const back = await roundTrip('pdf', content);
    const said = lines(without(content, isShaped.test(sentence) ? shaped : paper)).map((line) =>
      // A full line looks the same whether it was ended or not.
      (name === 'Chinese' ? line.replace('<br>', '') : line).normalize('NFC'),
    );
    expect(lines(back.tree)).toEqual(said);
    expect(back.title).toBe('The Salt Lantern');
  });
  test.each([
    ['soft hyphens', 'Der Donau\u00addampf\u00adschiff\u00adfahrts\u00adkapitän ging.', /\u00ad/gu],
    ['places for a line to end', 'a\u200bb and/\u200bor other\u200bthings\u200b, done\u200b', /\u200b/gu],
    ['signs that join', 'fa\u2060st, mark\ufeffed.', /[\u2060\ufeff]/gu],
    ['letters kept apart', 'Auf\u200clage, a\u200d.', /$^/gu],
    ['flags of countries', 'England 🏴󠁧󠁢󠁥󠁮󠁧󠁿 and Wales 🏴󠁧󠁢󠁷󠁬󠁳󠁿.', /$^/gu],
  ])('no letter is lost beside what has no shape: %s', async (_, said, silent) => {
    const back = await roundTrip('pdf', tree(paragraph(text(said)), paragraph(text(said, 'bold'))));
    const kept = said.replace(silent, '');
    const letters = [kept, kept].join('\n\n');
    expect(plainText(back.tree).replace(silent, '')).toBe(letters);
  });
  test('everything', async () => {
    const back = await roundTrip('pdf', everything);
    // White space before a line of code is not told.
    expect(lines(back.tree)).toEqual(lines(without(everything, paper)).map((line) => line.trim()));
  });
});

test.each([
  ['docx', 'book'],
  ['html', 'book'],
  ['md', 'book'],
  ['epub', 'book'],
  ['pdf', 'book'],
  ['pdf', 'manuscript'],
] as const)('%s, %s: a list over several pages is one, and counts from where it did', async (format, style) => {
  const items = (prefix: string, count: number): TreeNode[] =>
    Array.from({ length: count }, (_, at) => item(paragraph(text(`${prefix} ${at}`))));
  const inner = node('orderedList', items('deep', 3), { start: 7 });
  const list = node('orderedList', [...items('a', 60), item(paragraph(text('last')), inner), ...items('z', 30)], {
    start: 3,
  });
  const content = tree(heading(1, 'Lists'), list, paragraph(text('End.')));
  expect(lines((await roundTrip(format, content, style)).tree)).toEqual(lines(content));
});
