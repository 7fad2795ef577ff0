import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { makeDoc } from '../doc/makeDoc.ts';
import { Random } from '../test/random.ts';
import { session } from '../test/session.ts';
import { contents, render } from './contents.ts';
import { documentFromText } from './fromText.ts';
import type { Tree, TreeMark, TreeNode, TreePart } from './tree.ts';
import { treeOf } from './tree.ts';

const text = (value: string, ...marks: TreeMark[]): TreePart => ({ type: 'text', text: value, marks });
const node = (type: TreeNode['type'], content: TreePart[] = [], attrs = {}): TreeNode => ({ type, attrs, content });
const paragraph = (...content: TreePart[]): TreeNode => node('paragraph', content);
const tree = (...content: TreeNode[]): Tree => ({ type: 'doc', content });
const bold: TreeMark = { type: 'bold' };
const italic: TreeMark = { type: 'italic' };
const md = (...content: TreePart[]): string => render(tree(paragraph(...content)), 'md');

function docOf(source: string): Y.Doc {
  const doc = makeDoc();
  const update = documentFromText(source);
  if (update !== null) Y.applyUpdate(doc, update);
  return doc;
}

describe('text into a document and back', () => {
  test.each([
    ['', ''],
    ['\n\n', ''],
    ['one', 'one'],
    ['one\ntwo\n\n\n\nthree\n', 'one\n\ntwo\n\nthree'],
    ['one\r\ntwo\rthree', 'one\n\ntwo\n\nthree'],
    ['# not a heading\n- not a list', '# not a heading\n\n- not a list'],
    ['  kept  spaces  ', '  kept  spaces  '],
    ['हिन्दी 漢字 😀', 'हिन्दी 漢字 😀'],
    ['half \ud83d of a pair', 'half \ufffd of a pair'],
  ])('%j is %j', (source, expected) => {
    expect(contents(docOf(source), 'txt')).toBe(expected);
  });

  test('any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (source) => {
        const once = contents(docOf(source), 'txt');
        expect(once).toBe(source.replace(/\r\n?/g, '\n').split(/\n+/).filter(Boolean).join('\n\n'));
        expect(contents(docOf(once), 'txt')).toBe(once);
      }),
    );
  });
});

describe('plain text', () => {
  test('has the blocks of lists and quotations, line breaks, and no marks', () => {
    const list = node('bulletList', [node('listItem', [paragraph(text('one')), paragraph(text('more'))])]);
    const broken = paragraph(text('a', bold), node('hardBreak'), text('b'));
    const parts = tree(
      node('heading', [text('T')]),
      node('horizontalRule'),
      list,
      node('blockquote', [broken]),
      paragraph(),
    );
    expect(render(parts, 'txt')).toBe('T\n\none\n\nmore\n\na\nb');
  });
});

describe('json', () => {
  test('is Tiptap’s', () => {
    const doc = makeDoc();
    const heading = new Y.XmlElement('heading');
    heading.setAttribute('level', 2 as never);
    heading.insert(0, [new Y.XmlText('Title')]);
    const words = new Y.XmlText();
    const body = new Y.XmlElement('paragraph');
    body.insert(0, [words]);
    doc.getXmlFragment('default').insert(0, [heading, body]);
    words.insert(0, 'plain');
    words.insert(5, 'model', { generation: { id: '0a8e1f6e-6f0f-4a5e-9c0e-0d6a1c2b3d4e' }, bold: true });
    const marks = [{ type: 'generation', attrs: { id: '0a8e1f6e-6f0f-4a5e-9c0e-0d6a1c2b3d4e' } }, { type: 'bold' }];
    expect(JSON.parse(contents(doc, 'json'))).toEqual({
      type: 'doc',
      content: [
        { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Title' }] },
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'plain' },
            { type: 'text', text: 'model', marks },
          ],
        },
      ],
    });
  });
});

describe('html', () => {
  test('escapes text and attributes', () => {
    const link: TreeMark = { type: 'link', attrs: { href: 'https://e.com/?a=1&b="2"' } };
    expect(render(tree(paragraph(text('<script>&', link))), 'html')).toBe(
      '<p><a href="https://e.com/?a=1&amp;b=&quot;2&quot;" rel="noopener noreferrer nofollow" target="_blank">&lt;script&gt;&amp;</a></p>',
    );
  });

  test('has every node', () => {
    const item = node('listItem', [paragraph(text('x'))]);
    const all = tree(
      node('heading', [text('h')], { level: 3, textAlign: 'center' }),
      node('orderedList', [item], { start: 4 }),
      node('codeBlock', [text('a<b')], { language: 'c++' }),
      node('horizontalRule'),
      paragraph(text('a'), node('hardBreak'), text('b', bold, italic)),
    );
    expect(render(all, 'html').split('\n')).toEqual([
      '<h3 style="text-align: center">h</h3>',
      '<ol start="4"><li><p>x</p></li></ol>',
      '<pre><code class="language-c++">a&lt;b</code></pre>',
      '<hr>',
      '<p>a<br><em><strong>b</strong></em></p>',
    ]);
  });
});

describe('markdown', () => {
  test.each([
    ['It’s “prose” – with a dash, 50% (and more) & so on.', 'It’s “prose” – with a dash, 50% (and more) & so on.'],
    ['snake_case and 2 * 3', 'snake_case and 2 * 3'],
    ['*bold* _under_ `code`', '\\*bold\\* \\_under\\_ \\`code\\`'],
    ['[text](http://e.com) [x]', '\\[text](http://e.com) [x]'],
    ['<b> 1 < 2 &amp; &', '\\<b> 1 < 2 \\&amp; &'],
    ['# title', '\\# title'],
    ['- item', '\\- item'],
    ['12. item', '12\\. item'],
    ['> quote', '\\> quote'],
    ['    code', '&#32;&#32;&#32;&#32;code'],
    ['C:\\dir\\*.txt', 'C:\\dir\\\\\\*.txt'],
  ])('%j is written %j', (source, expected) => expect(md(text(source))).toBe(expected));

  test('marks stay open over pieces, and white space stays outside', () => {
    expect(md(text('a ', bold), text('b', bold, italic), text(' c'))).toBe('**a *b*** c');
    expect(md(text('x', italic), text(' y ', bold), text('z'))).toBe('*x* **y** z');
  });

  test('links and code', () => {
    const link: TreeMark = { type: 'link', attrs: { href: 'https://e.com/a(b)', title: 'say "hi"' } };
    expect(md(text('here', link))).toBe('[here](<https://e.com/a(b)> "say \\"hi\\"")');
    expect(md(text('a`b', { type: 'code' }))).toBe('``a`b``');
  });

  test('blocks', () => {
    const inner = node('bulletList', [node('listItem', [paragraph(text('deep'))])]);
    const list = node(
      'orderedList',
      [node('listItem', [paragraph(text('one')), inner]), node('listItem', [paragraph(text('two'))])],
      { start: 9 },
    );
    const parts = tree(
      node('heading', [text('T')], { level: 2 }),
      list,
      node('blockquote', [paragraph(text('q')), paragraph(text('r'))]),
      node('codeBlock', [text('```')], { language: 'js' }),
    );
    expect(render(parts, 'md')).toBe('## T\n\n9. one\n\n   - deep\n10. two\n\n> q\n>\n> r\n\n````js\n```\n````');
  });
});

test('every document can be written in every format', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const doc = makeDoc();
      for (const update of session(new Random(seed), 2, 30)) Y.applyUpdate(doc, update);
      for (const format of ['txt', 'md', 'html', 'json'] as const) expect(typeof contents(doc, format)).toBe('string');
      const words = (value: string): string => value.replace(/\s+/g, '');
      const plain =
        JSON.stringify(treeOf(doc))
          .match(/(?<="text":")[^"]*/g)
          ?.join('') ?? '';
      expect(words(contents(doc, 'txt'))).toBe(words(plain));
    }),
    { numRuns: 30 },
  );
});
