import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { tooMany } from '../kernel/errors.ts';

/** One use of a limit, and how much of it is left. */
export interface Allowance {
  name: string;
  points: number;
  windowSeconds: number;
  remaining: number;
  resetSeconds: number;
  /** It was one use too many. */
  exceeded: boolean;
}

export interface Limiter {
  /** Counts one use by `who`. */
  use(who: string): Promise<Allowance>;
}

/**
 * `points` uses in `seconds` for each caller, times `multiplier` (LIMITS). Bounded by the library's expiry. `name` is
 * what the limit is called in the headers.
 */
export function limiter(points: number, seconds: number, multiplier: number, name = 'caller'): Limiter {
  const most = Math.max(1, Math.floor(points * multiplier));
  const memory = new RateLimiterMemory({ points: most, duration: seconds });
  const allowance = ({ remainingPoints, msBeforeNext }: RateLimiterRes, exceeded: boolean): Allowance => ({
    name,
    points: most,
    windowSeconds: seconds,
    remaining: Math.max(0, remainingPoints),
    resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1_000)),
    exceeded,
  });
  return {
    use: (who) =>
      memory.consume(who).then(
        (used) => allowance(used, false),
        (reason: unknown) => {
          if (reason instanceof RateLimiterRes) return allowance(reason, true);
          throw reason;
        },
      ),
  };
}

/** Throws `too_many_requests` when one of them was used up. */
export function demandAllowed(allowances: readonly Allowance[]): void {
  const waits = allowances.filter(({ exceeded }) => exceeded).map(({ resetSeconds }) => resetSeconds);
  if (waits.length > 0) throw tooMany('That was too much at once. Wait a moment.', Math.max(...waits));
}

/** What is left, and of what: the fields of draft-ietf-httpapi-ratelimit-headers. */
export function allowanceHeaders(allowances: readonly Allowance[]): Record<string, string> {
  const left = allowances.map(({ name, remaining, resetSeconds }) => `"${name}";r=${remaining};t=${resetSeconds}`);
  const policies = allowances.map(({ name, points, windowSeconds }) => `"${name}";q=${points};w=${windowSeconds}`);
  return { RateLimit: left.join(', '), 'RateLimit-Policy': policies.join(', ') };
}
