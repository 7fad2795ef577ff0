import { segmentsOf } from '@penora/protocol/words/count';
import { PieceCutter } from '@penora/protocol/words/pieces';

/** A stretch of text by one author, who is known by a number. */
export interface Run {
  text: string;
  by: number;
}

/** Where each run ends. */
function endsOf(runs: readonly Run[]): number[] {
  let end = 0;
  return runs.map(({ text }) => {
    end += text.length;
    return end;
  });
}

/**
 * Adds the words of one block to those of its authors, counted as everywhere (domain.md, Words). A word belongs to whoever
 * wrote its first letter.
 */
export function addWords(runs: readonly Run[], add: (by: number, words: number) => void): void {
  const ends = endsOf(runs);
  let at = 0;
  const authorAt = (offset: number): number => {
    while (at < ends.length - 1 && offset >= (ends[at] ?? 0)) at += 1;
    return runs[at]?.by ?? 0;
  };
  const cutter = new PieceCutter();
  let start = 0;
  for (const { text, words } of [...cutter.push(runs.map((run) => run.text).join('')), ...cutter.flush()]) {
    const first = authorAt(start);
    const isOneAuthors = start + text.length <= (ends[at] ?? 0);
    if (isOneAuthors) add(first, words);
    else {
      let from = start;
      for (const { end, isWord } of segmentsOf(text)) {
        if (isWord) add(authorAt(from), 1);
        from = start + end;
      }
    }
    start += text.length;
  }
}
