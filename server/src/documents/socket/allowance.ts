/** What one socket may send without waiting, and how fast it may go on. */
export interface Rate {
  perSecond: number;
  burst: number;
}

/** A token bucket that may go into debt: whoever has overdrawn it waits until it is paid. */
export class Allowance {
  readonly #rate: Rate;
  #tokens: number;
  #at: number;

  constructor(rate: Rate, now: number) {
    this.#rate = rate;
    this.#tokens = rate.burst;
    this.#at = now;
  }

  /** Takes an amount; returns how many milliseconds to wait before the next. `now` in milliseconds. */
  take(amount: number, now: number): number {
    const { perSecond, burst } = this.#rate;
    this.#tokens = Math.min(burst, this.#tokens + ((now - this.#at) * perSecond) / 1_000) - amount;
    this.#at = now;
    return this.#tokens >= 0 ? 0 : (-this.#tokens * 1_000) / perSecond;
  }
}
