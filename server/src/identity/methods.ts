import type { DoorName, SignInMethods } from '@penora/protocol/schemas/person';
import type { z } from 'zod';
import { type Sql, statement } from '../database/sql.ts';
import { forbidden, notFound, wrongState } from '../kernel/errors.ts';
import type { PersonPrincipal } from '../kernel/principal.ts';
import { SUKUSUKU } from './arrival/arrival.ts';
import type { IdentityDeps } from './deps.ts';

const passwordStatement = statement<{ has_password: boolean }>(
  'select password_hash is not null as has_password from users where id = $1',
);
const doorsStatement = statement<{ issuer: string; created_at: Date }>(
  'select issuer, created_at from identities where user_id = $1 order by created_at',
);
const lockStatement = statement<{ has_password: boolean }>(
  'select password_hash is not null as has_password from users where id = $1 for update',
);
const unlinkStatement = statement<{ issuer: string }>(
  `delete from identities where user_id = $1 and (issuer = '${SUKUSUKU}') = $2 returning issuer`,
);
const countStatement = statement<{ count: number }>('select count(*) as count from identities where user_id = $1');

const nameOf = (issuer: string): DoorName => (issuer === SUKUSUKU ? 'sukusuku' : 'google');

/** How somebody can sign in. */
export async function listMethods(sql: Sql, userId: string): Promise<z.input<typeof SignInMethods>> {
  const [person] = await sql.query(passwordStatement, [userId]);
  const doors = await sql.query(doorsStatement, [userId]);
  return {
    password: person?.has_password ?? false,
    doors: doors.map(({ issuer, created_at }) => ({ name: nameOf(issuer), since: created_at.toISOString() })),
  };
}

/**
 * Disconnects another site. Throws `not_found` when it is not connected, `wrong_state` when it is the last way in,
 * `forbidden` to a token.
 */
export async function unlinkDoor(deps: IdentityDeps, principal: PersonPrincipal, name: DoorName): Promise<void> {
  if (!('sessionId' in principal)) throw forbidden('A token cannot change how you sign in.');
  await deps.database.transaction(async ({ sql }) => {
    const [person] = await sql.query(lockStatement, [principal.userId]);
    const gone = await sql.query(unlinkStatement, [principal.userId, name === 'sukusuku']);
    if (gone.length === 0) throw notFound('connection');
    const [{ count } = { count: 0 }] = await sql.query(countStatement, [principal.userId]);
    if (count === 0 && !(person?.has_password ?? false)) {
      throw wrongState('This is your only way in. Set a password first.');
    }
  });
}
