/** Puts a draft into messages that fit the model's context. */
import type { ModelMessage } from '../models/model.ts';
import type { Draft } from './draft.ts';
import { fenced, fenceNumber } from './fence.ts';
import { fitSections } from './fit.ts';
import { houseRules } from './house.ts';
import { tokensPerWord } from './script.ts';
import { estimateTokens } from './tokenEstimate.ts';

/** What a model's chat format adds, rounding included. */
const FRAME_TOKENS = 48;
/** A language's words may be longer than its usual ones. */
const ANSWER_SLACK = 1.2;
/** What is kept free of the context for the answer at most. */
const MAX_ANSWER_SHARE = 0.35;

const LEAST_ANSWER_TOKENS = 256;

function answerTokens({ answer, sample }: Draft, contextTokens: number): number {
  const wanted = Math.max(LEAST_ANSWER_TOKENS, Math.ceil(answer.max * tokensPerWord(sample) * ANSWER_SLACK));
  return Math.min(wanted, Math.floor(contextTokens * MAX_ANSWER_SHARE));
}

export interface Assembled {
  messages: ModelMessage[];
  /** What the context leaves for the answer; 0 when not even the instructions fit. */
  roomTokens: number;
}

const tokensOf = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + estimateTokens(`${text}\n\n`), 0);

/**
 * The stable instructions as the system message; people's texts and then the task as the user's; what was written as
 * the beginning of the assistant's. Texts are cut so that prompt and answer fit; instructions, task and that beginning
 * never are, so a context of less than 4,096 tokens may be too small.
 */
export function assemble(draft: Draft, contextTokens: number): Assembled {
  const { task, prefix } = draft;
  const fence = fenceNumber(draft.sections.map(({ text }) => text));
  const system = `${houseRules(fence)}\n\n${draft.instructions}`;
  const frames = draft.sections.map((section) => fenced({ ...section, text: '' }, fence));
  const free = contextTokens - FRAME_TOKENS - tokensOf([system, task, prefix, ...frames]);
  const sections = fitSections(draft.sections, free - answerTokens(draft, contextTokens));
  const texts = sections.map((section) => fenced(section, fence));
  const messages: ModelMessage[] = [
    { role: 'system', content: system },
    { role: 'user', content: [...texts, task].join('\n\n') },
  ];
  if (prefix !== '') messages.push({ role: 'assistant', content: prefix });
  return {
    messages,
    roomTokens: Math.max(0, contextTokens - FRAME_TOKENS - tokensOf([system, task, prefix, ...texts])),
  };
}
