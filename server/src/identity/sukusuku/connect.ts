import { z } from 'zod';
import { leadOn } from '../../http/noticePage.ts';
import { type Answer, type Call, empty } from '../../http/route.ts';
import { wrongState } from '../../kernel/errors.ts';
import type { Arrival } from '../arrival/arrival.ts';
import { type Carried, carried } from '../carry.ts';
import type { IdentityDeps } from '../deps.ts';
import { connectDoor } from '../linkDoor.ts';
import type { SignedArrival } from './signed.ts';
import { burn } from './signIn.ts';

const Wish = z.object({ userId: z.string() });
const Arrived = z.object({
  userId: z.string(),
  arrival: z.object({
    issuer: z.string(),
    subject: z.string(),
    email: z.string().nullable(),
    emailVerified: z.boolean(),
    name: z.string(),
    avatarUrl: z.string().nullable(),
  }),
});

/**
 * Connecting goes in two steps, because anybody can send somebody a signed link of their own: who wishes to connect
 * goes to sukusuku.ai; whoever comes back is shown to them by name, and only their word connects.
 */
export interface Connecting {
  wish: Carried<z.infer<typeof Wish>>;
  arrived: Carried<z.infer<typeof Arrived>>;
}

export const connecting = (options: { secret: string; secure: boolean }): Connecting => ({
  wish: carried({ ...options, name: 'penora_connect', path: '/', schema: Wish, minutes: 15 }),
  arrived: carried({ ...options, name: 'penora_arrived', path: '/api/auth', schema: Arrived, minutes: 15 }),
});

/** Whether this request comes from somebody who wished to connect; then it does not sign in. */
export function wishes({ wish }: Connecting, call: Pick<Call, 'header' | 'principal'>): string | null {
  const wished = wish.take(call.header('cookie'));
  const { principal } = call;
  if (wished === null || principal?.kind !== 'person' || !('sessionId' in principal)) return null;
  return principal.userId === wished.userId ? principal.sessionId : null;
}

/** Uses the signature up and asks in Account. */
export async function askToConnect(
  deps: IdentityDeps,
  { arrived, wish }: Connecting,
  signed: SignedArrival,
  userId: string,
  sessionId: string,
): Promise<Answer> {
  await burn(deps.database.sql, signed, sessionId);
  return leadOn('/account?connect=sukusuku#access', undefined, {
    // The wish is spent: the next arrival signs in again.
    'set-cookie': [arrived.give({ userId, arrival: signed.arrival }), wish.drop()],
  });
}

/** Who waits to be connected with this account. Throws `wrong_state` for nobody. */
export function pendingArrival({ arrived }: Connecting, call: Pick<Call, 'header'>, userId: string): Arrival {
  const pending = arrived.take(call.header('cookie'));
  if (pending === null || pending.userId !== userId) throw wrongState('There is nothing to connect. Begin again.');
  return pending.arrival;
}

export async function confirmArrival(
  deps: IdentityDeps,
  doors: Connecting,
  call: Pick<Call, 'header' | 'principal'> & { principal: { userId: string } },
): Promise<Answer> {
  const arrival = pendingArrival(doors, call, call.principal.userId);
  await connectDoor(deps, call.principal, call.principal.userId, arrival);
  return empty().withHeaders({ 'set-cookie': doors.arrived.drop() });
}
