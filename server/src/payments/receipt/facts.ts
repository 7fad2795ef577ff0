import { type Sql, statement } from '../../database/sql.ts';
import { notFound } from '../../kernel/errors.ts';
import { findPackage } from '../order.ts';

/** All that a receipt says. */
export interface ReceiptFacts {
  paymentId: string;
  orderId: string;
  gateway: string;
  gatewayOrderId: string;
  title: string;
  period: 'once' | 'month' | 'year';
  milliku: number;
  amountCents: number;
  refundedCents: number;
  currency: string;
  capturedAt: Date;
}

interface ReceiptRow extends Record<string, unknown> {
  id: string;
  order_id: string;
  gateway: string;
  gateway_order_id: string | null;
  package_id: string;
  milliku: number;
  amount_cents: number;
  refunded_cents: number;
  currency: string;
  captured_at: Date;
}

const receiptStatement = statement<ReceiptRow>(
  `select p.id, p.order_id, o.gateway, o.gateway_order_id, o.package_id, p.milliku, p.amount_cents, p.refunded_cents,
     o.currency, p.captured_at
   from payments p join orders o on o.id = p.order_id
   where p.user_id = $1 and (p.id = $2 or p.order_id::text = $2) order by p.captured_at limit 1`,
);

/** Throws `not_found` for what was not paid, and for another person's. */
export async function receiptFacts(sql: Sql, userId: string, id: string): Promise<ReceiptFacts> {
  const [row] = await sql.query(receiptStatement, [userId, id]);
  if (row === undefined) throw notFound('payment');
  const chosen = findPackage(row.package_id);
  return {
    paymentId: row.id,
    orderId: row.order_id,
    gateway: row.gateway,
    gatewayOrderId: row.gateway_order_id ?? '',
    title: chosen?.title ?? row.package_id,
    period: chosen?.period ?? 'once',
    milliku: row.milliku,
    amountCents: row.amount_cents,
    refundedCents: row.refunded_cents,
    currency: row.currency,
    capturedAt: row.captured_at,
  };
}
