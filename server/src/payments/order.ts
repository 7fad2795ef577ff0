import { type CreditPackage, packages } from '@penora/protocol/catalog/packages';
import { MILLIKU_PER_KU } from '@penora/protocol/ku';
import type { GatewayName, Order, OrderStatus } from '@penora/protocol/schemas/payment';
import { type Sql, statement } from '../database/sql.ts';

/** Our order: who gets what for how much, pinned when it was ordered (P3). */
export interface OrderRow extends Record<string, unknown> {
  id: string;
  user_id: string;
  gateway: GatewayName;
  gateway_order_id: string | null;
  package_id: string;
  milliku: number;
  amount_cents: number;
  currency: 'USD';
  status: OrderStatus;
  failure: string | null;
}

const COLUMNS = 'id, user_id, gateway, gateway_order_id, package_id, milliku, amount_cents, currency, status, failure';

const byIdStatement = statement<OrderRow>(`select ${COLUMNS} from orders where id = $1`);
const byGatewayIdStatement = statement<OrderRow>(
  `select ${COLUMNS} from orders where gateway = $1 and gateway_order_id = $2`,
);
// An order that was being made while its person's account was put into another one.
const followStatement = statement(
  `update orders set user_id = j.user_id from joined_buyers j where orders.id = $1 and j.account_id = orders.user_id`,
);
const lockStatement = statement<OrderRow>(`select ${COLUMNS} from orders where id = $1 for update`);
const advanceStatement = statement(
  `update orders set status = $2, failure = case when $2 = 'failed' then $3 else failure end
   where id = $1 and order_rank(status) < order_rank($2)`,
);
const askSoonStatement = statement(
  `update orders set ask_at = least(coalesce(ask_at, 'infinity'), now() + interval '30 seconds') where id = $1`,
);

export const findPackage = (id: string): CreditPackage | undefined => packages.find((one) => one.id === id);

export async function orderById(sql: Sql, id: string): Promise<OrderRow | null> {
  return (await sql.query(byIdStatement, [id]))[0] ?? null;
}

export async function orderAtGateway(sql: Sql, gateway: GatewayName, id: string): Promise<OrderRow | null> {
  return (await sql.query(byGatewayIdStatement, [gateway, id]))[0] ?? null;
}

/** Holds the order until the transaction ends: everything about one order happens one after the other. */
export async function lockOrder(sql: Sql, id: string): Promise<OrderRow> {
  await sql.query(followStatement, [id]);
  const [row] = await sql.query(lockStatement, [id]);
  if (row === undefined) throw new Error(`the order ${id} is gone`);
  return row;
}

/** Forward only (P2): a state that lies behind is left as it is. */
export async function advance(sql: Sql, id: string, to: OrderStatus, failure: string | null = null): Promise<void> {
  await sql.query(advanceStatement, [id, to, failure]);
}

/** The gateway is asked about it in half a minute at the latest. */
export async function askSoon(sql: Sql, id: string): Promise<void> {
  await sql.query(askSoonStatement, [id]);
}

export const presentOrder = (row: OrderRow): Order => ({
  id: row.id,
  packageId: row.package_id,
  ku: row.milliku / MILLIKU_PER_KU,
  amount: row.amount_cents,
  currency: row.currency,
  status: row.status,
  gateway: row.gateway,
});
