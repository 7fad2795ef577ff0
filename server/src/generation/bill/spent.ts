import type { ModelEvent, ModelMessage } from '../models/model.ts';

/** One attempt that the provider worked on: what was asked, what came, and its end if it came to one. */
export interface Spent {
  messages: readonly ModelMessage[];
  text: string;
  /** Null for an attempt that was left, or broke off, before it said what it cost. */
  end: Extract<ModelEvent, { kind: 'end' }> | null;
}
