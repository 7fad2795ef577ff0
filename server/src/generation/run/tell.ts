import { setTimeout as wait } from 'node:timers/promises';
import { countWords } from '@penora/protocol/words/pieces';
import { Spending } from '../bill/spending.ts';
import type { Spent } from '../bill/spent.ts';
import { type FailureKind, type Model, type ModelEvent, ModelFailure } from '../models/model.ts';
import type { Composition, WordRange } from '../tools/compose.ts';
import { seamAfter, seamAtCursor } from '../tools/seam.ts';
import { providerFailed, RunEnded } from './ending.ts';
import { StartOver } from './startOver.ts';

export interface TellLimits {
  attemptsBeforeFirstWord: number;
  continuations: number;
  firstRetryDelayMs: number;
  maxRetryDelayMs: number;
  wordsPerAnswer: number;
}

type End = Extract<ModelEvent, { kind: 'end' }>;

/** What a part of a text needs to be asked for. */
export interface Teller {
  model: Model;
  modelId: string;
  seed: number;
  limits: TellLimits;
  signal: AbortSignal;
  /** Tokens that may be asked for now, at most for so many words. Throws `RunEnded` when no word is affordable. */
  maxTokens(words: number): Promise<number>;
  /** Told at the end of each attempt that ended well, with the words that it brought. */
  onAnswer(end: End, words: number): void;
  /** Told of each attempt that the provider worked on, whatever came of it, and of what is asked aside. */
  onSpent(spent: Spent): void;
}

const hasWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** How often an attempt may fail: several times before the first word, then a few times more in the whole part. */
class Patience {
  readonly #limits: TellLimits;
  readonly #signal: AbortSignal;
  #before = 0;
  #after = 0;

  constructor({ limits, signal }: Pick<Teller, 'limits' | 'signal'>) {
    this.#limits = limits;
    this.#signal = signal;
  }

  /** Waits before the next attempt, or throws how the run ends. */
  async afterFailure(kind: FailureKind, retryAfterMs: number | undefined, hasText: boolean): Promise<void> {
    const { attemptsBeforeFirstWord, continuations, firstRetryDelayMs, maxRetryDelayMs } = this.#limits;
    if (hasText) this.#after += 1;
    else this.#before += 1;
    const isOver = hasText ? this.#after > continuations : this.#before >= attemptsBeforeFirstWord;
    const reason = kind === 'timeout' ? 'timeout' : 'provider';
    if (isOver || kind === 'refused' || kind === 'account') throw new RunEnded({ status: 'failed', reason });
    const delay = retryAfterMs ?? firstRetryDelayMs * 2 ** (this.#before + this.#after - 1);
    await wait(Math.min(delay, maxRetryDelayMs), undefined, { signal: this.#signal }).catch(() => undefined);
  }
}

interface Part {
  text: string;
  /** Whether the answer that brought the last of it was cut off, so that the next one has to go on from it. */
  isCut: boolean;
}

/** One attempt: yields what comes, adding it to the part, and returns how it ended; null when it was aborted. */
async function* attempt(
  teller: Teller,
  composition: Composition,
  part: Part,
  cursor: string,
): AsyncGenerator<string, End | null> {
  const { messages, brief, answer, roomTokens } = composition;
  const { model, modelId, seed, signal } = teller;
  const maxTokens = Math.max(1, Math.min(await teller.maxTokens(answer.max), roomTokens));
  const join = part.text.trim() === '' ? seamAtCursor(cursor) : seamAfter(part.text);
  const over = new StartOver(part.isCut ? part.text : '');
  const spent = new Spending(messages);
  try {
    for await (const event of model.stream({ modelId, messages, maxTokens, seed, brief }, signal)) {
      if (event.kind !== 'end') spent.text += event.text;
      const text = join(event.kind === 'end' ? over.flush() : over.pass(event.text));
      part.text += text;
      if (text !== '') yield text;
      if (event.kind === 'end') return spent.ended(event);
    }
    if (!signal.aborted) throw new ModelFailure('broken', 'the stream ended without an end');
    return null;
  } catch (error) {
    const isKnown = error instanceof ModelFailure || error instanceof RunEnded;
    throw spent.failed(isKnown ? error : new RunEnded(providerFailed, { cause: error }));
  } finally {
    spent.tell(teller);
  }
}

/** An answer that brings less than this has no more to say, whatever was asked for. */
const LEAST_ROUND_WORDS = 20;

/** Whether a text that ended well is to go on: it was cut off, or is far from the length that was asked for. */
function wantsMore(end: End, words: { now: number; before: number }, asked: WordRange, limits: TellLimits): boolean {
  if (end.finish === 'length') return words.now < asked.max;
  const isLong = asked.min > limits.wordsPerAnswer && words.now - words.before >= LEAST_ROUND_WORDS;
  return end.finish === 'stop' && isLong && words.now < asked.min;
}

/** What is there of a part before it is asked for. */
export interface Before {
  /** What an earlier run has written of this part. */
  written: string;
  /** The text directly before the place where the part begins. */
  cursor: string;
}

/**
 * Asks the model for one part of a text until it is complete: failed attempts are repeated before the first word and
 * continued after it, an answer cut off by its length is continued. Yields the text as it comes. Throws `RunEnded` when
 * it cannot be completed.
 */
export async function* tell(
  teller: Teller,
  compose: (written: string) => Composition,
  { written, cursor }: Before,
): AsyncGenerator<string, void> {
  const patience = new Patience(teller);
  const part: Part = { text: written, isCut: written !== '' };
  while (!teller.signal.aborted) {
    const composition = compose(part.text);
    const before = { length: part.text.length, words: countWords(part.text) };
    try {
      const end = yield* attempt(teller, composition, part, cursor);
      if (end === null) return;
      part.isCut = false;
      const words = { now: countWords(part.text), before: before.words };
      teller.onAnswer(end, words.now - words.before);
      // What the provider's filter has cut off is not complete, and asked for again it would be cut off again.
      if (end.finish === 'filtered') throw new RunEnded(providerFailed);
      const hasGrown = part.text.length > before.length;
      const isEmpty = !hasWord(part.text) || (!hasGrown && end.finish === 'length');
      if (isEmpty) throw new ModelFailure('broken', 'the answer is empty');
      if (!hasGrown || !wantsMore(end, words, composition.words, teller.limits)) return;
    } catch (error) {
      if (!(error instanceof ModelFailure)) throw error;
      part.isCut = true;
      await patience.afterFailure(error.kind, error.retryAfterMs, hasWord(part.text));
    }
  }
}
