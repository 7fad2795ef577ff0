import type { Person } from '@penora/protocol/schemas/person';
import { type Sql, statement } from '../database/sql.ts';
import { notFound } from '../kernel/errors.ts';
import { emailKey } from './emailAddress.ts';

/** A person as other people see them: never the address. */
export interface PublicPerson {
  id: string;
  name: string;
  avatarUrl: string | null;
}

interface PersonRow extends Record<string, unknown> {
  id: string;
  email: string | null;
  name: string;
  avatar_url: string | null;
  email_verified: boolean;
}

const personStatement = statement<PersonRow>(
  `select id, email, name, avatar_url, email_verified_at is not null as email_verified
   from users where id = $1 and deleted_at is null`,
  'identity_person',
);

const peopleStatement = statement<{ id: string; name: string; avatar_url: string | null }>(
  'select id, name, avatar_url from users where id = any($1)',
  'identity_people',
);

const openStatement = statement<{ id: string }>(
  'select id from users where id = any($1) and suspended_at is null and deleted_at is null',
  'identity_open',
);

// A verified holder of the address comes before one who only typed it in.
const byAddressStatement = statement<{ id: string; name: string; avatar_url: string | null }>(
  `select id, name, avatar_url from users
   where email_key = $1 and (email_verified_at is not null or ($2 and password_hash is not null))
     and deleted_at is null and suspended_at is null
   order by email_verified_at is null limit 1`,
);

/** A person as they see themselves. Throws `not_found`. */
export async function personOf(sql: Sql, userId: string): Promise<Person> {
  const [row] = await sql.query(personStatement, [userId]);
  if (row === undefined) throw notFound('person');
  const { id, email, name, avatar_url: avatarUrl, email_verified: emailVerified } = row;
  return { id, email, name, avatarUrl, emailVerified };
}

/** As others see them, many at once; unknown ids are left out. */
export async function peopleByIds(sql: Sql, userIds: readonly string[]): Promise<Map<string, PublicPerson>> {
  const rows = userIds.length === 0 ? [] : await sql.query(peopleStatement, [[...new Set(userIds)]]);
  return new Map(rows.map((row) => [row.id, { id: row.id, name: row.name, avatarUrl: row.avatar_url }]));
}

/** The names alone. */
export async function namesByIds(sql: Sql, userIds: readonly string[]): Promise<Map<string, string>> {
  return new Map([...(await peopleByIds(sql, userIds))].map(([id, { name }]) => [id, name]));
}

/** Those of the people whose account is open: neither suspended nor deleted. */
export async function openAmong(sql: Sql, userIds: readonly string[]): Promise<ReadonlySet<string>> {
  return new Set((await sql.query(openStatement, [userIds])).map(({ id }) => id));
}

/**
 * Who goes by an e-mail address, or null. Where addresses are verified (`SMTP_URL`), only somebody who has proved that
 * it is theirs; elsewhere also who signs in with it by password.
 */
export async function personByAddress(
  sql: Sql,
  email: string,
  options: { verifiedOnly: boolean },
): Promise<PublicPerson | null> {
  const [row] = await sql.query(byAddressStatement, [emailKey(email), !options.verifiedOnly]);
  return row === undefined ? null : { id: row.id, name: row.name, avatarUrl: row.avatar_url };
}
