import { describe, expect, test } from 'vitest';
import { markOfKey, mayMark, mayMarkCode } from './marks.ts';
import { isNodeName, mayCarry, mayHold, mayHoldText } from './nodes.ts';

const id = '0a8e1f6e-6f0f-4a5e-9c0e-0d6a1c2b3d4e';

describe('nodes', () => {
  test.each([
    [null, 'paragraph', true],
    [null, 'codeBlock', true],
    [null, 'listItem', false],
    [null, 'hardBreak', false],
    ['bulletList', 'listItem', true],
    ['bulletList', 'paragraph', false],
    ['listItem', 'orderedList', true],
    ['blockquote', 'heading', true],
    ['paragraph', 'hardBreak', true],
    ['paragraph', 'paragraph', false],
    ['codeBlock', 'hardBreak', false],
    ['horizontalRule', 'paragraph', false],
  ] as const)('%s may hold %s: %s', (parent, child, may) => expect(mayHold(parent, child)).toBe(may));

  test('text stands in paragraphs, headings and code', () => {
    expect((['paragraph', 'heading', 'codeBlock'] as const).every(mayHoldText)).toBe(true);
    expect([null, 'blockquote', 'listItem', 'hardBreak'].some((name) => mayHoldText(name as null))).toBe(false);
  });

  test.each([
    ['heading', 'level', 2, true],
    ['heading', 'level', 4, false],
    ['heading', 'level', '2', false],
    ['paragraph', 'level', 2, false],
    ['paragraph', 'textAlign', 'center', true],
    ['paragraph', 'textAlign', 'center; color: red', false],
    ['paragraph', 'textAlign', null, true],
    ['orderedList', 'start', 7, true],
    ['orderedList', 'start', 1.5, false],
    ['orderedList', 'type', 'a', true],
    ['codeBlock', 'language', 'c++', true],
    ['codeBlock', 'language', '"><script>', false],
    ['paragraph', 'onclick', 'x', false],
    ['paragraph', '__proto__', 'x', false],
  ] as const)('%s may carry %s=%j: %s', (name, key, value, may) => expect(mayCarry(name, key, value)).toBe(may));

  test('names of objects are no names of nodes', () => {
    expect(['paragraph', 'constructor', '__proto__', 'toString', 'doc', 'text'].filter(isNodeName)).toEqual([
      'paragraph',
    ]);
  });
});

describe('marks', () => {
  test.each([
    ['bold', {}, true],
    ['bold', true, true],
    ['bold', null, true],
    ['bold', { color: 'red' }, false],
    ['link', { href: 'https://example.com' }, true],
    ['link', { href: 'mailto:a@b.c', target: '_blank', rel: null, class: null, title: 'x' }, true],
    ['link', { href: 'HTTP://EXAMPLE.COM' }, true],
    ['link', { href: 'javascript:alert(1)' }, false],
    ['link', { href: ' https://example.com' }, false],
    ['link', { href: 'java\nscript:alert(1)' }, false],
    ['link', { href: 'data:text/html,x' }, false],
    ['link', { href: '//example.com' }, false],
    ['link', { href: 'https://example.com', onclick: 'x' }, false],
    ['link', {}, false],
    ['highlight', { color: '#ffee00' }, true],
    ['highlight', { color: 'url(x)' }, false],
    ['generation', { id }, true],
    ['generation', { id: 'x' }, false],
    ['generation', {}, false],
    ['textStyle', {}, false],
    ['constructor', {}, false],
  ])('%s with %j: %s', (key, value, may) => expect(mayMark(key, value)).toBe(may));

  test('code keeps receipts and has no look', () => {
    const keys = ['generation', 'generation--AbCd12+/', 'bold', 'link', 'link--AbCd12+/', 'textStyle'];
    expect(keys.filter(mayMarkCode)).toEqual(['generation', 'generation--AbCd12+/']);
  });

  test('a key may carry the hash of a mark that lies over itself', () => {
    expect(markOfKey('generation--AbCd12+/')).toBe('generation');
    expect(markOfKey('generation--short')).toBeUndefined();
    expect(markOfKey('evil--AbCd12+/')).toBeUndefined();
    expect(mayMark('generation--AbCd12+/', { id })).toBe(true);
  });
});
