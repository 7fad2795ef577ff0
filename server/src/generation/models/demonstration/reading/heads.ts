/** Lines that say how a text is built and are no part of what it tells. */

const HEAD = /^(?:#{1,6}[ \t]+\S.*|(?:\*[ \t]*){3,})$/u;

const ITEM = /^\*[ \t]+(?=[^\s*])/;

/** A heading or a scene break, as texts from files have them. */
export const isHead = (line: string): boolean => HEAD.test(line.trim());

/** An item of a list. */
export const isItem = (line: string): boolean => ITEM.test(line.trim());

/** The text without them, and without the signs of emphasis. */
export const withoutHeads = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !isHead(line))
    .map((line) => line.trim().replace(ITEM, ''))
    .join('\n')
    .replace(/(?<![\p{L}\p{N}*])(\*{1,3})(?=\S)([^*\n]*\S)\1(?![\p{L}\p{N}*])/gu, '$2');
