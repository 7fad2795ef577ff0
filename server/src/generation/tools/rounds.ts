/** A long text is asked for in rounds: models rarely write more than a thousand words in one answer. */

import { keepEnd } from './cut.ts';
import type { WordRange } from './draft.ts';

export const WORDS_PER_ANSWER = 1_000;
/** A round counts as done a little before its goal, so that nobody is asked for thirty words more. */
const EARLY_SHARE = 0.15;
const TOLERANCE = 0.1;
const LEAST_SHARE = 0.3;
const LATER_PREFIX_TOKENS = 400;
/** Of the model's context, what was written may take as the beginning of the answer. */
const PREFIX_SHARE = 0.25;

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
  // Never less than a part of a round: whoever is ahead at the end still has to come to an end.
  const goal = Math.max(number * each, written + each * LEAST_SHARE);
  const end = {
    min: Math.min(goal - (goal - written) * TOLERANCE, whole.max),
    max: Math.min(goal + (goal - written) * TOLERANCE, whole.max),
  };
  const words = less(end, written);
  return { number, count, asked: number === 1 ? less(end, 0) : words, words };
}

/**
 * What was written, as earlier text and as the beginning of the answer that the model is to go on with. In the first
 * round that is all of it, as far as the context allows; later its last paragraph, so that the model neither starts
 * anew nor thinks itself done.
 */
export function splitWritten(
  written: string,
  { number }: Round,
  contextTokens: number,
): { earlier: string; prefix: string } {
  const text = written.trimEnd();
  const most = Math.floor(contextTokens * PREFIX_SHARE);
  const prefix =
    number === 1
      ? keepEnd(text, most)
      : keepEnd(text.slice(text.lastIndexOf('\n') + 1), Math.min(LATER_PREFIX_TOKENS, most));
  return { earlier: text.slice(0, text.length - prefix.length).trimEnd(), prefix };
}

/** `work`: the answer is the whole text and has an end of its own. `stretch`: it is a part of a text that goes on. */
export type RoundKind = 'work' | 'stretch';

const LAST: Record<RoundKind, string> = {
  work: 'This is the last part: bring the whole to the end that it has been asking for.',
  stretch: 'This is its last part.',
};

function stageOf({ number, count }: Round, kind: RoundKind): string {
  if (number === count) return LAST[kind];
  if (number === 1) return 'There is room: unfold it, open threads, settle nothing large yet.';
  return number * 3 <= count * 2
    ? 'Bring something new: a turn, a complication, a consequence. Do not begin to close.'
    : 'Draw the threads together, without coming to the end yet.';
}

/** Says where the round stands; nothing for a text that one answer holds. */
export function roundLines(round: Round, whole: WordRange, kind: RoundKind): string[] {
  const { number, count } = round;
  if (count === 1) return [];
  const middle = Math.round((whole.min + whole.max) / 2);
  return [
    `It is to have about ${middle} words in all and is written in ${count} parts; this is part ${number}.`,
    stageOf(round, kind),
  ];
}
