/**
 * What every writer model looks like to a generation, whoever it is. One `stream` call is one attempt; retries,
 * continuation and charging belong to the run, never to a model.
 */

export interface ModelMessage {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

/** The request in the product's own terms, for a model that composes instead of predicting tokens. */
export interface Brief {
  tool: 'prompt' | 'story' | 'write' | 'rewrite' | 'describe' | 'brainstorm' | 'file' | 'outline' | 'summary' | 'title';
  /** Tool options as validated at the border, e.g. `{mode:'tone', tone:'ominous'}` or `{senses:['smell']}`. */
  options: Readonly<Record<string, unknown>>;
  /** The writer's own words: prompt, premise or direction; empty when there are none. */
  prompt: string;
  /** The text that is worked on (selection or uploaded text), or that comes before the cursor. */
  input: string;
  /** The text after the cursor, empty when there is none. */
  after: string;
  /** How many words are asked for. */
  words: { min: number; max: number };
  /** 1-3; different takes of one request must differ. */
  take: number;
  /** What this run has already written (a continuation goes on after it), empty at the start. */
  written: string;
}

export interface ModelRequest {
  /** The provider's id of the model. */
  modelId: string;
  /** A last `assistant` message is a prefix that the model continues. */
  messages: readonly ModelMessage[];
  maxTokens: number;
  seed: number;
  brief: Brief;
}

export interface Usage {
  promptTokens: number;
  completionTokens: number;
  /** Provider's price in US dollars, when it names one. */
  estimatedCostUsd?: number;
}

export type ModelEvent =
  | { kind: 'delta'; text: string }
  | { kind: 'end'; finish: 'stop' | 'length' | 'filtered'; servedModelId?: string; usage?: Usage };

/**
 * Why an attempt failed. `busy`: rate limit or overload; `timeout`: no first token or a silent stream; `broken`: the
 * stream ended without an end or sent garbage; `refused`: the request is not accepted by the provider; `account`: the
 * operator's key or account is not.
 */
export type FailureKind = 'busy' | 'timeout' | 'broken' | 'refused' | 'account';

export class ModelFailure extends Error {
  readonly kind: FailureKind;
  /** Provider's own advice, when it gave one. */
  readonly retryAfterMs: number | undefined;

  constructor(kind: FailureKind, message: string, retryAfterMs?: number) {
    super(message);
    this.name = 'ModelFailure';
    this.kind = kind;
    this.retryAfterMs = retryAfterMs;
  }
}

export interface Model {
  /**
   * Yields deltas, then exactly one `end`. Throws `ModelFailure`. When `signal` aborts, the iteration ends promptly
   * without an `end` and frees the connection.
   */
  stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent>;
  /** Whether it makes no sense to ask now, because of the operator's account. */
  isUnavailable?(modelId: string): boolean;
  /** How many model ids are not asked now, because they failed again and again: for metrics. */
  readonly down?: number;
}
