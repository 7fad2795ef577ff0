import { describe, expect, it } from 'vitest';
import { outlineOf, sameOutline } from './outline.ts';
import { doc, h, ID, p } from './test/editing.ts';

const book = doc(
  p('Before it all.'),
  h(1, 'The lamp'),
  p('One two three.'),
  h(2, 'At night'),
  p('Four [five].'),
  h(1, 'Low tide'),
  p(''),
);

describe('outline', () => {
  it('counts what stands below each heading, chapters with their parts', () => {
    const { chapters, words } = outlineOf(book);
    expect(chapters.map(({ title, level, words }) => [title, level, words])).toEqual([
      ['The lamp', 1, 7],
      ['At night', 2, 2],
      ['Low tide', 1, 0],
    ]);
    expect(words).toBe(14);
  });

  it('knows where each begins and ends', () => {
    const { chapters } = outlineOf(book);
    expect(chapters.map(({ from, to }) => book.slice(from, to).content.firstChild?.textContent)).toEqual([
      'The lamp',
      'At night',
      'Low tide',
    ]);
    expect(chapters[0]?.to).toBe(chapters[2]?.from);
    expect(chapters[2]?.to).toBe(book.content.size);
  });

  it('says in which chapters a generation has written', () => {
    const { chapters } = outlineOf(book);
    expect(chapters.map(({ generations }) => [...generations])).toEqual([[ID], [ID], []]);
  });

  it('is drawn again only when it looks different', () => {
    const moved = doc(p('Before it all.'), ...book.children.slice(1));
    expect(sameOutline(outlineOf(book), outlineOf(moved))).toBe(true);
    expect(sameOutline(outlineOf(book), outlineOf(doc(h(1, 'The lamp'))))).toBe(false);
  });
});
