/** Digits that are letters: the word is one as prose has them, not one of the cases that cost the word counter more. */
const DIGITS = 'abcdefghijklmnop';
const letters = (hex: string): string => hex.replace(/./g, (digit) => DIGITS[Number.parseInt(digit, 16)] ?? '');
const digits = (word: string): string => word.replace(/./g, (letter) => DIGITS.indexOf(letter).toString(16));

/** A word that says when it was sent, in microseconds of this process; and the reading of the last one in a text. */
export const sentNow = (): string => `T${letters(Math.round(performance.now() * 1_000).toString(16))}`;

/** Milliseconds since the last word of a text was sent; null when there is none. */
export function ageOf(text: string): number | null {
  const at = text.lastIndexOf('T');
  const micros = at < 0 ? Number.NaN : Number.parseInt(digits(text.slice(at + 1)), 16);
  return Number.isNaN(micros) ? null : performance.now() - micros / 1_000;
}
