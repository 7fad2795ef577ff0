import type { Member, Role } from '@penora/protocol/schemas/project';
import { type Sql, statement } from '../database/sql.ts';
import { notFound, wrongState } from '../kernel/errors.ts';

/**
 * An invitation waits for somebody to prove that an address is theirs. Nobody gets into a project by merely typing an
 * address at registration: where no mail can be sent (no `SMTP_URL`), the owner invites again once the person has an
 * account, and sees by the name who gets in.
 */
interface InvitationRow extends Record<string, unknown> {
  id: string;
  email_key: string;
  role: Role;
}

/** Names an invitation where a member's id stands; tells nothing and cannot be an id of a person. */
export const invitationId =
  "'inv_' || left(encode(sha256(convert_to(project_code || ' ' || email_key, 'UTF8')), 'hex'), 32)";

const inviteStatement = statement<InvitationRow>(
  `insert into invitations (project_code, email_key, role, invited_by) values ($1, $2, $3, $4)
   on conflict (project_code, email_key) do update set role = excluded.role, invited_by = excluded.invited_by
   returning ${invitationId} as id, email_key, role`,
);
const changeStatement = statement<InvitationRow>(
  `update invitations set role = $3 where project_code = $1 and ${invitationId} = $2
   returning ${invitationId} as id, email_key, role`,
);
const withdrawStatement = statement<{ id: string }>(
  `delete from invitations where project_code = $1 and (${invitationId} = $2 or email_key = $2)
   returning ${invitationId} as id`,
);
const acceptStatement = statement<{ project_code: string }>(
  `with accepted as (delete from invitations where email_key = $2 returning project_code, role)
   insert into members (project_code, user_id, role) select project_code, $1, role from accepted order by project_code
   on conflict (project_code, user_id) do nothing returning project_code`,
);

export const isInvitationId = (userId: string): boolean => userId.startsWith('inv_');

const present = ({ id, email_key, role }: InvitationRow): Member => ({ userId: id, name: email_key, role });

/** Notes an invitation, or its new role. It looks like a member whose name is the address that was typed. */
export async function invite(sql: Sql, code: string, address: string, role: Role, invitedBy: string): Promise<Member> {
  const [row] = await sql.query(inviteStatement, [code, address, role, invitedBy]);
  if (row === undefined) throw new Error('an invitation was not stored');
  return present(row);
}

/** Throws `not_found`, and `wrong_state` for ownership: it is handed to members only. */
export async function changeInvitation(sql: Sql, code: string, id: string, role: Role): Promise<Member> {
  if (role === 'owner') throw wrongState('Only a member can become the owner.');
  const [row] = await sql.query(changeStatement, [code, id, role]);
  if (row === undefined) throw notFound('invitation');
  return present(row);
}

/** Takes back what was addressed to somebody, by the invitation's id or the address; whether there was anything. */
export async function withdrawInvitation(sql: Sql, code: string, idOrAddress: string): Promise<boolean> {
  return (await sql.query(withdrawStatement, [code, idOrAddress])).length > 0;
}

/**
 * Makes somebody a member wherever their address was invited, in the transaction that marks the address verified.
 * Must not be called for an address that is only claimed. Returns the codes of the projects.
 */
export async function acceptInvitations(sql: Sql, userId: string, address: string): Promise<string[]> {
  const rows = await sql.query(acceptStatement, [userId, address]);
  return rows.map((row) => row.project_code);
}
