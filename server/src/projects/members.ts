import type { ListQuery } from '@penora/protocol/list';
import type { Member, Role } from '@penora/protocol/schemas/project';
import type { Transaction } from '../database/database.ts';
import { type Sql, statement } from '../database/sql.ts';
import { emailKey } from '../identity/emailAddress.ts';
import { type PublicPerson, personByAddress } from '../identity/people.ts';
import { demandAttempt, throttleKey } from '../identity/throttle.ts';
import { type Page, readPage } from '../kernel/cursor.ts';
import { notFound, type Refusal, wrongState } from '../kernel/errors.ts';
import type { Principal } from '../kernel/principal.ts';
import { authorise } from './authorise.ts';
import { tellProject } from './changes.ts';
import type { ProjectsDeps } from './deps.ts';
import { sendInvitation } from './invitationLetter.ts';
import { invitationId, invite, withdrawInvitation } from './invitations.ts';
import { MemberRow } from './tables.ts';

const listStatement = statement<{ id: string; name: string; role: Role; micros: number }>(
  `select id, name, role, micros from (
    select u.id, u.name, m.role, (extract(epoch from m.added_at) * 1000000)::bigint as micros
    from members m join users u on u.id = m.user_id where m.project_code = $1
    union all
    select ${invitationId}, email_key, role, (extract(epoch from created_at) * 1000000)::bigint
    from invitations where project_code = $1 and $2
   ) people
   where $3::bigint is null or (micros, id) < ($3, $4)
   order by micros desc, id desc limit $5`,
);
const lockStatement = statement<{ code: string }>('select code from projects where code = $1 for no key update');
const countStatement = statement<{ count: number }>(
  `select (select count(*) from members where project_code = $1)
    + (select count(*) from invitations where project_code = $1) as count`,
);

/** Holds the project until the end of the transaction: changes of its members come one after the other. */
export async function lockProject(sql: Sql, code: string): Promise<void> {
  const [locked] = await sql.query(lockStatement, [code]);
  if (locked === undefined) throw notFound('project');
}

/** Who writes here, newest first; open invitations, which carry an address, are shown to the owner only. */
export async function listMembers(
  sql: Sql,
  principal: Principal | null,
  code: string,
  query: ListQuery,
): Promise<Page<Member>> {
  const { role } = await authorise(sql, principal, code, 'read');
  return readPage(
    query,
    (stretch) => sql.query(listStatement, [code, role === 'owner', ...stretch]),
    (row) => ({ userId: row.id, name: row.name, role: row.role }),
  );
}

/**
 * Lets somebody in by e-mail: a person who has that address becomes a member at once, anybody else an invitation.
 * Somebody who is a member already gets the new role. Throws as `authorise`, `wrong_state` for the owner and for a
 * full project, `too_many_requests`.
 */
export async function addMember(
  deps: ProjectsDeps,
  principal: Principal | null,
  code: string,
  wanted: { email: string; role: Exclude<Role, 'owner'> },
): Promise<Member> {
  const { sql } = deps.database;
  const { userId } = await authorise(sql, principal, code, 'members');
  const perHour = deps.limits.invitationsPerHour;
  const rule = { free: perHour, leakSeconds: 3_600 / perHour, pauseSeconds: 10, maxPauseSeconds: 600 };
  await demandAttempt(sql, throttleKey('invite', userId), rule, 'Too many invitations. Wait a moment.');
  const address = emailKey(wanted.email);
  const person = await personByAddress(sql, address, { verifiedOnly: deps.verifiesAddresses });
  const member = await deps.database.transaction(async (tx) => {
    await lockProject(tx.sql, code);
    await authorise(tx.sql, principal, code, 'members');
    if (person !== null) return admit(deps, tx, code, address, person, wanted.role);
    await demandPlace(deps, tx.sql, code);
    return invite(tx.sql, code, address, wanted.role, userId);
  });
  if (person !== null) tellProject(deps.channel, { kind: 'role', code, userId: person.id, role: wanted.role });
  const invited = { code, to: wanted.email, role: wanted.role, invitedBy: userId, isMember: person !== null };
  deps.aside(() => sendInvitation(deps, sql, invited));
  return member;
}

/** Throws `wrong_state` for a project that is full. */
export async function demandPlace(deps: Pick<ProjectsDeps, 'limits'>, sql: Sql, code: string): Promise<void> {
  const [{ count } = { count: 0 }] = await sql.query(countStatement, [code]);
  if (count >= deps.limits.membersPerProject) throw wrongState('This project has as many members as it can have.');
}

async function admit(
  deps: ProjectsDeps,
  { em, sql }: Transaction,
  code: string,
  address: string,
  person: PublicPerson,
  role: Exclude<Role, 'owner'>,
): Promise<Member> {
  await withdrawInvitation(sql, code, address);
  const known = await em.findOne(MemberRow, { projectCode: code, userId: person.id });
  if (known?.role === 'owner') throw ownerAlready();
  if (known === null) {
    await demandPlace(deps, sql, code);
    em.create(MemberRow, { projectCode: code, userId: person.id, role });
  } else {
    known.role = role;
    known.linkId = null;
  }
  await em.flush();
  return { userId: person.id, name: person.name, role };
}

const ownerAlready = (): Refusal => wrongState('This is the address of the owner.');
