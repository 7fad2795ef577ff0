import type { Person, Registration } from '@penora/protocol/schemas/person';
import type { z } from 'zod';
import type { Transaction } from '../database/database.ts';
import { violates } from '../database/failures.ts';
import { statement } from '../database/sql.ts';
import { invalid, Refusal } from '../kernel/errors.ts';
import { newUserId } from '../kernel/ids.ts';
import { isCommonPassword } from './commonPasswords.ts';
import type { Caller, IdentityDeps } from './deps.ts';
import { addressClaims, emailKey } from './emailAddress.ts';
import { welcomeLetter } from './mail/verification.ts';
import { networkOf } from './network.ts';
import { startSession } from './sessions.ts';
import type { SignedIn } from './signedIn.ts';
import { User } from './tables.ts';
import { demandAttempt, throttleKey } from './throttle.ts';

const takenStatement = statement<{ taken: boolean }>(
  'select true as taken from users where email_key = $1 and password_hash is not null',
);

const taken = (): Refusal =>
  new Refusal('wrong_state', 'There is an account with this address. Sign in instead.', {}, [
    { path: 'email', message: 'there is an account with this address' },
  ]);

/**
 * A new account with a password, signed in. Throws `invalid` for a password that everybody tries, `wrong_state` for an
 * address that has a password account, `too_many_requests` for too many accounts from one network.
 * The address counts as unverified; the welcome coins come at once only where addresses are never verified.
 */
export async function register(
  deps: IdentityDeps,
  wanted: z.output<typeof Registration>,
  caller: Caller,
): Promise<SignedIn> {
  const { sql } = deps.database;
  const key = emailKey(wanted.email);
  if (isCommonPassword(wanted.password, key)) throw invalid('password', 'too easy to guess: choose another one');
  const counted = throttleKey('register', networkOf(caller.address));
  await demandAttempt(sql, counted, deps.limits.registrations, 'Too many new accounts from your network.');
  // Saves the hash; the unique index decides.
  if ((await sql.query(takenStatement, [key])).length > 0) throw taken();
  const passwordHash = await deps.passwords.hash(wanted.password);
  const made = await deps.database
    .transaction((tx) => createUser(deps, tx, { ...wanted, key, passwordHash }, caller))
    .catch((error: unknown) => {
      throw violates(error, 'users_password_address') ? taken() : error;
    });
  made.announce();
  if (deps.mailReaches) welcomeLetter(deps, made.user.id);
  return { user: made.user, session: made.session };
}

interface NewUser {
  email: string;
  key: string;
  name: string;
  passwordHash: string;
}

async function createUser(deps: IdentityDeps, { em, sql }: Transaction, wanted: NewUser, caller: Caller) {
  const { email, key, name, passwordHash } = wanted;
  const row = { id: newUserId(), email: email.normalize('NFC'), name, avatarUrl: null };
  const user: Person = { ...row, emailVerified: false };
  em.create(User, { ...row, emailKey: key, passwordHash });
  await em.flush();
  if (deps.verifiesAddresses) await deps.openAccount(sql, user.id);
  else await deps.welcome(sql, user.id, addressClaims(user.id, key));
  await deps.onClaimedAddress(sql, user.id, key);
  const { session, announce } = await startSession(deps, sql, user.id, caller);
  return { user, session, announce };
}
