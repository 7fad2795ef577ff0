import { formatKu3 } from '@penora/protocol/ku';
import { tellRevoked } from '../identity/revocations.ts';
import { suspend, unsuspend } from '../identity/suspend.ts';
import { newId } from '../kernel/ids.ts';
import { post } from '../ledger/post.ts';
import { balanceChanges } from '../ledger/topic.ts';
import { collectDebt, forgiveDebt } from '../payments/debts.ts';
import { type OperatorDeps, type Report, said, type Warrant } from './deps.ts';
import { type Found, findPeople, thePerson } from './people.ts';
import { record, recorded } from './record.ts';

const dated = (at: Date): string => at.toISOString().slice(0, 19).replace('T', ' ');

function describe(person: Found): string {
  const state = person.deleted_at !== null ? 'deleted' : person.suspended_at !== null ? 'suspended' : 'active';
  const parts = [
    `${person.id}  ${person.name}  ${person.email ?? 'no address'}  ${state}`,
    `  since ${dated(person.created_at)}, ${formatKu3(person.balance)} Ku after ${person.entry} entries,`,
    `${person.projects} projects, signed in on ${person.sessions} devices`,
    person.debt > 0 ? `, owes ${formatKu3(person.debt)} Ku of refunds` : '',
  ];
  return `${parts[0]}\n${parts[1]} ${parts[2]}${parts[3]}`;
}

/** Who is meant. Looking is recorded as well: it shows personal data. */
export async function find({ database }: OperatorDeps, query: string, warrant: Warrant): Promise<Report> {
  const people = await findPeople(database.sql, query);
  await record(database.sql, { ...warrant, action: 'find', facts: { query, found: people.length } });
  if (people.length === 0) return { lines: [`Nobody is known by ${query}.`], ok: false };
  return said(...people.map(describe));
}

/**
 * Moves coins for a reason, both ways, through the ledger's one function. `key` names the decision: repeated, it moves
 * nothing again. Throws `insufficient_coins`, `not_found`, `idempotency_mismatch`.
 */
export async function adjust(
  { database, channel }: OperatorDeps,
  { person: query, amountMilliku, key = newId() }: { person: string; amountMilliku: number; key?: string | undefined },
  warrant: Warrant,
): Promise<Report> {
  const person = await thePerson(database.sql, query);
  const posted = await database.transaction(async ({ sql }) => {
    const done = await post(sql, {
      accountId: person.id,
      kind: 'adjustment',
      app: 'penora',
      amountMilliku,
      cause: `adjustment:${key}`,
      description: warrant.reason,
      actor: warrant.actor,
    });
    const facts = { amountMilliku, key, entry: done.entry, moved: done.moved ? 1 : 0 };
    await record(sql, { ...warrant, action: 'adjust', person: person.id, facts });
    return done;
  });
  balanceChanges.publish(channel, person.id, { balanceMilliku: posted.balance, entry: posted.entry });
  const what = posted.moved ? `${formatKu3(amountMilliku)} Ku moved` : 'Nothing moved: this was done before';
  return said(`${what}. ${person.name} (${person.id}) has ${formatKu3(posted.balance)} Ku.`);
}

/** Shuts somebody out at once: sessions end, open sockets and streams are cut. */
export async function suspendPerson(deps: OperatorDeps, query: string, warrant: Warrant): Promise<Report> {
  const person = await thePerson(deps.database.sql, query);
  const changed = await deps.database.transaction(async ({ sql }) => {
    await record(sql, { ...warrant, action: 'suspend', person: person.id });
    return suspend(sql, person.id);
  });
  tellRevoked(deps.channel, { userId: person.id });
  return said(`${person.name} (${person.id}) ${changed ? 'is suspended and signed out everywhere' : 'was suspended'}.`);
}

export async function unsuspendPerson(deps: OperatorDeps, query: string, warrant: Warrant): Promise<Report> {
  const person = await thePerson(deps.database.sql, query);
  const changed = await deps.database.transaction(async ({ sql }) => {
    await record(sql, { ...warrant, action: 'unsuspend', person: person.id });
    return unsuspend(sql, person.id);
  });
  return said(`${person.name} (${person.id}) ${changed ? 'may sign in again' : 'was not suspended'}.`);
}

/** Takes what is there of a refund's open debt, or lets it go. Throws `wrong_state` when nothing can be taken. */
export async function settleDebt(
  { database, channel }: OperatorDeps,
  how: 'collect' | 'forgive',
  refundId: string,
  warrant: Warrant,
): Promise<Report> {
  const moved = await database.transaction(async ({ sql }) => {
    const settle = how === 'collect' ? collectDebt : forgiveDebt;
    const done = await settle(sql, { refundId, ...warrant });
    await record(sql, { ...warrant, action: how, person: done.userId, facts: { refundId, entry: done.entry } });
    return done;
  });
  balanceChanges.publish(channel, moved.userId, { balanceMilliku: moved.balanceMilliku, entry: moved.entry });
  return said(`Done. ${moved.userId} has ${formatKu3(moved.balanceMilliku)} Ku.`);
}

/** What operators did, newest first. */
export async function log({ database }: OperatorDeps, query: string | undefined): Promise<Report> {
  const person = query === undefined ? null : (await thePerson(database.sql, query)).id;
  const acts = await recorded(database.sql, person, 100);
  return said(
    ...acts.map(
      ({ at, action, actor, person: whom, reason, facts }) =>
        `${dated(at)}  ${action}  ${actor}  ${whom ?? '-'}  ${reason === '' ? '-' : reason}  ${JSON.stringify(facts)}`,
    ),
  );
}
