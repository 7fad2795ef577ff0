import { describe, expect, it } from 'vitest';
import { neighbour } from './chapters.ts';
import { outlineOf } from './outline.ts';
import { doc, h, p } from './test/editing.ts';

const { chapters } = outlineOf(
  doc(
    h(1, 'One'),
    p('a'),
    h(2, 'One, deeper'),
    p('b'),
    h(1, 'Two'),
    h(3, 'Two, far below'),
    h(2, 'Two, deeper'),
    p('c'),
  ),
);
const title = (index: number, by: 1 | -1): string | null => neighbour(chapters, index, by)?.title ?? null;

describe('the chapter with which one changes places', () => {
  it('is of the same level, over what belongs to them', () => {
    expect(title(0, 1)).toBe('Two');
    expect(title(2, -1)).toBe('One');
  });

  it('is never outside of the chapter above', () => {
    expect(title(1, 1)).toBeNull();
    expect(title(4, -1)).toBeNull();
    expect(title(0, -1)).toBeNull();
    expect(title(2, 1)).toBeNull();
  });
});
