import { describe, expect, test } from 'vitest';
import { selectionTree } from './selection.ts';
import { everything } from './test/corpus.ts';

const read = (...content: unknown[]) => selectionTree({ content });
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });

test('what an editor sends is taken as it is', () => {
  expect(read(...everything.content).content).toHaveLength(everything.content.length);
  const sent = {
    type: 'paragraph',
    attrs: { textAlign: null },
    content: [{ type: 'text', text: 'a', marks: [{ type: 'bold' }] }],
  };
  expect(read(sent).content).toEqual([
    { type: 'paragraph', attrs: {}, content: [{ type: 'text', text: 'a', marks: [{ type: 'bold', attrs: {} }] }] },
  ]);
});

describe('refused is', () => {
  let deep: unknown = paragraph();
  for (let level = 0; level < 70; level += 1) deep = { type: 'blockquote', content: [deep] };
  test.each([
    ['an unknown node', { type: 'iframe' }],
    ['a name of an object', { type: 'constructor' }],
    ['text at the top', { type: 'text', text: 'a' }],
    ['a node where it may not stand', { type: 'listItem' }],
    ['an unknown attribute', { type: 'paragraph', attrs: { onclick: 'x' } }],
    [
      'a link that runs',
      paragraph({ type: 'text', text: 'a', marks: [{ type: 'link', attrs: { href: 'javascript:x' } }] }),
    ],
    ['an unknown mark', paragraph({ type: 'text', text: 'a', marks: [{ type: 'blink' }] })],
    ['what is too deep', deep],
    ['what is no object', 7],
  ])('%s', (_, part) => expect(() => read(part)).toThrow('is no part of a document'));
});
