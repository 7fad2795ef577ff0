import { describe, expect, test } from 'vitest';
import { html as htmlOf } from '../../../documents/contents/html.ts';
import { readMarkdown } from './markdown.ts';

const html = (text: string): string[] => htmlOf(readMarkdown(text).tree).split('\n');

describe('footnotes of Markdown', () => {
  test('of one word and of many stand below the text, numbered as they are met', () => {
    const text =
      'One[^b] and *two[^a]*.\n\n[^a]: Ibid.\n[^b]: A **longer** note\nthat goes on.\n\n    And on.\n\nLast.';
    expect(html(text)).toEqual([
      '<p>One[1] and <em>two[2]</em>.</p>',
      '<p>Last.</p>',
      '<ol><li><p>A <strong>longer</strong> note that goes on.</p><p>And on.</p></li><li><p>Ibid.</p></li></ol>',
    ]);
  });

  test('a note directly below its paragraph, one named twice, one that nothing refers to', () => {
    expect(html('A[^1] b[^1] c.\n[^1]: word\n[^x]: alone')).toEqual([
      '<p>A[1] b[1] c.</p>',
      '<ol><li><p>word</p></li><li><p>alone</p></li></ol>',
    ]);
  });

  test('in code, and without a note, the signs are text', () => {
    expect(html('`[^1]` and [^2]\n\n```\n[^1]: code\n```\n\n[^1]: note')).toEqual([
      '<p><code>[^1]</code> and [^2]</p>',
      '<pre><code>[^1]: code</code></pre>',
      '<ol><li><p>note</p></li></ol>',
    ]);
  });

  test('a hundred thousand beginnings of notes take no time', () => {
    expect(html('[^'.repeat(100_000))).toHaveLength(1);
    expect(html('[^a]: x\n\n'.repeat(20_000)).join('')).toBe('<ol><li><p>x</p></li></ol>');
  });
});
