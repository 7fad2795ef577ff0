import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { html } from '../documents/contents/html.ts';
import { type TreeNode, treeOf } from '../documents/contents/tree.ts';
import { makeDoc } from '../documents/doc/makeDoc.ts';
import { make } from './export/make.ts';
import { whole } from './export/pieces.ts';
import { node, paragraph, text, tree } from './export/test/corpus.ts';
import { read } from './import/reading/read.ts';

const facts = { title: 'Signs', author: 'Ada', createdAt: new Date('2026-11-28'), identifier: 'ABC123', madeBy: null };
const signs = ['* star', '*', '[^1]: fn', '#', '###', '***', '* * *', '___', '+', '-', '1.', 'word[^1] more'];

test.each(['md', 'html', 'epub', 'docx'] as const)(
  '%s of ours: paragraphs that look like markup or scene breaks stay, and scene breaks are those',
  async (format) => {
    const rule = node('horizontalRule');
    const content = tree(
      paragraph(text('Before.')),
      ...signs.flatMap((sign) => [paragraph(text(sign)), paragraph(text('So.'))]),
      rule,
      paragraph(text('*')),
      rule,
      paragraph(text('End.')),
    );
    const options = { format, paper: 'a4', style: 'manuscript', howMade: false } as const;
    const bytes = await whole(make({ source: { kind: 'tree', tree: content }, facts, options }));
    const { document } = await read({ bytes, name: `signs.${format}` });
    const doc = makeDoc();
    if (document !== null) Y.applyUpdate(doc, inflateRawSync(document));
    expect(html(treeOf(doc)).split('\n')).toEqual(html(content).split('\n'));
  },
);

test('a paragraph of stars in a foreign file still parts two scenes', async () => {
  for (const [name, source] of [
    ['a.md', 'One.\n\n\\* \\* \\*\n\nTwo.'],
    ['a.html', '<html><p>One.</p><p>* * *</p><p>Two.</p></html>'],
  ] as const) {
    const { document } = await read({ bytes: new Uint8Array(Buffer.from(source)), name });
    const doc = makeDoc();
    if (document !== null) Y.applyUpdate(doc, inflateRawSync(document));
    expect(html(treeOf(doc))).toBe('<p>One.</p>\n<hr>\n<p>Two.</p>');
  }
});

test('DOCX: quotations in items, and lists and headings in quotations', async () => {
  const item = (...inner: TreeNode[]): TreeNode => node('listItem', inner);
  const line = (value: string): TreeNode => paragraph(text(value));
  const deep = node('bulletList', [item(line('deep'), line('more of it'), node('blockquote', [line('deep quote')]))]);
  const content = tree(
    node('orderedList', [
      item(line('first'), node('blockquote', [line('q in li'), line('and more')])),
      item(line('two'), deep, line('behind')),
      item(line('three')),
    ]),
    line('Between.'),
    node('blockquote', [
      node('heading', [text('A letter')], { level: 2 }),
      line('Said'),
      node(
        'orderedList',
        [item(line('one'), line('more')), item(line('two'), node('bulletList', [item(line('in'))]))],
        {
          start: 4,
        },
      ),
      line('and over.'),
    ]),
    line('End.'),
  );
  for (const style of ['book', 'manuscript'] as const) {
    const options = { format: 'docx', paper: 'a4', style, howMade: false } as const;
    const bytes = await whole(make({ source: { kind: 'tree', tree: content }, facts, options }));
    const { document } = await read({ bytes, name: 'a.docx' });
    const doc = makeDoc();
    if (document !== null) Y.applyUpdate(doc, inflateRawSync(document));
    expect(html(treeOf(doc)).split('\n')).toEqual(html(content).split('\n'));
  }
});
