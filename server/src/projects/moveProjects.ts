import { type Sql, statement } from '../database/sql.ts';
import { lockStorage } from './storage.ts';

const lockStatement = statement(
  `select 1 from projects where code in (select project_code from members where user_id = any($1))
   order by code for no key update`,
);
const RANK = "array_position(array['viewer', 'commenter', 'editor', 'owner'], %.role)";
const rankOf = (alias: string): string => RANK.replace('%', alias);
// Of two roles in one project the higher one stays.
const weakerStatement = statement(
  `delete from members m using members other
   where m.project_code = other.project_code and m.user_id <> other.user_id
     and m.user_id = any($1) and other.user_id = any($1)
     and (${rankOf('m')} < ${rankOf('other')} or (m.role = other.role and m.user_id = $2))`,
);
const membersStatement = statement('update members set user_id = $2 where user_id = $1');
const ownersStatement = statement('update projects set owner_id = $2 where owner_id = $1');
const invitedStatement = statement('update invitations set invited_by = $2 where invited_by = $1');

/**
 * Hands everything that one account has here to another of the same person, in the caller's transaction. The room is
 * not asked for: nothing is added, and until there is room again nothing new fits.
 */
export async function moveProjects(sql: Sql, from: string, to: string): Promise<void> {
  await sql.query(lockStatement, [[from, to]]);
  await lockStorage(sql, [from, to]);
  await sql.query(weakerStatement, [[from, to], from]);
  await sql.query(membersStatement, [from, to]);
  await sql.query(ownersStatement, [from, to]);
  await sql.query(invitedStatement, [from, to]);
}
