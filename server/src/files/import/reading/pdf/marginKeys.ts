/** What lines at the edges of pages have in common: their words, or a number that counts up with the pages. */

export interface MarginKey {
  text: string;
  /** Nothing but the number of this page, or one near it. */
  isPageNumber: boolean;
}

const ROMAN = /^[\s–—|-]*([ivxlc]{1,7})[\s–—|-]*$/;
const ALONE = /^[\s–—|-]*(?:(?:page|seite|p\.)\s+)?\p{Nd}{1,4}(?:\s*(?:\/|of|von)\s*\p{Nd}{1,4})?[\s–—|-]*$/u;
const VALUES: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };
/** So many pages may stand before the first, or be left out of the count. */
const NEAR = 12;

const isDigit = (code: number): boolean => /\p{Nd}/u.test(String.fromCodePoint(code));

/** The digits of each script follow each other, from naught on. */
function digitOf(sign: string): number {
  const code = sign.codePointAt(0) ?? 0;
  let digit = 0;
  while (digit < 9 && isDigit(code - digit - 1)) digit += 1;
  return digit;
}

const numberOf = (digits: string): number => [...digits].reduce((sum, sign) => sum * 10 + digitOf(sign), 0);

function romanOf(numerals: string): number {
  const values = [...numerals].map((sign) => VALUES[sign] ?? 0);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}

/** Two lines with one of these in common say the same. `isCounted`: the number may differ as their pages do. */
export function keysOf(line: string, page: number, isCounted: boolean): MarginKey[] {
  const text = line.toLowerCase().replace(/\s+/g, ' ').trim();
  const keys: MarginKey[] = /\p{L}/u.test(text) ? [{ text, isPageNumber: false }] : [];
  if (!isCounted) return keys;
  const roman = ROMAN.exec(text)?.[1];
  if (roman !== undefined) return [{ text: `roman #${romanOf(roman) - page}`, isPageNumber: true }];
  for (const { 0: digits, index } of text.matchAll(/\p{Nd}{1,5}/gu)) {
    const before = numberOf(digits) - page;
    const counted = `${text.slice(0, index)}#${before}${text.slice(index + digits.length)}`;
    keys.push({ text: counted, isPageNumber: ALONE.test(text) && Math.abs(before) < NEAR });
  }
  return keys;
}
