import { statement } from '../database/sql.ts';
import { forbidden, wrongState } from '../kernel/errors.ts';
import type { Principal } from '../kernel/principal.ts';
import type { Arrival } from './arrival/arrival.ts';
import { linkIdentity } from './arrival/arrive.ts';
import { queueFor } from './arrival/queue.ts';
import type { IdentityDeps } from './deps.ts';

const ownerStatement = statement<{ user_id: string }>(
  'select user_id from identities where issuer = $1 and subject = $2',
);

/**
 * Connects another site's identity with the account of whoever is signed in now, if it is the one who began it. Throws
 * `forbidden` for somebody else, `wrong_state` when the identity opens another account.
 */
export async function connectDoor(
  deps: IdentityDeps,
  principal: Principal | null,
  userId: string,
  arrival: Arrival,
): Promise<void> {
  if (principal?.kind !== 'person' || !('sessionId' in principal) || principal.userId !== userId) {
    throw forbidden('Sign in with the account that you wanted to connect, and begin again.');
  }
  await deps.database.transaction(async ({ sql }) => {
    await queueFor(sql, [['identity', arrival.issuer, arrival.subject]]);
    const [owner] = await sql.query(ownerStatement, [arrival.issuer, arrival.subject]);
    if (owner?.user_id === userId) return;
    if (owner !== undefined) throw wrongState('That sign-in already opens another Penora account.');
    await linkIdentity(deps, sql, arrival, userId);
  });
}
