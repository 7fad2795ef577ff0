import type { Deletion, DeletionRequest } from '@penora/protocol/schemas/account';
import { DELETION_WORDS } from '@penora/protocol/schemas/account';
import type { z } from 'zod';
import { type Sql, statement } from '../database/sql.ts';
import { forgetUploads } from '../files/import/uploads.ts';
import { forgetRequests } from '../generation/forgetRequests.ts';
import type { Caller } from '../identity/deps.ts';
import { demandPerson, erasePerson, hasPassword } from '../identity/erasePerson.ts';
import { forbidden } from '../kernel/errors.ts';
import type { PersonPrincipal } from '../kernel/principal.ts';
import { balanceOf } from '../ledger/balance.ts';
import { lockBalance } from '../ledger/lockBalance.ts';
import { post } from '../ledger/post.ts';
import { tellProject } from '../projects/changes.ts';
import { leaveAll, ownedAndShared } from '../projects/leaveAll.ts';
import { handOverAll } from '../projects/memberChanges.ts';
import { forgetPerson } from '../sidecar/forgetPerson.ts';
import type { AccountDeps } from './deps.ts';

const addressStatement = statement<{ email_key: string | null }>('select email_key from users where id = $1');

/** What goes with the account. */
export async function previewDeletion(sql: Sql, userId: string): Promise<Deletion> {
  const { balanceMilliku } = await balanceOf(sql, userId);
  return { balanceMilliku, ...(await ownedAndShared(sql, userId)), hasPassword: await hasPassword(sql, userId) };
}

/** Coins that nobody can spend any more leave by an entry like any other. */
async function giveUpCoins(sql: Sql, userId: string): Promise<void> {
  const left = await lockBalance(sql, userId);
  if (left === 0) return;
  await post(sql, {
    accountId: userId,
    kind: 'adjustment',
    app: 'penora',
    amountMilliku: -left,
    cause: `account-deleted:${userId}`,
    description: 'The account was deleted by its owner',
    actor: userId,
  });
}

/**
 * Deletes an account for good, in one transaction: shared projects are handed over, everything else that the person owns goes, they
 * leave other people's projects, and who they were is erased. What stays are ledger and payments under a number that
 * means nobody. Signs out everywhere. Throws `invalid` for a wrong password, `forbidden` to a token, and what handing
 * over throws; then nothing was deleted.
 */
export async function deleteAccount(
  deps: AccountDeps,
  principal: PersonPrincipal,
  { handOver, ...given }: z.output<typeof DeletionRequest>,
  caller: Caller,
): Promise<void> {
  if (!('sessionId' in principal)) throw forbidden('A token cannot delete the account: sign in.');
  await demandPerson(deps.identity, principal, given, DELETION_WORDS, caller);
  const { userId } = principal;
  const told = await deps.database.transaction(async (tx) => {
    const { sql } = tx;
    const handed = await handOverAll(tx, principal, handOver);
    const [known] = await sql.query(addressStatement, [userId]);
    const leave = await leaveAll(deps.channel, sql, { userId, emailKey: known?.email_key ?? null });
    await forgetRequests(sql, userId);
    await forgetUploads(sql, userId);
    await forgetPerson(sql, userId);
    await giveUpCoins(sql, userId);
    // Their own sockets close as signed out (4401), those of others as no such project (4404).
    const signOut = await erasePerson(deps.identity, sql, userId);
    const tellHeirs = () => {
      for (const change of handed) tellProject(deps.channel, change);
    };
    return [signOut, tellHeirs, leave];
  });
  for (const tell of told) tell();
}
