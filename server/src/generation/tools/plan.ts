/** What a tool decides about its prompt; the rest is the same for all tools. */
import { countWords } from '@penora/protocol/words/pieces';
import type { ComposeInput } from './composeInput.ts';
import type { Draft, Section, WordRange } from './draft.ts';
import { lengthOf, scriptLines } from './house.ts';
import { type RoundKind, roundLines, roundOf, splitWritten } from './rounds.ts';
import { writtenSoFar } from './sections.ts';
import { type TakeFamily, takeLines } from './takes.ts';

export interface ToolPlan {
  /** The task with its options, in our own words only. */
  instructions: readonly string[];
  sections: readonly Section[];
  /** What is to be done now. */
  task: readonly string[];
  words: WordRange;
  /** What the tool may vary between takes; missing where takes make no sense. */
  takes?: TakeFamily;
  /** Text by which script and language are judged. */
  sample: string;
  /** Set when a long answer is asked for in rounds. */
  rounds?: RoundKind;
  /** How it is to end; said when the end is near. */
  ending?: string;
  /** How long, where that is not said in words of the whole. */
  length?: string;
  /** The last line. */
  closing?: string;
}

const CLOSING = 'Answer with the text only.';
const GO_ON = 'What you have written so far is given: go on from its last word and say none of it again.';

/** A later round is shown what came before; the first has it as the beginning of its answer. */
export function draftOf(input: ComposeInput, plan: ToolPlan): Draft {
  const { words, sample, instructions, closing = CLOSING } = plan;
  const written = input.written.trim() === '' ? 0 : countWords(input.written);
  const round = roundOf(words, written, plan.rounds !== undefined);
  const { earlier, prefix } = splitWritten(input.written, round, input.model.contextTokens);
  const lines = [
    ...plan.task,
    ...(earlier === '' ? [] : [GO_ON]),
    ...roundLines(round, words, plan.rounds ?? 'work'),
    ...(plan.ending === undefined || round.number < round.count ? [] : [plan.ending]),
    ...(plan.takes === undefined ? [] : takeLines(input.take, plan.takes)),
    ...scriptLines(sample),
    `Length: ${plan.length ?? lengthOf(round.asked)}.`,
    closing,
  ];
  const sections = [...plan.sections, ...(earlier === '' ? [] : [writtenSoFar(earlier)])];
  return {
    instructions: instructions.join('\n'),
    sections: sections.filter(({ text }) => text !== ''),
    task: lines.join('\n'),
    words,
    answer: round.words,
    prefix,
    sample,
  };
}
