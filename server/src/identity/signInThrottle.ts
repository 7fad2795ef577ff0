import type { Sql } from '../database/sql.ts';
import { tooMany } from '../kernel/errors.ts';
import type { IdentityLimits } from './limits.ts';
import { networkOf } from './network.ts';
import { attempt, demandAttempt, forget, giveBack, throttleKey } from './throttle.ts';

const TRY_LATER = 'Too many attempts to sign in. Wait a moment.';

/**
 * Counts an attempt to sign in before it is known whether it is right, so that a thousand at the same moment do not
 * slip through. Throws `too_many_requests`. Returns what to call when the password was right.
 *
 * The owner cannot be locked out by others: only the pair of account and network waits, never the account; the first
 * attempt from a network that has not failed before always goes through. What it costs: guessing from very many
 * networks is slowed to one guess for each, and answered by what passwords are accepted (commonPasswords.ts).
 */
export async function beginSignIn(
  sql: Sql,
  limits: IdentityLimits,
  address: string,
  network: string,
): Promise<() => Promise<void>> {
  const place = networkOf(network);
  const keys = {
    network: throttleKey('network', place),
    account: throttleKey('account', address),
    pair: throttleKey('pair', address, place),
  };
  await demandAttempt(sql, keys.network, limits.network, TRY_LATER);
  const account = await attempt(sql, keys.account, limits.account);
  const rule = account.level > limits.accountFailures ? limits.pairUnderAttack : limits.pair;
  const pair = await attempt(sql, keys.pair, rule);
  const uncount = async (): Promise<void> => {
    await giveBack(sql, keys.account);
    await giveBack(sql, keys.network);
  };
  if (pair.waitSeconds > 0) {
    await uncount();
    throw tooMany(TRY_LATER, pair.waitSeconds);
  }
  return async () => {
    await uncount();
    await forget(sql, keys.pair);
  };
}
