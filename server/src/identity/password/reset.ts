import { type Sql, statement } from '../../database/sql.ts';
import { invalid, unavailable, wrongState } from '../../kernel/errors.ts';
import { addressName, queueFor } from '../arrival/queue.ts';
import { isCommonPassword } from '../commonPasswords.ts';
import type { Caller, IdentityDeps } from '../deps.ts';
import { emailKey } from '../emailAddress.ts';
import { endAllSessions, endAllTokens } from '../endAll.ts';
import { joinAccounts } from '../joinAccounts.ts';
import { resetLetter } from '../mail/letters.ts';
import { createMailLink, findMailLink, useMailLink } from '../mail/links.ts';
import { networkOf } from '../network.ts';
import { personOf } from '../people.ts';
import { startSession } from '../sessions.ts';
import type { SignedIn } from '../signedIn.ts';
import { attempt, demandAttempt, throttleKey } from '../throttle.ts';
import { proveAddress, verifiedHolder } from '../verifyAddress.ts';

// Whoever has proved the address comes before one who only typed it in.
const holderStatement = statement<{ id: string; email: string; name: string }>(
  `select id, email, name from users
   where email_key = $1 and email is not null and (email_verified_at is not null or password_hash is not null)
     and deleted_at is null and suspended_at is null
   order by email_verified_at is null limit 1`,
);
const claimersStatement = statement<{ id: string }>(
  `select id from users
   where email_key = $1 and id <> $2 and password_hash is not null and email_verified_at is null and deleted_at is null
   for update`,
);
const provedStatement = statement<{ proved: boolean }>(
  'select email_verified_at is not null as proved from users where id = $1 for update',
);
const dropDoorsStatement = statement('delete from identities where user_id = $1');
const passwordStatement = statement('update users set password_hash = $2 where id = $1');

/**
 * Asks for a letter with a link to a new password. What is found out about the address is found out aside, after the
 * answer: nobody learns by it, or by its time, whether there is an account. Throws `too_many_requests` for a network,
 * `unavailable` where no letter reaches anybody.
 */
export async function forgotPassword(deps: IdentityDeps, email: string, caller: Caller): Promise<void> {
  if (!deps.mailReaches) throw unavailable('Penora cannot send mail at the moment. Write to the support.');
  const { sql } = deps.database;
  const counted = throttleKey('forgot', networkOf(caller.address));
  await demandAttempt(sql, counted, deps.limits.forgotten, 'Too many letters were asked for. Wait a while.');
  const key = emailKey(email);
  deps.aside(async () => {
    if ((await attempt(sql, throttleKey('forgot-address', key), deps.limits.mails)).waitSeconds > 0) return;
    const [holder] = await sql.query(holderStatement, [key]);
    if (holder === undefined) return;
    const token = await createMailLink(sql, 'reset', holder.id, key);
    deps.mailer.send(resetLetter(holder.email, holder.name, `${deps.publicUrl()}/reset/${token}`));
  });
}

/**
 * A new password by the link of a letter: signed in here, out everywhere else. The link proves the address. Throws
 * `wrong_state` for a link that does not hold, `invalid` for a password that everybody tries.
 */
export async function resetPassword(
  deps: IdentityDeps,
  { token, password }: { token: string; password: string },
  caller: Caller,
): Promise<SignedIn> {
  const link = await findMailLink(deps.database.sql, 'reset', token);
  if (isCommonPassword(password, link.address)) throw invalid('password', 'too easy to guess: choose another one');
  const hash = await deps.passwords.hash(password);
  const done = await deps.database.transaction(async ({ sql }) => {
    await queueFor(sql, [addressName(link.address)]);
    const { userId: asked, address } = await useMailLink(sql, 'reset', token);
    const { userId, told } = await ownerOf(deps, sql, asked, address);
    told.push(await endAllSessions(deps, sql, userId));
    await sql.query(passwordStatement, [userId, hash]);
    await proveAddress(deps, sql, userId);
    const { session, announce } = await startSession(deps, sql, userId, caller);
    return { user: await personOf(sql, userId), session, told: [...told, announce] };
  });
  for (const tell of done.told) tell();
  return done;
}

type Told = (() => void)[];

/**
 * The account that this mailbox opens, alone: accounts that only claimed the address are put into it, and whatever let
 * somebody into a claimed one before it was proved, ends, because it may not have been the owner of the mailbox.
 */
async function ownerOf(
  deps: IdentityDeps,
  sql: Sql,
  asked: string,
  address: string,
): Promise<{ userId: string; told: Told }> {
  const holder = await verifiedHolder(sql, address);
  if (holder !== null && !holder.open) throw wrongState('The account with this address is closed.');
  const userId = holder?.id ?? asked;
  const told: Told = [];
  for (const { id } of await sql.query(claimersStatement, [address, userId])) {
    told.push(await joinAccounts(deps, sql, { from: id, into: userId, doors: 'drop' }));
  }
  const [{ proved } = { proved: false }] = await sql.query(provedStatement, [userId]);
  if (!proved) {
    told.push(await endAllTokens(deps, sql, userId));
    await sql.query(dropDoorsStatement, [userId]);
  }
  return { userId, told };
}
