const WORDS = /[\p{L}\p{M}]+(?:[-\u2010][\p{L}\p{M}]+)*/gu;
const LAST = /[\p{L}\p{M}]+(?:[-\u2010][\p{L}\p{M}]+)*[-\u2010]$/u;
const FIRST = /^[\p{L}\p{M}]+/u;
const HYPHEN = /\u2010/g;

/** Whether the end of a line has parted a word, so that its hyphen goes. */
export type Parting = (line: string, next: string) => boolean;

/** For what is known to part no words. */
export const partsNothing: Parting = () => false;

/** What of a line is whole words: neither the beginning of one at its end, nor the rest of one at its beginning. */
const wholeWords = (text: string, before: string): string =>
  (/[-\u2010\u00ad]$/u.test(before) ? text.replace(FIRST, '') : text).replace(LAST, '');

const plain = (word: string): string => word.toLowerCase().replace(HYPHEN, '-');

/**
 * Words are parted at the end of lines, unless the text has them with their hyphen elsewhere and never without it, or
 * has both halves as words and never the whole.
 */
export function partingIn(lines: Iterable<{ text: string }>): Parting {
  const words = new Set<string>();
  let before = '';
  for (const { text } of lines) {
    for (const [word] of wholeWords(text, before).matchAll(WORDS)) {
      words.add(plain(word));
      for (const half of plain(word).split('-')) words.add(half);
    }
    before = text;
  }
  return (line, next) => {
    if (!/\p{Ll}[-\u2010]$/u.test(line) || !/^\p{Ll}/u.test(next)) return false;
    const first = plain(LAST.exec(line)?.[0].slice(0, -1) ?? '');
    const second = plain(FIRST.exec(next)?.[0] ?? '');
    if (words.has(first + second)) return true;
    const halves = [first.slice(first.lastIndexOf('-') + 1), second];
    return !words.has(`${first}-${second}`) && !halves.every((half) => half.length > 1 && words.has(half));
  };
}
