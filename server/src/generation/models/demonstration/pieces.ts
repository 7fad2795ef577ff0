/** Cutting text into small deltas, the way a model's tokens arrive. */
import { Random } from './random.ts';

const WORD = /\s*\S+/gu;

/** Pieces of one to three words, each with the white space before it; joined they are the text. */
export function* deltasOf(texts: Iterable<string>, seed: number): Generator<string> {
  const random = new Random(seed);
  for (const text of texts) {
    const words = text.match(WORD) ?? [];
    const used = words.reduce((sum, word) => sum + word.length, 0);
    for (let at = 0; at < words.length; ) {
      const count = 1 + random.below(3);
      yield words.slice(at, at + count).join('');
      at += count;
    }
    if (used < text.length) yield text.slice(used);
    if (text === '') yield '';
  }
}

/** Cuts a stream of deltas after so many words; returns whether it had to cut. */
export function* upTo(deltas: Iterable<string>, mostWords: number): Generator<string, boolean> {
  let words = 0;
  for (const delta of deltas) {
    const parts = delta.match(WORD) ?? [];
    if (words + parts.length > mostWords) {
      const fitting = parts.slice(0, mostWords - words).join('');
      if (fitting !== '') yield fitting;
      return true;
    }
    words += parts.length;
    yield delta;
  }
  return false;
}
