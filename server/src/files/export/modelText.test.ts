import { expect, test } from 'vitest';
import { html } from '../../documents/contents/html.ts';
import { modelNodes } from './modelText.ts';

const said = (text: string): string[] => html({ type: 'doc', content: modelNodes(text) }).split('\n');

test('what a model marks comes as what it means', () => {
  const text =
    '# One\n\nPlain, **bold** and *italic*, snake_case and 2 * 3 * 4.\n* * *\n- apples\n- _pears_\n2. two\n3. three\nEnd.';
  expect(said(text)).toEqual([
    '<h1>One</h1>',
    '<p>Plain, <strong>bold</strong> and <em>italic</em>, snake_case and 2 * 3 * 4.</p>',
    '<hr>',
    '<ul><li><p>apples</p></li><li><p><em>pears</em></p></li></ul>',
    '<ol start="2"><li><p>two</p></li><li><p>three</p></li></ol>',
    '<p>End.</p>',
  ]);
});

test('signs that mark nothing stay', () => {
  expect(said('** no ** and * neither\n#hash\n<b>&</b>')).toEqual([
    '<p>** no ** and * neither</p>',
    '<p>#hash</p>',
    '<p>&lt;b&gt;&amp;&lt;/b&gt;</p>',
  ]);
});
