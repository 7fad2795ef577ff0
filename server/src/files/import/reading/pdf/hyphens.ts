const WORDS = /[\p{L}\p{M}]+(?:[-\u2010][\p{L}\p{M}]+)*/gu;
const LAST = /[\p{L}\p{M}]+(?:[-\u2010][\p{L}\p{M}]+)*[-\u2010]$/u;
const FIRST = /^[\p{L}\p{M}]+/u;
const HYPHEN = /\u2010/g;

/** Whether the end of a line has parted a word, so that its hyphen goes. */
export type Parting = (line: string, next: string) => boolean;

/** For what is known to part no words. */
export const partsNothing: Parting = () => false;

/** Words are parted at the end of lines, unless the text has them with their hyphen elsewhere and never without it. */
export function partingIn(lines: Iterable<{ text: string }>): Parting {
  const words = new Set<string>();
  for (const { text } of lines) {
    for (const [word] of text.replace(LAST, '').matchAll(WORDS)) words.add(word.toLowerCase().replace(HYPHEN, '-'));
  }
  return (line, next) => {
    if (!/\p{Ll}[-\u2010]$/u.test(line) || !/^\p{Ll}/u.test(next)) return false;
    const compound = `${LAST.exec(line)?.[0] ?? ''}${FIRST.exec(next)?.[0] ?? ''}`.toLowerCase().replace(HYPHEN, '-');
    const at = compound.lastIndexOf('-');
    const joined = compound.slice(0, at) + compound.slice(at + 1);
    return words.has(joined) || !words.has(compound);
  };
}
