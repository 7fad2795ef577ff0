import { Migration } from '@mikro-orm/migrations';

/** What the provider bills, and what is learned from what models write. */
export class GenerationLearning0031 extends Migration {
  override up(): void {
    this.addSql(`
      -- Whole millionths of a US dollar, over all answers; the operator's, never the writer's.
      alter table generations add column provider_micro_usd bigint not null default 0;
      -- The most that the request's tool and options may bring, whatever the ceiling.
      alter table generations add column words_asked integer;

      create table provider_costs (
        -- In UTC.
        day date not null,
        model_id text not null,
        micro_usd bigint not null,
        answers integer not null,
        prompt_tokens bigint not null,
        completion_tokens bigint not null,
        primary key (day, model_id)
      );

      -- Of the last runs of one kind: words written as a share of the most that the kind may bring.
      create table word_shares (
        kind text primary key,
        shares real[] not null,
        runs bigint not null,
        at timestamptz not null default now()
      );

      create table token_rates (
        model text not null,
        script text not null,
        rate real not null,
        at timestamptz not null default now(),
        primary key (model, script)
      );
    `);
  }
}
