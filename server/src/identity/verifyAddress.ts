import { violates } from '../database/failures.ts';
import { statement } from '../database/sql.ts';
import { notFound, wrongState } from '../kernel/errors.ts';
import type { IdentityDeps } from './deps.ts';
import { addressClaims } from './register.ts';

const verifyStatement = statement<{ email_key: string; fresh: boolean }>(
  `update users u set email_verified_at = coalesce(u.email_verified_at, now())
   from (select id, email_verified_at is null as fresh from users where id = $1 for update) before
   where u.id = before.id and u.email_key is not null and u.deleted_at is null
   returning u.email_key, before.fresh`,
);

/**
 * Marks the address of a person as proved to be theirs: the welcome coins, once per address (I5), and what waited for
 * it, invitations, come in the same transaction. Again: nothing. Throws `not_found` for somebody without an address,
 * `wrong_state` when another account has proved the same address (I2: they are joined knowingly, never by this).
 */
export async function verifyAddress(deps: IdentityDeps, userId: string): Promise<void> {
  await deps.database
    .transaction(async ({ sql }) => {
      const [verified] = await sql.query(verifyStatement, [userId]);
      if (verified === undefined) throw notFound('address');
      if (!verified.fresh) return;
      await deps.welcome(sql, userId, addressClaims(userId, verified.email_key));
      await deps.onVerifiedAddress(sql, userId, verified.email_key);
    })
    .catch((error: unknown) => {
      throw violates(error, 'users_verified_address') ? wrongState('Another account has this address already.') : error;
    });
}
