/** A text of `sentences` times five words, each told from the others. */
export const prose = (sentences: number, what = 'wave'): string =>
  Array.from({ length: sentences }, (_, n) => `The keeper counted ${what} ${n + 1}.`).join(' ');

/** The words of an English text, counted without the product (domain.md, Words). */
export function wordsIn(text: string): number {
  const segments = new Intl.Segmenter('en', { granularity: 'word' }).segment(text);
  return [...segments].filter(({ isWordLike }) => isWordLike).length;
}
