/** A brainstorm's answer as a list of ideas, complete or still being written. */
import { readList } from './listLines.ts';

export interface Ideas {
  /** Those that are complete. What has been in this list stays as it was while the text grows. */
  done: string[];
  /** The one that is being written; null when there is none. */
  open: string | null;
}

const plain = (text: string): string =>
  text
    .replace(/\*{2,3}|__/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** An answer without any list has an idea on each line. */
function linesOf(text: string): string[] {
  return text
    .split(/[\r\n]+/)
    .map(plain)
    .filter((line) => line !== '');
}

/**
 * The ideas of an answer. `isComplete`: nothing more will come, so the last one is complete too. Call it with the whole
 * text so far, as often as it grows.
 */
export function parseBrainstorm(text: string, isComplete: boolean): Ideas {
  const items = readList(text).map(({ head, body }) => plain(`${head} ${body}`));
  if (!isComplete) return { done: items.slice(0, -1), open: items.at(-1) ?? null };
  return { done: items.length > 0 ? items : linesOf(text), open: null };
}

/** A last line that may be no more than the next one's number. */
const BEGINNING = /[\r\n]\s*[^\p{L}\r\n]{0,8}$/u;

/** The same as a page shows it: with the one that is being written. Both sides number them by their place, from 1. */
export function ideasSoFar(text: string, isComplete: boolean): string[] {
  const { done, open } = parseBrainstorm(isComplete ? text : text.replace(BEGINNING, ''), isComplete);
  return open === null ? done : [...done, open];
}
