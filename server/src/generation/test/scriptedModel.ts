import { type FailureKind, type Model, type ModelEvent, ModelFailure, type ModelRequest } from '../models/model.ts';

export type Step =
  | string
  | { end: 'stop' | 'length' | 'filtered' }
  | { fail: FailureKind; retryAfterMs?: number }
  /** Waits until the test lets it go on (or the writer leaves). */
  | { until: Promise<unknown> };

/** A model that says what a test has written down; each request takes the next script, the last one serves the rest. */
export class ScriptedModel implements Model {
  readonly requests: ModelRequest[] = [];
  readonly #scripts: ((request: ModelRequest) => Step[])[];
  open = 0;

  constructor(...scripts: (Step[] | ((request: ModelRequest) => Step[]))[]) {
    this.#scripts = scripts.map((script) => (typeof script === 'function' ? script : () => script));
  }

  async *stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
    const index = Math.min(this.requests.length, this.#scripts.length - 1);
    this.requests.push(request);
    this.open += 1;
    try {
      for (const step of this.#scripts[index]?.(request) ?? []) {
        if (typeof step === 'object' && 'until' in step) await Promise.race([step.until, aborted(signal)]);
        if (signal.aborted) return;
        if (typeof step === 'string') yield { kind: 'delta', text: step };
        else if ('fail' in step) throw new ModelFailure(step.fail, 'as scripted', step.retryAfterMs);
        else if ('end' in step) return yield { kind: 'end', finish: step.end, usage: USAGE };
        await Promise.resolve();
      }
      yield { kind: 'end', finish: 'stop', usage: USAGE };
    } finally {
      this.open -= 1;
    }
  }
}

const USAGE = { promptTokens: 10, completionTokens: 20, estimatedCostUsd: 0.001 };

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

/** So many words, one delta each. */
export const wordsOf = (count: number, word = 'word'): string[] =>
  Array.from({ length: count }, (_, index) => `${word}${index} `);

/** One chunk for each word, since each waits for the one before to be delivered. */
export function stepwise(count: number): { steps: Step[]; next: () => void } {
  const gates = Array.from({ length: count }, () => Promise.withResolvers<void>());
  const steps = gates.flatMap((gate, index): Step[] => [{ until: gate.promise }, `w${index} `]);
  let opened = 0;
  return { steps, next: () => gates[opened++]?.resolve() };
}
