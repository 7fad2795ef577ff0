/** Finds where a text that was given stands in a document, so that what is around it is known. */

/** Looked for first; only where it stands is the rest compared. */
const KEY_CHARACTERS = 200;
/** A key that occurs more often says nothing. */
const MAX_OCCURRENCES = 20;
/** White space that client and document may write differently: all but a single space. */
const LOOSE = /\s{2,}|[^\S ]/;
const NO_BREAK_SPACE = 0xa0;

export interface Span {
  from: number;
  to: number;
}

const isSpace = (unit: number): boolean => unit <= 0x20 || unit === NO_BREAK_SPACE;

/** Where the text ends in the whole when it is read from `at` by steps of 1, or begins when by -1. */
function follow(whole: string, at: number, text: string, step: 1 | -1): number | undefined {
  let place = at;
  let index = step === 1 ? 0 : text.length - 1;
  while (index >= 0 && index < text.length) {
    const unit = text.charCodeAt(index);
    if (isSpace(unit) && isSpace(whole.charCodeAt(place))) {
      while (isSpace(text.charCodeAt(index))) index += step;
      while (isSpace(whole.charCodeAt(place))) place += step;
    } else if (unit === whole.charCodeAt(place)) {
      index += step;
      place += step;
    } else return undefined;
  }
  return place;
}

/** The place of a text that stands exactly once in the whole, whatever the white space between its lines. */
export function locate(whole: string, given: string): Span | undefined {
  const text = given.trim();
  const key = longest(text.slice(0, KEY_CHARACTERS).split(LOOSE));
  if (key === '') return undefined;
  const keyAt = text.indexOf(key);
  let found: Span | undefined;
  let at = whole.indexOf(key);
  for (let count = 0; at >= 0; count += 1) {
    if (count === MAX_OCCURRENCES) return undefined;
    const last = follow(whole, at - 1, text.slice(0, keyAt), -1);
    const to = last === undefined ? undefined : follow(whole, at, text.slice(keyAt), 1);
    if (last !== undefined && to !== undefined) {
      if (found !== undefined) return undefined;
      found = { from: last + 1, to };
    }
    at = whole.indexOf(key, at + 1);
  }
  return found;
}

const longest = (pieces: readonly string[]): string =>
  pieces.reduce((most, piece) => (piece.length > most.length ? piece : most), '');

export interface End {
  /** Missing when only the end of the text was found. */
  from?: number;
  to: number;
}

/** The place directly behind a text of which the end stands exactly once in the whole. */
export function locateEnd(whole: string, text: string): End | undefined {
  const given = text.trimEnd();
  const tail = given.slice(-KEY_CHARACTERS).replace(/^[\udc00-\udfff]/, '');
  const found = locate(whole, tail);
  if (found === undefined) return undefined;
  const from = found.to - given.length;
  return from >= 0 && whole.startsWith(given, from) ? { from, to: found.to } : { to: found.to };
}
