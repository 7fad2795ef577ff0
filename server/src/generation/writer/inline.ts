/**
 * Inline markdown as it streams: `**bold**`, `__bold__`, `*italic*`, `_italic_`. A delimiter is written as it comes and
 * taken out when its partner comes, so nothing already written is ever set anew (design.md, The model in the document).
 */
export interface InlineState {
  /** The last character of the line, empty at its beginning. */
  previous: string;
  /** Delimiters that wait for their partner, the innermost last. */
  open: readonly string[];
}

export const lineStart: InlineState = { previous: '', open: [] };

export type InlineToken =
  | { kind: 'text'; text: string }
  | { kind: 'open'; delimiter: string }
  | { kind: 'close'; delimiter: string };

/** The marks that a delimiter stands for. */
export const marksOf = (delimiter: string): Record<string, object> =>
  delimiter.length === 2 ? { bold: {} } : { italic: {} };

const DELIMITERS = /(\*+|_+)/;
const MAX_OPEN = 8;
const isSpace = (sign: string): boolean => sign === '' || /\s/u.test(sign);
const isWordSign = (sign: string): boolean => /[\p{L}\p{N}]/u.test(sign);

const lastSign = (text: string): string => Array.from(text.slice(-2)).at(-1) ?? '';
const firstSign = (text: string): string => Array.from(text.slice(0, 2))[0] ?? '';

/** `***` is bold and italic; more than three are a line of signs. */
function partsOf(run: string): string[] | null {
  if (run.length > 3) return null;
  return run.length === 3 ? [run.slice(0, 2), run.slice(0, 1)] : [run];
}

function close(parts: readonly string[], open: readonly string[]): readonly string[] | null {
  const wanted = parts.length === 2 && open.at(-1)?.length === 2 ? parts : [...parts].reverse();
  const matches = wanted.every((part, index) => open.at(-1 - index) === part);
  return matches ? wanted : null;
}

/** What one run of delimiters means between the signs around it; null when it is text. */
function meaning(run: string, before: string, after: string, open: readonly string[]): InlineToken[] | null {
  const parts = partsOf(run);
  if (parts === null) return null;
  const isInsideWord = run.startsWith('_') && isWordSign(before) && isWordSign(after);
  const closed = isSpace(before) || isInsideWord ? null : close(parts, open);
  if (closed !== null) return closed.map((delimiter) => ({ kind: 'close', delimiter }));
  const opens = !isSpace(after) && !isInsideWord && !(run.startsWith('_') && isWordSign(before));
  if (!opens || open.length + parts.length > MAX_OPEN || parts.some((part) => open.includes(part))) return null;
  return parts.map((delimiter) => ({ kind: 'open', delimiter }));
}

/** Reads a piece of one line. Deterministic: the state after two pieces in turn is what a restart finds by the whole. */
export function readInline(text: string, state: InlineState): { tokens: InlineToken[]; state: InlineState } {
  const tokens: InlineToken[] = [];
  let { previous, open } = state;
  const parts = text.split(DELIMITERS);
  parts.forEach((part, index) => {
    if (part === '') return;
    const isRun = index % 2 === 1;
    const found = isRun ? meaning(part, previous, firstSign(parts[index + 1] ?? ''), open) : null;
    for (const token of found ?? [{ kind: 'text', text: part } as const]) {
      tokens.push(token);
      if (token.kind === 'open') open = [...open, token.delimiter];
      if (token.kind === 'close') open = open.slice(0, -1);
    }
    // A sign that is only a sign, as in 3 * 4: whatever was open with it would find the wrong partner.
    if (isRun && found === null) open = open.filter((delimiter) => !delimiter.startsWith(part.charAt(0)));
    previous = lastSign(part);
  });
  return { tokens, state: { previous, open } };
}
