import { statement } from '../database/sql.ts';
import { knownEmail, knownName, SUKUSUKU } from '../identity/arrival/arrival.ts';
import { arrive } from '../identity/arrival/arrive.ts';
import { noteClaimedAddress } from '../identity/claimedAddress.ts';
import type { SidecarDeps } from './deps.ts';

const madeStatement = statement(
  'insert into application_people (user_id, app) values ($1, $2) on conflict (user_id) do nothing',
);

export interface NewExternalPerson {
  subject: string;
  name: string;
  email: string;
  /** The application that says so. */
  app: string;
}

/**
 * The person with this subject, made with the welcome coins unless there is one (I5). What the application says of an
 * address is no proof: it is noted as claimed, joins nothing and claims no welcome (domain.md).
 */
export async function createExternalPerson(
  { database, identity }: Pick<SidecarDeps, 'database' | 'identity'>,
  { subject, name, email, app }: NewExternalPerson,
): Promise<string> {
  return database.transaction(async ({ sql }) => {
    const arrival = {
      issuer: SUKUSUKU,
      subject,
      email: null,
      emailVerified: false,
      name: knownName(name),
      avatarUrl: null,
    };
    const { userId, isNew } = await arrive(identity, sql, arrival, null);
    if (!isNew) return userId;
    await sql.query(madeStatement, [userId, app]);
    const known = knownEmail(email);
    if (known !== null) await noteClaimedAddress(sql, userId, known);
    return userId;
  });
}
