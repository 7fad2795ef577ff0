import { type Sql, statement } from '../database/sql.ts';
import { Refusal } from '../kernel/errors.ts';

/** A person as an operator sees them. */
export interface Found extends Record<string, unknown> {
  id: string;
  email: string | null;
  name: string;
  created_at: Date;
  suspended_at: Date | null;
  deleted_at: Date | null;
  balance: number;
  entry: number;
  projects: number;
  sessions: number;
  debt: number;
}

const MOST = 20;

// By everything that a complaint may name: id, address, name, another site's subject, an order, a payment, a project.
const findStatement = statement<Found>(
  `select u.id, u.email, u.name, u.created_at, u.suspended_at, u.deleted_at,
     coalesce(a.balance, 0)::bigint as balance, coalesce(a.entry, 0)::bigint as entry,
     (select count(*) from projects p where p.owner_id = u.id) as projects,
     (select count(*) from sessions s where s.user_id = u.id and s.revoked_at is null and s.expires_at > now()) as sessions,
     (select coalesce(sum(r.debt_milliku), 0)::bigint from payment_refunds r join payments p on p.id = r.payment_id
       where p.user_id = u.id) as debt
   from users u left join accounts a on a.id = u.id
   where u.id = $1 or u.email_key = lower($1) or ($2 and u.name ilike '%' || $3 || '%')
     or ($2 and u.email_key like lower($3) || '%')
     or exists (select 1 from identities i where i.user_id = u.id and i.subject = $1)
     or exists (select 1 from orders o where o.user_id = u.id and (o.id::text = $1 or o.gateway_order_id = $1))
     or exists (select 1 from payments p where p.user_id = u.id and p.id = $1)
     or exists (select 1 from projects p where p.owner_id = u.id and p.code = upper($1))
   order by u.deleted_at is not null, u.created_at desc limit ${MOST}`,
);

const literal = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** Whoever is meant by an id, an address, a part of a name, an order, a payment or a project; at most 20. */
export const findPeople = (sql: Sql, query: string): Promise<Found[]> =>
  sql.query(findStatement, [query, true, literal(query)]);

/** The one person that an exact name means. Throws `not_found`, and `invalid` when it means several. */
export async function thePerson(sql: Sql, query: string): Promise<Found> {
  const [person, another] = await sql.query(findStatement, [query, false, '']);
  if (person === undefined) throw new Refusal('not_found', `Nobody is known as ${query}.`);
  if (another !== undefined) throw new Refusal('invalid', `${query} means several people: name one by the id.`);
  return person;
}
