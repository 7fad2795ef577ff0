import { demonstrationModel } from '@penora/protocol/catalog/models';
import { type Row, type Sql, type Statement, statement } from '../../database/sql.ts';
import { estimateTokens } from '../tools/tokenEstimate.ts';
import type { Spent } from './spent.ts';

const addToDay = `
   on conflict (day, model_id) do update set micro_usd = c.micro_usd + excluded.micro_usd,
     answers = c.answers + excluded.answers, prompt_tokens = c.prompt_tokens + excluded.prompt_tokens,
     completion_tokens = c.completion_tokens + excluded.completion_tokens`;
const day = `insert into provider_costs as c (day, model_id, micro_usd, answers, prompt_tokens, completion_tokens)
   select (now() at time zone 'UTC')::date,`;

const plus = (name: string, value: string): string =>
  `'${name}', coalesce((provider ->> '${name}')::bigint, 0) + ${value}`;

const reportedStatement = statement(
  `with known as (
     update generations set provider_micro_usd = provider_micro_usd + $2,
       provider = coalesce(provider, '{}') || jsonb_build_object(${plus('promptTokens', '$3::bigint')},
         ${plus('completionTokens', '$4::bigint')}, ${plus('answers', '$5::bigint')},
         'servedModelId', coalesce($6::text, provider ->> 'servedModelId'))
     where id = $1 returning model_id
   )
   ${day} model_id, $2::bigint, $5::bigint, $3::bigint, $4::bigint from known ${addToDay}`,
  'generation_bill',
);

/** Millionths of a dollar for a token while no answer has named a price: about what the dearest of our models costs. */
const FIRST_GUESS = 0.6;

/**
 * Millionths of a dollar for a token in the last 30 days: of this model, else of all, else a guess, so that the day's
 * limit holds with a provider that names none; estimates keep it as it is. The demonstration writer costs nothing.
 */
const pricePerToken = (model: string): string => {
  const price = (where: string): string =>
    `(select sum(micro_usd)::float8 / nullif(sum(prompt_tokens + completion_tokens), 0) from provider_costs
       where micro_usd > 0 and day > (now() at time zone 'UTC')::date - 30 ${where})`;
  const known = `coalesce(${price(`and model_id = ${model}`)}, ${price('')}, ${FIRST_GUESS})`;
  return `case when ${model} = '${demonstrationModel.modelId}' then 0 else ${known} end`;
};

const estimatedStatement = statement(
  `with priced as (
     select id, model_id, ceil(${pricePerToken('g.model_id')} * ($2::bigint + $3::bigint))::bigint as micro from generations g where id = $1
   ), known as (
     update generations g set provider = coalesce(provider, '{}') || jsonb_build_object(
       ${plus('estimatedMicroUsd', 'p.micro')}, ${plus('estimatedAnswers', '$4::bigint')})
     from priced p where g.id = p.id returning p.model_id, p.micro
   )
   ${day} model_id, micro, $4::bigint, $2::bigint, $3::bigint from known ${addToDay}`,
  'generation_bill_estimated',
);

const asideStatement = statement(`${day} $1::text, $2::bigint, 1, $3::bigint, $4::bigint ${addToDay}`);

const MICRO = 1_000_000;

/** A price in US dollars in whole millionths; what is left of one counts as one. */
export const microUsd = (usd: number): number => Math.ceil(Math.round(usd * MICRO * 1_000) / 1_000);

interface Sum {
  micro: number;
  prompt: number;
  completion: number;
  answers: number;
}

/** Tokens as the provider counted them, else as they are guessed. */
function tokensOf({ messages, text, end }: Spent): { prompt: number; completion: number } {
  if (end?.usage !== undefined) return { prompt: end.usage.promptTokens, completion: end.usage.completionTokens };
  const prompt = messages.reduce((sum, { content }) => sum + estimateTokens(content), 0);
  return { prompt, completion: estimateTokens(text) };
}

/** What was asked of the provider beside any generation, for the bill of the day; nothing for what it did not price. */
export async function billAside(sql: Sql, modelId: string, spent: Spent): Promise<void> {
  const { prompt, completion } = tokensOf(spent);
  const cost = spent.end?.usage?.estimatedCostUsd;
  if (cost !== undefined) await sql.query(asideStatement, [modelId, microUsd(cost), prompt, completion]);
}

/**
 * What the provider asks for one generation: for the operator's margin and the day's limit, never for the price. Kept
 * answer by answer, so that the day's bill is known while a long work is being written. An answer that named no cost,
 * because it was left before its end or because this provider names none, is estimated, and kept apart as an estimate.
 */
export class ProviderBill {
  readonly #sql: Sql;
  readonly #id: string;
  #reported = nothing();
  #estimated = nothing();
  #served: string | undefined;
  #saving: Promise<void> = Promise.resolve();

  constructor(sql: Sql, generationId: string) {
    this.#sql = sql;
    this.#id = generationId;
  }

  add(spent: Spent): void {
    const { end } = spent;
    const { prompt, completion } = tokensOf(spent);
    const cost = end?.usage?.estimatedCostUsd;
    this.#served = end?.servedModelId ?? this.#served;
    const sum = cost === undefined ? this.#estimated : this.#reported;
    sum.micro += microUsd(cost ?? 0);
    sum.prompt += prompt;
    sum.completion += completion;
    sum.answers += 1;
    this.#saving = this.#saving.catch(() => undefined).then(() => this.#save());
    // Whoever waits for it hears of a failure; until then nobody does.
    this.#saving.catch(() => undefined);
  }

  /** Resolves when all is kept. Throws the database's error; what is not kept is lost. */
  settled(): Promise<void> {
    return this.#saving;
  }

  async #save(): Promise<void> {
    const [reported, estimated] = [this.#reported, this.#estimated];
    this.#reported = nothing();
    this.#estimated = nothing();
    const { micro, prompt, completion, answers } = reported;
    const served = this.#served ?? null;
    await this.#keep(reportedStatement, reported, [micro, prompt, completion, answers, served]);
    await this.#keep(estimatedStatement, estimated, [estimated.prompt, estimated.completion, estimated.answers]);
  }

  async #keep(kept: Statement<Row>, { answers }: Sum, values: (number | string | null)[]): Promise<void> {
    if (answers > 0) await this.#sql.query(kept, [this.#id, ...values]);
  }
}

const nothing = (): Sum => ({ micro: 0, prompt: 0, completion: 0, answers: 0 });
