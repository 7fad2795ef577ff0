import { packages } from '@penora/protocol/catalog/packages';
import type { ListQuery } from '@penora/protocol/list';
import type { Purchase, Purchases } from '@penora/protocol/schemas/payment';
import type { z } from 'zod';
import { type Sql, statement } from '../database/sql.ts';
import { decodeCursor, pageOf } from '../kernel/cursor.ts';
import { findPackage, type OrderRow, presentOrder } from './order.ts';

interface PurchaseRow extends OrderRow {
  failure: string | null;
  created_at: Date;
  micros: number;
  paid_until: Date | null;
  payments: { id: string; amount: number; refunded: number; at: string }[];
}

const monthly = packages.filter(({ period }) => period === 'month').map(({ id }) => id);
const yearly = packages.filter(({ period }) => period === 'year').map(({ id }) => id);

const purchasesStatement = statement<PurchaseRow>(
  `select o.*, (extract(epoch from o.created_at) * 1000000)::bigint as micros, coalesce(p.payments, '[]') as payments,
     case when o.status <> 'paid' then null
       when o.package_id = any($5) then p.captured_at + interval '1 month'
       when o.package_id = any($6) then p.captured_at + interval '1 year' end as paid_until
   from orders o left join lateral (
     select json_agg(json_build_object('id', id, 'amount', amount_cents, 'refunded', refunded_cents, 'at', captured_at)
         order by captured_at) as payments, min(captured_at) as captured_at
     from payments where order_id = o.id) p on true
   where o.user_id = $1 and ($2::bigint is null
     or (o.created_at, o.id) < (timestamptz 'epoch' + $2 * interval '1 microsecond', $3::uuid))
   order by o.created_at desc, o.id desc limit $4`,
);
const debtStatement = statement<{ milliku: number }>(
  `select coalesce(sum(r.debt_milliku), 0)::bigint as milliku
   from payment_refunds r join payments p on p.id = r.payment_id where p.user_id = $1 and r.debt_milliku > 0`,
);

const present = (row: PurchaseRow): Purchase => {
  const chosen = findPackage(row.package_id);
  return {
    ...presentOrder(row),
    title: chosen?.title ?? row.package_id,
    period: chosen?.period ?? 'once',
    periodEndsAt: row.paid_until?.toISOString() ?? null,
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
export async function listPurchases(
  sql: Sql,
  userId: string,
  { limit, cursor }: ListQuery,
): Promise<z.input<typeof Purchases>> {
  const after = decodeCursor(cursor);
  const values = [userId, after?.micros ?? null, after?.id ?? null, limit + 1, monthly, yearly];
  const rows = await sql.query(purchasesStatement, values);
  const page = pageOf(rows, limit, ({ micros, id }) => ({ micros, id }), present);
  const [debt] = await sql.query(debtStatement, [userId]);
  return { ...page, refundDebtMilliku: debt?.milliku ?? 0 };
}
