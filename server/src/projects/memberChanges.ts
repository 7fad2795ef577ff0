import type { Member, Role } from '@penora/protocol/schemas/project';
import type { Transaction } from '../database/database.ts';
import { type Sql, statement } from '../database/sql.ts';
import { peopleByIds } from '../identity/people.ts';
import { notFound, wrongState } from '../kernel/errors.ts';
import type { PersonPrincipal, Principal } from '../kernel/principal.ts';
import { authorise } from './authorise.ts';
import { type ProjectChanged, tellProject } from './changes.ts';
import type { ProjectsDeps } from './deps.ts';
import { changeInvitation, isInvitationId, withdrawInvitation } from './invitations.ts';
import { lockProject } from './members.ts';
import { demandRoom, lockStorage } from './storage.ts';
import { MemberRow } from './tables.ts';

const needStatement = statement<{ bytes: number }>(
  `select (p.size_bytes + coalesce((select sum(bytes) from storage_reservations where project_code = p.code), 0))::bigint
    as bytes from projects p where p.code = $1`,
);
const ownerStatement = statement('update projects set owner_id = $2 where code = $1');

type Deps = Pick<ProjectsDeps, 'database' | 'channel'>;

async function presentMember(sql: Sql, userId: string, role: Role): Promise<Member> {
  const people = await peopleByIds(sql, [userId]);
  return { userId, name: people.get(userId)?.name ?? '', role };
}

/**
 * Gives a member, or an invitation, another role; `owner` hands the project over and leaves its owner an editor.
 * Throws as `authorise`, `not_found` for no such member, `wrong_state` for the owner's own role, `storage_full` when
 * the project has no room at the new owner's.
 */
export async function changeMember(
  deps: Deps,
  principal: Principal | null,
  code: string,
  userId: string,
  role: Role,
): Promise<Member> {
  const told: ProjectChanged[] = [];
  const member = await deps.database.transaction(async (tx) => {
    await lockProject(tx.sql, code);
    const access = await authorise(tx.sql, principal, code, role === 'owner' ? 'transfer' : 'members');
    if (isInvitationId(userId)) return changeInvitation(tx.sql, code, userId, role);
    told.push(...(await changeRole(tx, code, access.ownerId, userId, role)));
    return presentMember(tx.sql, userId, role);
  });
  for (const change of told) tellProject(deps.channel, change);
  return member;
}

/**
 * Hands several projects over at once, in the caller's transaction: all or none. Returns what to tell after the
 * commit. Throws as `changeMember`.
 */
export async function handOverAll(
  tx: Transaction,
  principal: PersonPrincipal,
  wanted: readonly { code: string; userId: string }[],
): Promise<ProjectChanged[]> {
  const inOrder = [...wanted].sort((a, b) => (a.code < b.code ? -1 : 1));
  for (const { code } of inOrder) await lockProject(tx.sql, code);
  if (inOrder.length > 0) await lockStorage(tx.sql, [principal.userId, ...inOrder.map(({ userId }) => userId)]);
  const told: ProjectChanged[] = [];
  for (const { code, userId } of inOrder) {
    const { ownerId } = await authorise(tx.sql, principal, code, 'transfer');
    told.push(...(await changeRole(tx, code, ownerId, userId, 'owner')));
  }
  return told;
}

async function changeRole(
  { em, sql }: Transaction,
  code: string,
  ownerId: string,
  userId: string,
  role: Role,
): Promise<ProjectChanged[]> {
  const member = await em.findOne(MemberRow, { projectCode: code, userId });
  if (member === null) throw notFound('member');
  if (userId === ownerId) {
    if (role === 'owner') return [];
    throw wrongState('The owner stays the owner until the project is handed over to another member.');
  }
  if (role !== 'owner') {
    member.role = role;
    // Here by the owner's own word from now on.
    member.linkId = null;
    await em.flush();
    return [{ kind: 'role', code, userId, role }];
  }
  await handOver({ em, sql }, code, ownerId, userId);
  return [
    { kind: 'role', code, userId: ownerId, role: 'editor' },
    { kind: 'role', code, userId, role: 'owner' },
  ];
}

/** The storage moves with the project (S1): both owners' is held, in order, and the new one's must have the room. */
async function handOver({ em, sql }: Transaction, code: string, from: string, to: string): Promise<void> {
  await lockStorage(sql, [from, to]);
  const [{ bytes } = { bytes: 0 }] = await sql.query(needStatement, [code]);
  await demandRoom(sql, to, bytes);
  // One after the other: at no moment are there two owners.
  await em.nativeUpdate(MemberRow, { projectCode: code, userId: from }, { role: 'editor' });
  await em.nativeUpdate(MemberRow, { projectCode: code, userId: to }, { role: 'owner' });
  await sql.query(ownerStatement, [code, to]);
}

/**
 * Takes a member out, or leaves, or takes an invitation back. Throws as `authorise`, `not_found` for no such member,
 * `wrong_state` for the owner, who hands the project over or deletes it.
 */
export async function removeMember(
  deps: Deps,
  principal: Principal | null,
  code: string,
  userId: string,
): Promise<void> {
  const isSelf = principal?.kind === 'person' && principal.userId === userId;
  const removed = await deps.database.transaction(async ({ em, sql }) => {
    await lockProject(sql, code);
    const { ownerId } = await authorise(sql, principal, code, isSelf ? 'read' : 'members');
    if (isInvitationId(userId)) {
      if (!(await withdrawInvitation(sql, code, userId))) throw notFound('invitation');
      return false;
    }
    if (userId === ownerId) throw wrongState('The owner cannot leave. Hand the project over first, or delete it.');
    if ((await em.nativeDelete(MemberRow, { projectCode: code, userId })) === 0) throw notFound('member');
    return true;
  });
  if (removed) tellProject(deps.channel, { kind: 'withdrawn', code, userId });
}
