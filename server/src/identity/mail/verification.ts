import { type Sql, statement } from '../../database/sql.ts';
import { notFound, wrongState } from '../../kernel/errors.ts';
import { addressName, queueFor } from '../arrival/queue.ts';
import type { Caller, IdentityDeps } from '../deps.ts';
import { joinAccounts } from '../joinAccounts.ts';
import { personOf } from '../people.ts';
import { startSession } from '../sessions.ts';
import type { SignedIn } from '../signedIn.ts';
import { demandAttempt, throttleKey } from '../throttle.ts';
import { proveAddress, verifiedHolder } from '../verifyAddress.ts';
import { verificationLetter } from './letters.ts';
import { createMailLink, findMailLink, useMailLink } from './links.ts';

const unprovedStatement = statement<{ email: string; email_key: string; name: string }>(
  `select email, email_key, name from users
   where id = $1 and email_key is not null and email is not null and email_verified_at is null and deleted_at is null`,
);

/** Sends somebody the letter that proves their address; nothing for one that is proved. */
async function sendLetter(deps: IdentityDeps, sql: Sql, userId: string): Promise<boolean> {
  const [row] = await sql.query(unprovedStatement, [userId]);
  if (row === undefined) return false;
  const token = await createMailLink(sql, 'verify', userId, row.email_key);
  const url = `${deps.publicUrl()}/verify/${token}`;
  deps.mailer.send(verificationLetter(row.email, row.name, url, deps.verifiesAddresses));
  return true;
}

/** The letter after registration; nobody waits for it. */
export function welcomeLetter(deps: IdentityDeps, userId: string): void {
  deps.aside(async () => {
    await sendLetter(deps, deps.database.sql, userId);
  });
}

/** Sends the letter once more. Throws `wrong_state` when there is nothing to prove, `too_many_requests`. */
export async function sendVerification(deps: IdentityDeps, userId: string): Promise<void> {
  const { sql } = deps.database;
  await demandAttempt(sql, throttleKey('verify-mail', userId), deps.limits.mails, 'Too many letters. Wait a while.');
  if (!(await sendLetter(deps, sql, userId))) throw wrongState('There is no address to confirm.');
}

/**
 * Proves somebody's address by the link of a letter: their mailbox and their sign-in together. Without the sign-in, a
 * stranger who registered with this address would get it confirmed by its owner. When another account has proved it
 * before, this one is put into that one (I2), which then is who is signed in. Throws `wrong_state`, `not_found`.
 */
export async function verifyByLink(
  deps: IdentityDeps,
  userId: string,
  token: string,
  caller: Caller,
): Promise<{ user: SignedIn['user']; session?: SignedIn['session'] }> {
  const link = await findMailLink(deps.database.sql, 'verify', token);
  if (link.userId !== userId) throw wrongState('This link is for another account. Sign in with that one.');
  const done = await deps.database.transaction(async ({ sql }) => {
    await queueFor(sql, [addressName(link.address)]);
    const { address } = await useMailLink(sql, 'verify', token);
    const holder = await verifiedHolder(sql, address);
    if (holder === null || holder.id === userId) {
      if (!(await proveAddress(deps, sql, userId))) throw notFound('address');
      return { user: await personOf(sql, userId) };
    }
    if (!holder.open) throw wrongState('Another account with this address is closed.');
    const joined = await joinAccounts(deps, sql, { from: userId, into: holder.id, doors: 'keep' });
    const { session, announce } = await startSession(deps, sql, holder.id, caller);
    return {
      user: await personOf(sql, holder.id),
      session,
      announce: () => {
        joined();
        announce();
      },
    };
  });
  done.announce?.();
  return done;
}
