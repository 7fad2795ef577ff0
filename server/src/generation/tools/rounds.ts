/** A long text is asked for in rounds: models rarely write more than a thousand words in one answer. */
import type { WordRange } from './draft.ts';
import { keepEnd } from './cut.ts';

export const WORDS_PER_ANSWER = 1_000;
/** A round counts as done a little before its goal, so that nobody is asked for thirty words more. */
const EARLY_SHARE = 0.15;
const TOLERANCE = 0.1;
const MAX_PREFIX_TOKENS = 400;

export interface Round {
  /** From 1. */
  number: number;
  count: number;
  /** What the model is told; in the first round with all that has been written of it. */
  asked: WordRange;
  /** What is still to come in this answer. */
  words: WordRange;
}

const atLeastOne = (words: number): number => Math.max(1, Math.round(words));

const less = ({ min, max }: WordRange, written: number): WordRange => ({
  min: atLeastOne(min - written),
  max: atLeastOne(max - written),
});

/** Where a text of so many words stands when so many have been written. */
export function roundOf(whole: WordRange, written: number, isInRounds: boolean): Round {
  const middle = (whole.min + whole.max) / 2;
  const count = isInRounds && whole.min > WORDS_PER_ANSWER ? Math.ceil(middle / WORDS_PER_ANSWER) : 1;
  if (count === 1) return { number: 1, count, asked: whole, words: less(whole, written) };
  const each = middle / count;
  const number = Math.min(count, Math.floor(written / each + EARLY_SHARE) + 1);
  const isLast = number === count;
  const goal = isLast ? whole : { min: number * each * (1 - TOLERANCE), max: number * each * (1 + TOLERANCE) };
  const words = less(goal, written);
  return { number, count, asked: number === 1 ? less(goal, 0) : words, words };
}

/**
 * What was written, as earlier text and as the beginning of the answer that the model is to go on with. In the first
 * round that is all of it; later its last paragraph, so that the model neither starts anew nor thinks itself done.
 */
export function splitWritten(written: string, round: Round): { earlier: string; prefix: string } {
  const text = written.trimEnd();
  if (round.number === 1) return { earlier: '', prefix: text };
  const prefix = keepEnd(text.slice(text.lastIndexOf('\n') + 1), MAX_PREFIX_TOKENS);
  return { earlier: text.slice(0, text.length - prefix.length).trimEnd(), prefix };
}

/** Says where the round stands; nothing for a text that one answer holds. */
export function roundLines({ number, count }: Round, whole: WordRange): string[] {
  if (count === 1) return [];
  const middle = Math.round((whole.min + whole.max) / 2);
  const place = `The whole is to have about ${middle} words and is written in ${count} parts; this is part ${number}.`;
  if (number === 1) return [place, 'Begin it. Give it room to grow: open threads, settle none of the large ones yet.'];
  const go = 'What you have written so far is given; go on from its last word without saying any of it again.';
  if (number === count) return [place, go, 'This is the last part: bring the whole to the end that it has been asking for.'];
  const stage =
    number * 3 <= count * 2
      ? 'Bring something new: a turn, a complication, a consequence. Do not begin to close.'
      : 'Draw the threads together towards the end, without reaching it yet.';
  return [place, go, stage];
}
