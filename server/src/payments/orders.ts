import { MILLIKU_PER_KU } from '@penora/protocol/ku';
import type { Ordered } from '@penora/protocol/schemas/payment';
import type { z } from 'zod';
import { type Sql, statement } from '../database/sql.ts';
import { invalid, notFound, tooMany, unavailable } from '../kernel/errors.ts';
import type { OpenPayments, PaymentsDeps } from './deps.ts';
import { GatewayUnavailable } from './gateway.ts';
import { findPackage, type OrderRow, orderById, presentOrder } from './order.ts';

const recentStatement = statement<{ count: number }>(
  `select count(*) from orders where user_id = $1 and created_at > now() - interval '1 hour'`,
);
const insertStatement = statement(
  `insert into orders (id, user_id, gateway, package_id, milliku, amount_cents, currency)
   values ($1, $2, $3, $4, $5, $6, 'USD') on conflict (id) do nothing`,
);
const acceptStatement = statement(
  `update orders set gateway_order_id = $2, ask_at = now() + interval '2 minutes'
   where id = $1 and gateway_order_id is null`,
);

/** Throws `unavailable` where nothing can be bought. */
export function openGateway(deps: PaymentsDeps): OpenPayments {
  const { gateway } = deps;
  if (gateway === null) throw unavailable('Buying coins is not set up here.');
  return { ...deps, gateway };
}

/** What the person reads when the gateway is silent; nothing else that is thrown is changed. */
export function asTryLater(error: unknown): never {
  if (error instanceof GatewayUnavailable) {
    throw unavailable('The payment service does not answer. Nothing is lost: try again in a moment.');
  }
  throw error;
}

/**
 * Orders a package. `id` names the request, so that a repeat after a crash is the same order. Throws `invalid` for a
 * package that is not on the price list, `too_many_requests`, `unavailable`.
 */
export async function createOrder(
  payments: PaymentsDeps,
  { id, userId, packageId }: { id: string; userId: string; packageId: string },
): Promise<z.input<typeof Ordered>> {
  const deps = openGateway(payments);
  const { gateway, log } = deps;
  const chosen = findPackage(packageId);
  if (chosen === undefined) throw invalid('packageId', 'not on the price list');
  const { sql } = deps.database;
  await demandRoom(sql, userId, deps.limits.ordersPerHour);
  const values = [id, userId, gateway.name, chosen.id, chosen.ku * MILLIKU_PER_KU, chosen.amountCents];
  await sql.query(insertStatement, values);
  const order = await ownOrder(sql, userId, id);
  if (order.gateway_order_id === null) {
    const asked = { receipt: order.id, amountCents: order.amount_cents, currency: order.currency };
    const gatewayOrderId = await gateway.createOrder(asked).catch((error: unknown) => {
      log.warn({ err: error, orderId: id }, 'an order could not be made at the gateway');
      return asTryLater(error);
    });
    await sql.query(acceptStatement, [id, gatewayOrderId]);
  }
  const made = await ownOrder(sql, userId, id);
  return { order: presentOrder(made), razorpay: { keyId: gateway.keyId, orderId: made.gateway_order_id ?? '' } };
}

async function demandRoom(sql: Sql, userId: string, perHour: number): Promise<void> {
  const [recent] = await sql.query(recentStatement, [userId]);
  if ((recent?.count ?? 0) >= perHour) throw tooMany('So many orders in an hour are too many. Wait a while.', 600);
}

/** Throws `not_found` for an unknown order and for another person's. */
export async function ownOrder(sql: Sql, userId: string, id: string): Promise<OrderRow> {
  const order = await orderById(sql, id);
  if (order === null || order.user_id !== userId) throw notFound('order');
  return order;
}
