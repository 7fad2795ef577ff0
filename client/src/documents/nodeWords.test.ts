import { describe, expect, it } from 'vitest';
import { countAhead, grownBetween, wordsBetween, wordsInNode, wordsOf } from './nodeWords.ts';
import { doc, h, p } from './test/editing.ts';

describe('words of what is typed', () => {
  it('Latin, quotes, numbers, Hindi, Chinese', () => {
    expect(wordsOf('“It burns,” said the keeper.')).toBe(5);
    expect(wordsOf('  ')).toBe(0);
    expect(wordsOf('नमस्ते दुनिया')).toBe(2);
    expect(wordsOf('灯台の光')).toBeGreaterThan(1);
  });

  it('blocks add up; a selection counts what it covers', () => {
    const text = doc(h(1, 'The lamp'), p('One two three.'), p('Four [five] six.'));
    expect(wordsInNode(text)).toBe(8);
    expect(wordsBetween(text, 0, text.content.size)).toBe(8);
    // "two three." and "Four"
    expect(wordsBetween(text, 15, 32)).toBe(3);
  });

  it('what a text has grown by is what people wrote, not what a model did', () => {
    const before = doc(p('One two.'), p('Three.'), p('Four.'));
    const after = (...middle: ReturnType<typeof p>[]) => doc(before.child(0), ...middle, before.child(2));
    expect(grownBetween(before, after(p('Three five six.')))).toBe(2);
    expect(grownBetween(before, after(p('Three. [She had counted the waves.]')))).toBe(0);
    expect(grownBetween(before, after(p('Three. [She had] mostly [counted.]'), p('New here.')))).toBe(3);
    expect(grownBetween(before, after())).toBe(-1);
    expect(grownBetween(before, before)).toBe(0);
  });

  it('a long text is counted in several goes', () => {
    const long = doc(...Array.from({ length: 400 }, (_, index) => p(`${index} is a number of words to be counted`)));
    let goes = 1;
    while (!countAhead(long, 0)) goes += 1;
    expect(goes).toBeGreaterThan(1);
    expect(countAhead(long, 0)).toBe(true);
  });
});
