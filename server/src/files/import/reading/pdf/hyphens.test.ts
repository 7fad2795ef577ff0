import { expect, test } from 'vitest';
import { partingIn } from './hyphens.ts';

const isParted = (lines: readonly string[], at: number): boolean =>
  partingIn(lines.map((text) => ({ text })))(lines[at] ?? '', lines[at + 1] ?? '');

test('a word is parted at the end of a line when nothing speaks against it', () => {
  expect(isParted(['This is an exam-', 'ple of it.'], 0)).toBe(true);
  expect(isParted(['An example of an exam-', 'ple, and exam or ple alone.'], 0)).toBe(true);
  // What is left of a word at a line's edge is no word.
  expect(isParted(['An exam-', 'ple of an exam-', 'ple.'], 0)).toBe(true);
});

test('it keeps its hyphen when the text has it so elsewhere, or has both halves as words and never the whole', () => {
  expect(isParted(['It was well-', 'known; a well-known man.'], 0)).toBe(false);
  expect(isParted(['He was known well, and a well-', 'known man.', 'All was well.'], 0)).toBe(false);
  expect(isParted(['In law, her mother-in-', 'law stood in the hall.', 'By law.'], 0)).toBe(false);
  expect(isParted(['To understand under-', 'stand: under a stand.'], 0)).toBe(true);
});
