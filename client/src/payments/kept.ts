/** What Checkout handed over and the server has not answered to yet, so that a reload loses nothing. */
import { Ordered, Verification } from '@penora/protocol/schemas/payment';
import { z } from 'zod';
import type { Kept } from './journey.ts';

const KEY = 'penora:paid';
const Stored = z.object({ userId: z.string(), ordered: Ordered, verification: Verification });

export function keep(userId: string, kept: Kept | null): void {
  try {
    if (kept === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify({ userId, ...kept }));
  } catch {
    // Without storage the server's own question to the gateway brings the coins.
  }
}

/** What this person has left open on this device, or null. */
export function keptBy(userId: string): Kept | null {
  try {
    const stored = Stored.safeParse(JSON.parse(localStorage.getItem(KEY) ?? 'null'));
    return stored.success && stored.data.userId === userId ? stored.data : null;
  } catch {
    return null;
  }
}
