/** Capitals for titles. */
const SMALL = new Set([
  'a',
  'an',
  'the',
  'and',
  'or',
  'but',
  'nor',
  'of',
  'to',
  'in',
  'on',
  'at',
  'by',
  'for',
  'from',
  'with',
  'as',
  'if',
]);

/** "a map of the sea" as "A Map of the Sea". */
export function titleCase(text: string): string {
  const parts = text.trim().split(' ');
  return parts
    .map((word, i) =>
      i > 0 && i < parts.length - 1 && SMALL.has(word) && !/[:—]$/u.test(parts[i - 1] ?? '') ? word : raised(word),
    )
    .join(' ');
}

function raised(word: string): string {
  return word.replace(/^([“‘(]*)(\p{Ll})/u, (_all, marks: string, letter: string) => marks + letter.toUpperCase());
}
