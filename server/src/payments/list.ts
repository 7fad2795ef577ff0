import type { ListQuery } from '@penora/protocol/list';
import type { Purchase, Purchases } from '@penora/protocol/schemas/payment';
import type { z } from 'zod';
import { type Sql, statement } from '../database/sql.ts';
import { readPage } from '../kernel/cursor.ts';
import { findPackage, type OrderRow, presentOrder } from './order.ts';
import { planPeriods } from './plans.ts';

interface PurchaseRow extends OrderRow {
  failure: string | null;
  created_at: Date;
  micros: number;
  payments: { id: string; amount: number; refunded: number; at: string }[];
}

const purchasesStatement = statement<PurchaseRow>(
  `select o.*, (extract(epoch from o.created_at) * 1000000)::bigint as micros, coalesce(p.payments, '[]') as payments
   from orders o left join lateral (
     select json_agg(json_build_object('id', id, 'amount', amount_cents, 'refunded', refunded_cents, 'at', captured_at)
         order by captured_at) as payments
     from payments where order_id = o.id) p on true
   where o.user_id = $1 and ($2::bigint is null
     or (o.created_at, o.id) < (timestamptz 'epoch' + $2 * interval '1 microsecond', $3::uuid))
   order by o.created_at desc, o.id desc limit $4`,
);
const debtStatement = statement<{ milliku: number }>(
  `select coalesce(sum(r.debt_milliku), 0)::bigint as milliku
   from payment_refunds r join payments p on p.id = r.payment_id where p.user_id = $1 and r.debt_milliku > 0`,
);

const present = (row: PurchaseRow, paidUntil: Date | undefined): Purchase => {
  const chosen = findPackage(row.package_id);
  return {
    ...presentOrder(row),
    title: chosen?.title ?? row.package_id,
    period: chosen?.period ?? 'once',
    periodEndsAt: (row.status === 'paid' ? paidUntil?.toISOString() : null) ?? null,
    createdAt: row.created_at.toISOString(),
    failure: row.status === 'failed' ? row.failure : null,
    payments: row.payments.map(({ id, amount, refunded, at }) => ({
      id,
      amount,
      refundedAmount: refunded,
      capturedAt: new Date(at).toISOString(),
    })),
  };
};

/** A person's orders with what was paid for them, newest first. */
export async function listPurchases(sql: Sql, userId: string, query: ListQuery): Promise<z.input<typeof Purchases>> {
  const ends = new Map((await planPeriods(sql, userId)).map(({ orderId, until }) => [orderId, until]));
  const page = await readPage(
    query,
    (stretch) => sql.query(purchasesStatement, [userId, ...stretch]),
    (row) => present(row, ends.get(row.id)),
  );
  const [debt] = await sql.query(debtStatement, [userId]);
  return { ...page, refundDebtMilliku: debt?.milliku ?? 0 };
}
