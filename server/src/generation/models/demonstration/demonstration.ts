/**
 * The demonstration model: used when no provider is configured. It composes instead of predicting, costs nothing, and
 * says what it is in `servedModelId`.
 */
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { Model, ModelEvent, ModelRequest } from '../model.ts';
import { composeDemonstration } from './compose.ts';
import { deltasOf, upTo } from './pieces.ts';
import { requestSeed } from './tools/job.ts';

/** The usual measure for English: a token is about three quarters of a word. */
const WORDS_PER_TOKEN = 0.75;

/** How long the composer may work before other work gets its turn, in milliseconds. */
const LONGEST_TURN = 15;

/** Timers are not exact: a wait shorter than this, in milliseconds, is made up for by the next one. */
const SHORTEST_PAUSE = 4;

/**
 * A model whose pace is read anew before every delta, in words a second; a pace that is no positive finite number means
 * no waiting at all.
 */
export function demonstrationModel(options: { wordsPerSecond: () => number }): Model {
  return { stream: (request, signal) => stream(request, signal, options.wordsPerSecond) };
}

async function* stream(
  request: ModelRequest,
  signal: AbortSignal,
  wordsPerSecond: () => number,
): AsyncGenerator<ModelEvent> {
  const allowed = Math.max(1, Math.floor(request.maxTokens * WORDS_PER_TOKEN));
  const texts = composeDemonstration(request);
  const deltas = upTo(deltasOf(texts, requestSeed(request.brief, request.seed)), allowed);
  const pace = new Pace(wordsPerSecond, signal);
  let words = 0;
  for (;;) {
    await pace.breathe();
    if (signal.aborted) return;
    const next = deltas.next();
    if (next.done === true) {
      yield {
        kind: 'end',
        finish: next.value ? 'length' : 'stop',
        servedModelId: 'demonstration',
        usage: usageOf(request, words),
      };
      return;
    }
    const count = next.value.match(/\S+/gu)?.length ?? 0;
    if (count === 0 && next.value === '') continue;
    words += count;
    await pace.wait(count);
    if (signal.aborted) return;
    yield { kind: 'delta', text: next.value };
  }
}

function usageOf(request: ModelRequest, words: number): { promptTokens: number; completionTokens: number } {
  const characters = request.messages.reduce((sum, message) => sum + message.content.length, 0);
  return { promptTokens: Math.ceil(characters / 4), completionTokens: Math.ceil(words / WORDS_PER_TOKEN) };
}

/** Keeps to the configured pace on average, and never keeps the event loop for long. */
class Pace {
  readonly #wordsPerSecond: () => number;
  readonly #signal: AbortSignal;
  /** When the next words are due. */
  #due = performance.now();
  #turnBegan = performance.now();

  constructor(wordsPerSecond: () => number, signal: AbortSignal) {
    this.#wordsPerSecond = wordsPerSecond;
    this.#signal = signal;
  }

  /** Lets other work run when the composer has been at it for a while. */
  async breathe(): Promise<void> {
    if (performance.now() - this.#turnBegan < LONGEST_TURN) return;
    await nextTurn();
    this.#turnBegan = performance.now();
  }

  /** Returns when so many more words are due, or at once when the signal aborts. */
  async wait(words: number): Promise<void> {
    const rate = this.#wordsPerSecond();
    if (!Number.isFinite(rate) || rate <= 0) return;
    const now = performance.now();
    this.#due = Math.max(this.#due, now - 1000) + (words / rate) * 1000;
    if (this.#due - now < SHORTEST_PAUSE) return;
    try {
      await pause(this.#due - now, undefined, { signal: this.#signal });
    } catch (error) {
      if (!this.#signal.aborted) throw error;
    }
    this.#turnBegan = performance.now();
  }
}
