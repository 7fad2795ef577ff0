import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { tooMany } from '../kernel/errors.ts';

export interface Limiter {
  /** Counts one use by `who`; throws `too_many_requests` with the seconds to wait. */
  use(who: string): Promise<void>;
}

/** `points` uses in `seconds` for each caller, times `multiplier` (LIMITS). Bounded by the library's expiry. */
export function limiter(points: number, seconds: number, multiplier: number): Limiter {
  const memory = new RateLimiterMemory({ points: Math.max(1, Math.floor(points * multiplier)), duration: seconds });
  return {
    async use(who) {
      await memory.consume(who).catch((reason: unknown) => {
        if (!(reason instanceof RateLimiterRes)) throw reason;
        throw tooMany('That was too much at once. Wait a moment.', Math.max(1, Math.ceil(reason.msBeforeNext / 1_000)));
      });
    },
  };
}
