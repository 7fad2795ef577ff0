import { violates } from '../../database/failures.ts';
import { statement } from '../../database/sql.ts';
import { forbidden, invalid, wrongState } from '../../kernel/errors.ts';
import type { PersonPrincipal } from '../../kernel/principal.ts';
import { isCommonPassword } from '../commonPasswords.ts';
import type { Caller, IdentityDeps } from '../deps.ts';
import { revokeOtherSessions } from '../sessions.ts';
import { beginSignIn } from '../signInThrottle.ts';

const knownStatement = statement<{ email_key: string | null; password_hash: string | null; proved: boolean }>(
  `select email_key, password_hash, email_verified_at is not null as proved from users
   where id = $1 and deleted_at is null`,
);
const changeStatement = statement<{ id: string }>(
  'update users set password_hash = $2 where id = $1 and password_hash is not distinct from $3 returning id',
);

/**
 * Sets a password, or changes it for whoever knows the one before; other devices are signed out. Throws `forbidden` to
 * a token, `invalid` for a wrong or too easy one, `wrong_state` without a proved address to sign in with,
 * `too_many_requests` while guessing.
 */
export async function changePassword(
  deps: IdentityDeps,
  principal: PersonPrincipal,
  wanted: { current?: string | undefined; password: string },
  caller: Caller,
): Promise<void> {
  if (!('sessionId' in principal)) throw forbidden('A token cannot change the password: sign in with your password.');
  const { sql } = deps.database;
  const [known] = await sql.query(knownStatement, [principal.userId]);
  const address = known?.email_key ?? null;
  if (known === undefined || address === null) throw wrongState('A password needs an e-mail address to go with it.');
  if (known.password_hash !== null) await demandCurrent(deps, known.password_hash, wanted.current, address, caller);
  else if (!known.proved) throw wrongState('Confirm your e-mail address first.');
  if (isCommonPassword(wanted.password, address)) throw invalid('password', 'too easy to guess: choose another one');
  const hash = await deps.passwords.hash(wanted.password);
  const changed = await sql
    .query(changeStatement, [principal.userId, hash, known.password_hash])
    .catch((error: unknown) => {
      if (!violates(error, 'users_password_address')) throw error;
      throw wrongState(
        'Another account uses this address with a password. Choose "Forgot password" to put both together.',
      );
    });
  if (changed.length === 0) throw wrongState('The password was changed elsewhere at the same moment.');
  await revokeOtherSessions(deps, principal);
}

/** Counted like a sign-in: an open browser that somebody left is no place to guess in. */
async function demandCurrent(
  deps: IdentityDeps,
  hash: string,
  current: string | undefined,
  address: string,
  caller: Caller,
): Promise<void> {
  const succeeded = await beginSignIn(deps.database.sql, deps.limits, address, caller.address);
  if (!(await deps.passwords.verify(hash, current ?? ''))) throw invalid('current', 'this is not your password');
  await succeeded();
}
