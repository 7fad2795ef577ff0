import { type Sql, statement } from '../../database/sql.ts';
import type { Usage } from '../models/model.ts';

const recordStatement = statement(
  `with known as (
     update generations set provider_micro_usd = provider_micro_usd + $2,
       provider = jsonb_build_object(
         'promptTokens', coalesce((provider ->> 'promptTokens')::bigint, 0) + $3::bigint,
         'completionTokens', coalesce((provider ->> 'completionTokens')::bigint, 0) + $4::bigint,
         'answers', coalesce((provider ->> 'answers')::bigint, 0) + $5::bigint,
         'servedModelId', coalesce($6::text, provider ->> 'servedModelId'))
     where id = $1 returning model_id
   )
   insert into provider_costs as c (day, model_id, micro_usd, answers, prompt_tokens, completion_tokens)
   select (now() at time zone 'UTC')::date, model_id, $2::bigint, $5::bigint, $3::bigint, $4::bigint from known
   on conflict (day, model_id) do update set micro_usd = c.micro_usd + excluded.micro_usd,
     answers = c.answers + excluded.answers, prompt_tokens = c.prompt_tokens + excluded.prompt_tokens,
     completion_tokens = c.completion_tokens + excluded.completion_tokens`,
  'generation_bill',
);

const MICRO = 1_000_000;

/** A price in US dollars in whole millionths; what is left of one counts as one. */
export const microUsd = (usd: number): number => Math.ceil(Math.round(usd * MICRO * 1_000) / 1_000);

/**
 * What the provider reported of one generation: for the operator's margin, never for the price. Kept answer by answer,
 * so that the day's bill is known while a long work is being written.
 */
export class ProviderBill {
  readonly #sql: Sql;
  readonly #id: string;
  #open = nothing();
  #served: string | undefined;
  #saving: Promise<void> = Promise.resolve();

  constructor(sql: Sql, generationId: string) {
    this.#sql = sql;
    this.#id = generationId;
  }

  add(usage: Usage | undefined, servedModelId: string | undefined): void {
    this.#served = servedModelId ?? this.#served;
    if (usage === undefined) return;
    this.#open.micro += microUsd(usage.estimatedCostUsd ?? 0);
    this.#open.prompt += usage.promptTokens;
    this.#open.completion += usage.completionTokens;
    this.#open.answers += 1;
    this.#saving = this.#saving.catch(() => undefined).then(() => this.#save());
    // Whoever waits for it hears of a failure; until then nobody does.
    this.#saving.catch(() => undefined);
  }

  /** Resolves when all is kept. Throws the database's error; what is not kept is lost. */
  settled(): Promise<void> {
    return this.#saving;
  }

  async #save(): Promise<void> {
    const { micro, prompt, completion, answers } = this.#open;
    if (answers === 0) return;
    this.#open = nothing();
    await this.#sql.query(recordStatement, [this.#id, micro, prompt, completion, answers, this.#served ?? null]);
  }
}

const nothing = () => ({ micro: 0, prompt: 0, completion: 0, answers: 0 });
