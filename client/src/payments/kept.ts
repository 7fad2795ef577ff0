/** What Checkout handed over and the server has not answered to yet, so that a reload loses nothing. */
import { Ordered, Verification } from '@penora/protocol/schemas/payment';
import { z } from 'zod';
import { keepOnDevice, onDevice } from '../onDevice.ts';
import type { Kept } from './journey.ts';

const KEY = 'penora:paid';
const Stored = z.object({ userId: z.string(), ordered: Ordered, verification: Verification });

/** Without storage the server's own question to the gateway brings the coins. */
export const keep = (userId: string, kept: Kept | null): void =>
  keepOnDevice(KEY, kept === null ? null : { userId, ...kept });

/** What this person has left open on this device, or null. */
export function keptBy(userId: string): Kept | null {
  const stored = onDevice(KEY, Stored);
  return stored?.userId === userId ? stored : null;
}
