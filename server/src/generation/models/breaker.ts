import type { Logger } from '../../kernel/log.ts';
import { type Model, type ModelEvent, ModelFailure, type ModelRequest } from './model.ts';

export interface BreakerLimits {
  /** Attempts in a row that may fail before the model counts as down. */
  failures: number;
  firstPauseMs: number;
  maxPauseMs: number;
  accountFailures: number;
  accountPauseMs: number;
}

const usual: BreakerLimits = {
  failures: 10,
  firstPauseMs: 500,
  maxPauseMs: 10_000,
  accountFailures: 3,
  accountPauseMs: 5_000,
};

/** What is known of one model id. */
class Health {
  failures = 0;
  /** While it is down: before this moment nobody tries. */
  pauseUntil = 0;
  /** While it is down: the one attempt that finds out; true when the model has answered. */
  probe: Promise<boolean> | null = null;
  /** Answers in a row that were about the operator's account, and when the last one came. */
  accountFailures = 0;
  accountFailedAt = 0;
}

/**
 * A model whose failures are counted. After some in a row it is down: attempts go one at a time, and the others are told
 * at once that it is busy instead of waiting a minute each and adding to the load. The first one that is answered opens
 * it again; nobody has to wait for a clock once it is well.
 */
export class Breaker implements Model {
  readonly #model: Model;
  readonly #log: Pick<Logger, 'warn' | 'info'>;
  readonly #limits: BreakerLimits;
  readonly #now: () => number;
  readonly #health = new Map<string, Health>();

  constructor(model: Model, log: Pick<Logger, 'warn' | 'info'>, limits = usual, now = () => performance.now()) {
    this.#model = model;
    this.#log = log;
    this.#limits = limits;
    this.#now = now;
  }

  get down(): number {
    return [...this.#health.values()].filter((health) => this.#isDown(health)).length;
  }

  async *stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
    const health = this.#of(request.modelId);
    const tell = await this.#enter(health);
    try {
      for await (const event of this.#model.stream(request, signal)) {
        this.#answered(health, request.modelId);
        tell?.(true);
        yield event;
      }
    } catch (error) {
      // A request that is refused says nothing about whether the model is well.
      if (error instanceof ModelFailure && error.kind === 'account') this.#refused(health);
      else if (error instanceof ModelFailure && error.kind !== 'refused') this.#failed(health, request.modelId);
      throw error;
    } finally {
      if (tell !== null) {
        health.probe = null;
        tell(false);
      }
    }
  }

  /** Waits for the probe that is under way, or becomes one; null while the model is well. */
  async #enter(health: Health): Promise<((isWell: boolean) => void) | null> {
    if (health.probe !== null && !(await health.probe)) throw new ModelFailure('busy', 'the model is down');
    if (!this.#isDown(health)) return null;
    const pause = health.pauseUntil - this.#now();
    if (pause > 0 || health.probe !== null) throw new ModelFailure('busy', 'the model is down', Math.max(1, pause));
    const { promise, resolve } = Promise.withResolvers<boolean>();
    health.probe = promise;
    return resolve;
  }

  #isDown({ failures }: Health): boolean {
    return failures >= this.#limits.failures;
  }

  #answered(health: Health, modelId: string): void {
    if (this.#isDown(health)) this.#log.info({ modelId }, 'the model answers again');
    health.failures = 0;
    health.accountFailures = 0;
  }

  #refused(health: Health): void {
    health.accountFailures += 1;
    health.accountFailedAt = this.#now();
  }

  /** After some answers of that kind in a row, for a few seconds: then somebody may see whether it has been mended. */
  isUnavailable(modelId: string): boolean {
    const health = this.#health.get(modelId);
    if (health === undefined || health.accountFailures < this.#limits.accountFailures) return false;
    return this.#now() - health.accountFailedAt < this.#limits.accountPauseMs;
  }

  #failed(health: Health, modelId: string): void {
    health.failures += 1;
    const over = health.failures - this.#limits.failures;
    if (over < 0) return;
    if (over === 0) this.#log.warn({ modelId, failures: health.failures }, 'the model is down: one attempt at a time');
    health.pauseUntil = this.#now() + Math.min(this.#limits.maxPauseMs, this.#limits.firstPauseMs * 2 ** over);
  }

  #of(modelId: string): Health {
    const health = this.#health.get(modelId) ?? new Health();
    this.#health.set(modelId, health);
    return health;
  }
}
