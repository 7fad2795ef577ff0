import { violates } from '../database/failures.ts';
import { type Sql, statement } from '../database/sql.ts';
import { notFound, wrongState } from '../kernel/errors.ts';
import type { IdentityDeps } from './deps.ts';
import { addressClaims } from './emailAddress.ts';

const verifyStatement = statement<{ email_key: string; fresh: boolean }>(
  `update users u set email_verified_at = coalesce(u.email_verified_at, now())
   from (select id, email_verified_at is null as fresh from users where id = $1 for update) before
   where u.id = before.id and u.email_key is not null and u.deleted_at is null
   returning u.email_key, before.fresh`,
);
const holderStatement = statement<{ id: string; open: boolean }>(
  `select id, suspended_at is null and deleted_at is null as open from users
   where email_key = $1 and email_verified_at is not null`,
);

/** The one account that has proved this address, or null. */
export async function verifiedHolder(sql: Sql, address: string): Promise<{ id: string; open: boolean } | null> {
  const [holder] = await sql.query(holderStatement, [address]);
  return holder ?? null;
}

/**
 * Marks the address of a person as proved to be theirs, in the caller's transaction: the welcome coins, once per
 * address (I5), and what waited for it, invitations. Again: nothing. False for somebody without an address. Violates
 * `users_verified_address` when another account has proved the same one.
 */
export async function proveAddress(deps: IdentityDeps, sql: Sql, userId: string): Promise<boolean> {
  const [verified] = await sql.query(verifyStatement, [userId]);
  if (verified === undefined) return false;
  if (!verified.fresh) return true;
  await deps.welcome(sql, userId, addressClaims(userId, verified.email_key));
  await deps.onVerifiedAddress(sql, userId, verified.email_key);
  return true;
}

/**
 * The same in a transaction of its own. Throws `not_found` for somebody without an address, `wrong_state` when another
 * account has proved the same address (I2: they are joined knowingly, never by this).
 */
export async function verifyAddress(deps: IdentityDeps, userId: string): Promise<void> {
  await deps.database
    .transaction(async ({ sql }) => {
      if (!(await proveAddress(deps, sql, userId))) throw notFound('address');
    })
    .catch((error: unknown) => {
      throw violates(error, 'users_verified_address') ? wrongState('Another account has this address already.') : error;
    });
}
