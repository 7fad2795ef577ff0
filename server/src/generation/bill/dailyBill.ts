import { type Sql, statement } from '../../database/sql.ts';
import { unavailable } from '../../kernel/errors.ts';
import type { Logger } from '../../kernel/log.ts';

const todayStatement = statement<{ micro: number }>(
  `select coalesce(sum(micro_usd), 0)::bigint as micro from provider_costs where day = (now() at time zone 'UTC')::date`,
  'generation_bill_today',
);

/** How long an answer of the database is good for. */
const KEPT_MS = 2_000;

/** The breaker over everything: what the provider may cost in one day, in UTC, over all processes. */
export class DailyBill {
  readonly #sql: Sql;
  readonly #log: Pick<Logger, 'error'>;
  readonly #limitMicroUsd: number;
  #known: { at: number; micro: Promise<number> } | null = null;
  #isTold = false;

  constructor(sql: Sql, limitUsd: number, log: Pick<Logger, 'error'>) {
    this.#sql = sql;
    this.#log = log;
    this.#limitMicroUsd = limitUsd * 1_000_000;
  }

  /** Whether nothing more may be asked of the provider today. The operator is told once. */
  async isUsedUp(): Promise<boolean> {
    const isUsedUp = (await this.today()) >= this.#limitMicroUsd;
    if (isUsedUp && !this.#isTold) {
      this.#log.error({ limitMicroUsd: this.#limitMicroUsd }, "the day's limit for the model provider is reached");
    }
    this.#isTold = isUsedUp;
    return isUsedUp;
  }

  /** Throws `unavailable` when nothing more may be asked of the provider today. */
  async demand(): Promise<void> {
    if (await this.isUsedUp()) {
      throw unavailable('The models are resting until midnight UTC. Your text and your coins are as they were.');
    }
  }

  get limitMicroUsd(): number {
    return this.#limitMicroUsd;
  }

  /** What the provider has asked for today, estimates included; at most two seconds old. */
  today(): Promise<number> {
    const now = performance.now();
    if (this.#known === null || now - this.#known.at > KEPT_MS) {
      const micro = this.#sql.query(todayStatement).then(([row]) => row?.micro ?? 0);
      this.#known = { at: now, micro };
      micro.catch(() => {
        this.#known = null;
      });
    }
    return this.#known.micro;
  }
}
