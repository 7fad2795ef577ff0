const HEADING = /^ {0,3}#{1,6}[ \t]+\S/;
const FENCE = /^ {0,3}(?:```|~~~)/;

/** What hardly anybody writes who does not mean Markdown. */
const STRONG: readonly RegExp[] = [
  /(?<![\\*])\*\*(?=[^\s*])[^*\n]{0,300}[^\s*]\*\*(?!\*)/,
  /(?<![\\!])\[[^\]\n]{1,200}\]\((?:https?:|mailto:|<|#|\/)[^)\n]{1,500}\)/,
  /!\[[^\]\n]{0,200}\]\([^)\n]{1,500}\)/,
  /^\|?[ \t]*:?-{3,}:?[ \t]*\|[-:| \t]*$/,
  /^\[\^[^\]\s]{1,80}\]:/,
  /^(?=.*\\[*_#[\]`>])(?!.*[\\]{2})/,
];
/** What stands in plain texts too. */
const WEAK: readonly RegExp[] = [
  /^ {0,3}[-*+][ \t]+\S/,
  /^ {0,3}\d{1,9}[.)][ \t]+\S/,
  /^ {0,3}>[ \t]?\S/,
  /^ {0,3}(?:-{3,}|\*{3,}|(?:\* ){2,}\*)[ \t]*$/,
  /(?<![\w*\\])\*(?=[^\s*])[^*\n]{0,300}[^\s*]\*(?![\w*])/,
  /(?<!`)`[^`\n]{1,200}`(?!`)/,
  /~~[^~\n]{1,200}~~/,
];
/** Enough of a text to see how it is written. */
const MOST_LINES = 4_000;
const MOST_CHARACTERS = 400_000;

const kindsOf = (patterns: readonly RegExp[], lines: readonly string[]): number =>
  patterns.filter((pattern) => lines.some((line) => pattern.test(line))).length;

/** Headings that stand alone, as chapters do and comments of a program do not. */
const isAlone = (lines: readonly string[], at: number): boolean =>
  (lines[at - 1] ?? '').trim() === '' && (lines[at + 1] ?? '').trim() === '';

/**
 * Whether a text is Markdown, whatever its name: headings and another sign of it, several headings that stand alone, or
 * several other signs. A star or a number sign by itself says nothing.
 */
export function looksLikeMarkdown(text: string): boolean {
  const lines = text.slice(0, MOST_CHARACTERS).split(/\r\n?|\n/, MOST_LINES);
  const headings = lines.flatMap((line, at) => (HEADING.test(line) ? [at] : []));
  const fences = lines.filter((line) => FENCE.test(line)).length >= 2 ? 1 : 0;
  const strong = kindsOf(STRONG, lines) + fences;
  const weak = kindsOf(WEAK, lines);
  if (headings.some((at) => isAlone(lines, at)) && strong + weak > 0) return true;
  if (headings.filter((at) => isAlone(lines, at)).length > 1) return true;
  return (headings.length > 0 && strong > 0) || strong > 1 || (strong > 0 && weak > 1);
}
