import type { OneOrder } from '@penora/protocol/schemas/payment';
import type { z } from 'zod';
import type { PaymentsDeps } from './deps.ts';
import { presentOrder } from './order.ts';
import { ownOrder } from './orders.ts';
import { reconcile } from './reconcile.ts';

/**
 * How an order stands. Somebody is looking, so one that is due is asked about now; how often that can be is in its
 * `ask_at`. Throws `not_found`.
 */
export async function lookAtOrder(
  deps: PaymentsDeps,
  userId: string,
  orderId: string,
): Promise<z.input<typeof OneOrder>['order']> {
  const { sql } = deps.database;
  const before = await ownOrder(sql, userId, orderId);
  const isOpen = before.status !== 'paid' && before.status !== 'refunded';
  if (isOpen) await reconcile(deps, { orderId, whenDue: true });
  const order = isOpen ? await ownOrder(sql, userId, orderId) : before;
  return { ...presentOrder(order), failure: order.status === 'failed' ? order.failure : null };
}
