import { describe, expect, it } from 'vitest';
import { ideasOf } from './ideas.ts';

const texts = (text: string): string[] => ideasOf(text).map((idea) => idea.text);

describe('a brainstorm is a list of ideas', () => {
  it('numbered lines', () => {
    expect(ideasOf('1. A lamp.\n2. A tide.\n10. A town.')).toEqual([
      { number: 1, text: 'A lamp.' },
      { number: 2, text: 'A tide.' },
      { number: 3, text: 'A town.' },
    ]);
  });

  it('whatever the model makes of numbers, bullets and stars', () => {
    expect(texts('1) **The Lamp**: it burns.\n2: Tide\n**3.** Town\n- dash\n• dot')).toEqual([
      'The Lamp: it burns.',
      'Tide',
      'Town',
      'dash',
      'dot',
    ]);
  });

  it('an introduction is no idea; a line that goes on belongs to its idea', () => {
    expect(texts('Here are three:\n\n1. A lamp\nthat never goes out.\n2. A tide.')).toEqual([
      'A lamp that never goes out.',
      'A tide.',
    ]);
  });

  it('lines without any sign are ideas of their own', () => {
    expect(texts('A lamp\n\nA tide')).toEqual(['A lamp', 'A tide']);
  });

  it('half a list, while it streams', () => {
    expect(texts('1. A lamp.\n2.')).toEqual(['A lamp.']);
    expect(texts('')).toEqual([]);
  });

  it('a number inside a sentence begins nothing', () => {
    expect(texts('1. In 1912. it began.')).toEqual(['In 1912. it began.']);
  });
});
