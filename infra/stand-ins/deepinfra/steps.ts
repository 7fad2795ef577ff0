import type { Answer } from './answer.ts';
import { countWords } from './answer.ts';
import { errorBody, usualMessage } from './errorBody.ts';
import type { Fault } from './fault.ts';
import type { Frames, Usage } from './frames.ts';
import type { Scenario } from './scenario.ts';

/** What an answer does, in order; pure, so that a scenario can be read without a socket. */
export type Step =
  | { kind: 'send'; bytes: string; isDelta?: boolean }
  | { kind: 'wait'; ms: number }
  /** Not before this long after the first delta's turn. */
  | { kind: 'pace'; atMs: number }
  | { kind: 'gate' }
  | { kind: 'hang' }
  | { kind: 'destroy' };

export function* streamSteps(answer: Answer, scenario: Scenario, frames: Frames): Generator<Step, void> {
  const { fault } = scenario;
  yield* twice(fault, 'role', frames.role());
  if (scenario.firstAfterMs > 0) yield { kind: 'wait', ms: scenario.firstAfterMs };
  for (const text of scenario.reasoning) yield { kind: 'send', bytes: frames.reasoning(text) };

  let words = 0;
  for (const [n, delta] of answer.deltas.entries()) {
    if (yield* faultAfter(n, fault, frames)) return;
    if (delta.afterMs > 0) yield { kind: 'wait', ms: delta.afterMs };
    if (scenario.wordsPerSecond > 0) yield { kind: 'pace', atMs: (words / scenario.wordsPerSecond) * 1_000 };
    if (scenario.gated) yield { kind: 'gate' };
    words += countWords(delta.text);
    const isLast = scenario.finishWithText && n === answer.deltas.length - 1;
    if (!isLast) yield* twice(fault, 'delta', frames.delta(delta.text), true);
  }
  if (yield* faultAtTheEnd(answer.deltas.length, fault, frames)) return;
  yield* ending(answer, scenario, frames);
}

function* ending(answer: Answer, scenario: Scenario, frames: Frames): Generator<Step, void> {
  const usage = usageOf(answer, scenario);
  const lastText = scenario.finishWithText ? (answer.deltas.at(-1)?.text ?? '') : '';
  yield* twice(scenario.fault, 'last', frames.last(lastText, answer.finish, usage), lastText !== '');
  if (scenario.usage === 'separate') yield { kind: 'send', bytes: frames.usage(usage) };
  if (scenario.fault?.kind !== 'noDone') yield* twice(scenario.fault, 'done', frames.done());
}

function* twice(fault: Fault | undefined, frame: string, bytes: string, isDelta = false): Generator<Step, void> {
  yield { kind: 'send', bytes, isDelta };
  if (fault?.kind === 'duplicate' && fault.frame === frame) yield { kind: 'send', bytes };
}

/** A fault that was to come after more deltas than the answer has comes at its end. */
function* faultAtTheEnd(sent: number, fault: Fault | undefined, frames: Frames): Generator<Step, boolean> {
  if (fault === undefined || !('afterDeltas' in fault) || fault.afterDeltas < sent) return false;
  return yield* faultAfter(fault.afterDeltas, fault, frames);
}

/** True when the stream is over with it. */
function* faultAfter(sent: number, fault: Fault | undefined, frames: Frames): Generator<Step, boolean> {
  if (fault === undefined || !('afterDeltas' in fault) || fault.afterDeltas !== sent) return false;
  switch (fault.kind) {
    case 'silence':
      yield { kind: 'hang' };
      return true;
    case 'destroy':
      if (fault.midFrame) yield { kind: 'send', bytes: frames.delta('never finished').slice(0, -20) };
      yield { kind: 'destroy' };
      return true;
    case 'end':
      return true;
    case 'insert':
      yield { kind: 'send', bytes: fault.bytes };
      return false;
    case 'errorFrame': {
      const code = fault.code ?? 500;
      yield {
        kind: 'send',
        bytes: frames.data(errorBody(fault.shape, fault.message ?? usualMessage(code), code).body),
      };
      return true;
    }
    case 'huge': {
      const frame = frames.delta('x'.repeat(fault.bytes));
      yield { kind: 'send', bytes: fault.endless ? frame.trimEnd() : frame };
      if (fault.endless) yield { kind: 'hang' };
      return fault.endless;
    }
    default:
      return fault satisfies never;
  }
}

export function usageOf(answer: Answer, scenario: Scenario): Usage {
  return {
    promptTokens: answer.promptTokens,
    completionTokens: answer.deltas.length,
    reasoningTokens: scenario.reasoning.length,
  };
}
