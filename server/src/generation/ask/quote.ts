import { affordableWords, priceOf } from '@penora/protocol/ku';
import type { Estimate, GenerationRequest } from '@penora/protocol/schemas/generation';
import { countWords } from '@penora/protocol/words/pieces';
import { invalid, Refusal } from '../../kernel/errors.ts';
import { balanceOf } from '../../ledger/balance.ts';
import type { ModelChoice } from '../catalog.ts';
import type { GenerationDeps } from '../deps.ts';
import { type WordRange, wordRange } from '../tools/compose.ts';
import { type Source, sourceOf } from './source.ts';

/** One take of a request with its price pinned. */
export interface QuotedTake {
  choice: ModelChoice;
  words: WordRange;
  costMilliku: { min: number; max: number };
  /** What it may cost at most (G7). */
  maxMilliku: number;
}

/** What a request will cost, found the same way for an estimate and for a start (quote = ceiling). */
export interface Quote {
  source: Source;
  takes: QuotedTake[];
  balanceMilliku: number;
}

function modelsOf(deps: GenerationDeps, request: GenerationRequest): ModelChoice[] {
  const keys = request.models ?? Array.from({ length: request.takes }, () => request.model);
  return keys.map((key) => deps.catalog.demand(key));
}

function quoteTake(choice: ModelChoice, words: WordRange, asked: number | undefined): QuotedTake {
  const { millikuPerWord } = choice;
  if (asked !== undefined && asked < millikuPerWord) {
    throw invalid('maxMilliku', `one word of this model costs ${millikuPerWord} milliku`);
  }
  const maxMilliku = asked ?? priceOf(words.max, millikuPerWord);
  const max = Math.min(maxMilliku, priceOf(words.max, millikuPerWord));
  const costMilliku = { min: Math.min(priceOf(words.min, millikuPerWord), max), max };
  const atMost = affordableWords(maxMilliku, millikuPerWord);
  const range = { min: Math.min(words.min, atMost), max: Math.min(words.max, atMost) };
  return { choice, words: range, costMilliku, maxMilliku };
}

/** Throws `model_unavailable`, `invalid`, `not_found`. Changes nothing. */
export async function quote(deps: GenerationDeps, request: GenerationRequest, userId: string): Promise<Quote> {
  const models = modelsOf(deps, request);
  const source = await sourceOf(deps, request, userId);
  const words = wordRange(request.tool, request.options, countWords(source.input));
  const { balanceMilliku } = await balanceOf(deps.db.sql, userId);
  return { source, balanceMilliku, takes: models.map((choice) => quoteTake(choice, words, request.maxMilliku)) };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The quote as a writer sees it, over all takes; the words that the balance pays for are those of the dearest model. */
export function presentQuote({ takes, balanceMilliku }: Quote): Estimate {
  const costMilliku = {
    min: sum(takes.map((take) => take.costMilliku.min)),
    max: sum(takes.map((take) => take.costMilliku.max)),
  };
  const dearest = Math.max(...takes.map((take) => take.choice.millikuPerWord));
  return {
    words: { min: sum(takes.map((take) => take.words.min)), max: sum(takes.map((take) => take.words.max)) },
    costMilliku,
    balanceMilliku,
    affordable: balanceMilliku >= costMilliku.max,
    affordableWords: affordableWords(balanceMilliku, dearest),
  };
}

/** Throws `insufficient_coins` when not one word of any take can be paid. */
export function demandOneWord({ takes, balanceMilliku }: Quote): void {
  const requiredMilliku = Math.min(...takes.map((take) => take.choice.millikuPerWord));
  if (balanceMilliku >= requiredMilliku) return;
  throw new Refusal('insufficient_coins', 'Not one word can be paid.', { balanceMilliku, requiredMilliku });
}
