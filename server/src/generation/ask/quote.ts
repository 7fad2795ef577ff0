import { affordableWords, priceOf } from '@penora/protocol/ku';
import type { Estimate, GenerationRequest } from '@penora/protocol/schemas/generation';
import { countWords } from '@penora/protocol/words/pieces';
import { invalid, Refusal } from '../../kernel/errors.ts';
import { balanceOf } from '../../ledger/balance.ts';
import { type Means, meansOf, spendable } from '../../ledger/budgets/means.ts';
import { purseOf } from '../../ledger/budgets/purse.ts';
import { ownerOf } from '../../projects/owner.ts';
import type { ModelChoice } from '../catalog.ts';
import type { GenerationDeps } from '../deps.ts';
import { kindOf, learnedRange, sharesOf } from '../estimates/wordShares.ts';
import { type WordRange, wordRange } from '../tools/compose.ts';
import { type Source, sourceOf } from './source.ts';

/** One take of a request with its price pinned. */
export interface QuotedTake {
  choice: ModelChoice;
  /** As experience has it. */
  words: WordRange;
  /** The most that was asked for. */
  wordsAsked: number;
  costMilliku: { min: number; max: number };
  /** What it may cost at most (G7). */
  maxMilliku: number;
}

/** What a request will cost, found the same way for an estimate and for a start (quote = ceiling). */
export interface Quote {
  source: Source;
  takes: QuotedTake[];
  /** What who asks has. */
  balanceMilliku: number;
  /** What the purse that pays has, which may be the owner's, and what the budgets leave. */
  means: Means;
  ownerPays: boolean;
  payerId: string;
}

function modelsOf(deps: GenerationDeps, request: GenerationRequest): ModelChoice[] {
  const keys = request.models ?? Array.from({ length: request.takes }, () => request.model);
  return keys.map((key) => deps.catalog.demand(key));
}

function quoteTake(choice: ModelChoice, words: WordRange, asked: number | undefined): Omit<QuotedTake, 'wordsAsked'> {
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
  const asked = wordRange(request.tool, request.options, countWords(source.input));
  const kinds = models.map(({ key }) => kindOf(request.tool, request.options, key));
  const shares = await sharesOf(deps.db.sql, kinds);
  const [{ balanceMilliku }, paying] = await Promise.all([
    balanceOf(deps.db.sql, userId),
    payingFor(deps, request.projectCode, userId),
  ]);
  return {
    source,
    balanceMilliku,
    ...paying,
    takes: models.map((choice, take) => {
      const words = learnedRange(asked, shares.get(kinds[take] ?? '') ?? []);
      return { ...quoteTake(choice, words, request.maxMilliku), wordsAsked: asked.max };
    }),
  };
}

/** Whose coins are taken, and how many there are. */
export async function payingFor(
  { db: { sql } }: Pick<GenerationDeps, 'db'>,
  code: string | undefined,
  personId: string,
): Promise<{ means: Means; ownerPays: boolean; payerId: string }> {
  const own = { payerId: personId, projectBudget: null, memberBudget: null };
  const purse = code === undefined ? own : await purseOf(sql, { code, ownerId: await ownerOf(sql, code), personId });
  const { payerId } = purse;
  return { means: await meansOf(sql, purse), ownerPays: payerId !== personId, payerId };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The quote as a writer sees it, over all takes; the words that can be paid for are those of the dearest model. */
export function presentQuote({ takes, balanceMilliku, means, ownerPays }: Quote): Estimate {
  const costMilliku = {
    min: sum(takes.map((take) => take.costMilliku.min)),
    max: sum(takes.map((take) => take.costMilliku.max)),
  };
  const dearest = Math.max(...takes.map((take) => take.choice.millikuPerWord));
  return {
    words: { min: sum(takes.map((take) => take.words.min)), max: sum(takes.map((take) => take.words.max)) },
    costMilliku,
    balanceMilliku,
    budgetMilliku: means.budgetMilliku,
    ownerPays,
    affordable: spendable(means) >= costMilliku.max,
    affordableWords: affordableWords(spendable(means), dearest),
  };
}

/** Throws `insufficient_coins` or `budget_exceeded` when not one word of any take can be paid. */
export function demandOneWord({ balanceMilliku, budgetMilliku }: Means, requiredMilliku: number): void {
  if (balanceMilliku < requiredMilliku) {
    throw new Refusal('insufficient_coins', 'Not one word can be paid.', { balanceMilliku, requiredMilliku });
  }
  if (budgetMilliku !== null && budgetMilliku < requiredMilliku) {
    const detail = 'The budget of this project, or your limit in it, is used up. Its owner can raise it.';
    throw new Refusal('budget_exceeded', detail, { budgetMilliku, requiredMilliku });
  }
}

/** The least that any of the takes can cost. */
export const leastPrice = ({ takes }: Quote): number => Math.min(...takes.map((take) => take.choice.millikuPerWord));
