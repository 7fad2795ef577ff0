import type { ThrottleRule } from './throttle.ts';

/** Every limit of this slice, in one place; `LIMITS` multiplies them. */
export interface IdentityLimits {
  /** One account from one network. */
  pair: ThrottleRule;
  /** The same while the account is being guessed at from many networks. */
  pairUnderAttack: ThrottleRule;
  /** All accounts from one network. */
  network: ThrottleRule;
  /** Failures of one account from everywhere, counted only: it refuses nobody. */
  account: ThrottleRule;
  /** So many of them in an hour mean that `pairUnderAttack` holds. */
  accountFailures: number;
  /** New accounts from one network. */
  registrations: ThrottleRule;
  /** Letters to one address, or about one person. */
  mails: ThrottleRule;
  /** Forgotten passwords from one network. */
  forgotten: ThrottleRule;
  sessionsPerPerson: number;
  tokensPerPerson: number;
}

const HOUR = 3_600;
const growing = { pauseSeconds: 1, maxPauseSeconds: 60 };

/** `free` attempts an hour. */
const hourly = (free: number): { free: number; leakSeconds: number } => ({ free, leakSeconds: HOUR / free });

/**
 * `costly`: a new account is worth something (addresses are verified, models cost money), so that few come from one
 * network. Without it the product runs on somebody's own machine, where all people share one address.
 */
export function identityLimits(multiplier: number, costly: boolean): IdentityLimits {
  const times = (count: number): number => Math.max(1, Math.floor(count * multiplier));
  return {
    pair: { ...hourly(times(10)), ...growing },
    pairUnderAttack: { ...hourly(10), ...growing, free: 1 },
    network: { ...hourly(times(60)), ...growing },
    account: { free: 1e9, leakSeconds: HOUR / times(100), pauseSeconds: 0, maxPauseSeconds: 0 },
    accountFailures: times(100),
    registrations: { ...hourly(times(costly ? 20 : 300)), pauseSeconds: 60, maxPauseSeconds: HOUR },
    mails: { ...hourly(times(5)), pauseSeconds: 60, maxPauseSeconds: HOUR },
    forgotten: { ...hourly(times(20)), pauseSeconds: 10, maxPauseSeconds: 600 },
    sessionsPerPerson: times(200),
    tokensPerPerson: times(100),
  };
}
