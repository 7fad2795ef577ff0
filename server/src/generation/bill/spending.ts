import { type ModelEvent, ModelFailure, type ModelMessage } from '../models/model.ts';
import type { Spent } from './spent.ts';

/** What becomes of one attempt, until it can be told what was spent on it. */
export class Spending {
  readonly #messages: readonly ModelMessage[];
  #end: Spent['end'] = null;
  #isRefused = false;
  text = '';

  constructor(messages: readonly ModelMessage[]) {
    this.#messages = messages;
  }

  ended(end: Extract<ModelEvent, { kind: 'end' }>): typeof end {
    this.#end = end;
    return end;
  }

  /** Nothing was spent on what was turned away, or never arrived. A silence may have cost the reading of the prompt. */
  failed(error: unknown): unknown {
    this.#isRefused = error instanceof ModelFailure && error.kind !== 'timeout';
    return error;
  }

  tell({ onSpent }: { onSpent(spent: Spent): void }): void {
    if (this.#isRefused && this.text === '') return;
    onSpent({ messages: this.#messages, text: this.text, end: this.#end });
  }
}
