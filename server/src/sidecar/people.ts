import { type Row, type Sql, statement } from '../database/sql.ts';
import { SUKUSUKU } from '../identity/arrival/arrival.ts';
import { forbidden, notFound } from '../kernel/errors.ts';
import type { KeyPrincipal } from '../kernel/principal.ts';
import { type Standing, standsFor } from './consent/standing.ts';

/** A person as sister applications know them. */
export interface ExternalPerson {
  id: string;
  /** The sukusuku subject, else the id. */
  externalId: string;
  name: string;
  email: string;
}

interface PersonRow extends Row {
  id: string;
  name: string;
  email: string | null;
  subject: string | null;
  suspended: boolean;
  made_by: string | null;
  allowed: string[];
  withdrawn: string[];
}

const personStatement = statement<PersonRow>(
  `select u.id, u.name, u.email, u.suspended_at is not null as suspended, p.app as made_by,
     (select min(i.subject) from identities i where i.user_id = u.id and i.issuer = $2) as subject,
     array(select c.app from application_consents c where c.user_id = u.id and c.allowed) as allowed,
     array(select c.app from application_consents c where c.user_id = u.id and not c.allowed) as withdrawn
   from users u left join application_people p on p.user_id = u.id
   where u.deleted_at is null and u.id = case when starts_with($1, 'pn_') then $1
     else (select user_id from identities where issuer = $2 and subject = $1) end`,
  'sidecar_person',
);

const present = (row: PersonRow): ExternalPerson => ({
  id: row.id,
  externalId: row.subject ?? row.id,
  name: row.name,
  email: row.email ?? '',
});

const standingOf = (row: PersonRow): Standing => ({
  isFamily: row.subject !== null,
  madeBy: row.made_by,
  allowed: new Set(row.allowed),
  withdrawn: new Set(row.withdrawn),
});

async function find(sql: Sql, externalId: string): Promise<PersonRow> {
  const [row] = await sql.query(personStatement, [externalId, SUKUSUKU]);
  if (row === undefined) throw notFound('person');
  if (row.suspended) throw forbidden('This account is closed.');
  return row;
}

/**
 * The person whom an application names, when its key reaches them (domain.md). Throws `not_found` for nobody,
 * `forbidden` for a person who has not let any of `apps` in, or has shut them out.
 */
export async function personReached(sql: Sql, externalId: string, apps: ReadonlySet<string>): Promise<ExternalPerson> {
  const row = await find(sql, externalId);
  const standing = standingOf(row);
  if (![...apps].some((app) => standsFor(standing, app))) {
    throw forbidden('This person has not allowed your application, or has withdrawn it.');
  }
  return present(row);
}

export const personOfKey = (sql: Sql, externalId: string, key: KeyPrincipal): Promise<ExternalPerson> =>
  personReached(sql, externalId, key.apps);

/** Somebody by the id of the account. Throws `not_found`, `forbidden`. */
export async function personById(sql: Sql, id: string): Promise<ExternalPerson & { standing: Standing }> {
  const row = await find(sql, id);
  return { ...present(row), standing: standingOf(row) };
}
