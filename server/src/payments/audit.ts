import { type Sql, statement } from '../database/sql.ts';

/** The same form as the ledger's own differences. */
export interface PaymentDifference {
  rule: string;
  where: string;
  detail: string;
}

/** Whose an entry is now: an account may have been put into another one since. */
const personOf = (account: string): string =>
  `coalesce((select j.user_id from joined_buyers j where j.account_id = ${account}), ${account})`;

const checks: readonly { rule: string; text: string }[] = [
  {
    rule: 'P1 one grant per captured payment, one captured payment per grant',
    text: `select coalesce('payment:' || p.id, e.cause) as where_,
        'payment ' || coalesce(p.milliku::text, 'missing') || ', grant ' || coalesce(e.amount::text, 'missing') as detail
      from payments p
      full join (select *, ${personOf('entries.account_id')} as person from entries where kind = 'purchase') e
        on e.cause = 'payment:' || p.id
      where p.id is null or e.cause is null or e.amount <> p.milliku or e.person <> p.user_id`,
  },
  {
    rule: 'P2 an order with a payment is paid or refunded, one without is not',
    text: `select o.id::text as where_, 'status ' || o.status || ', payments ' || count(p.id) as detail
      from orders o left join payments p on p.order_id = o.id
      group by o.id having (count(p.id) > 0) <> (o.status in ('paid', 'refunded'))`,
  },
  {
    rule: 'P3 what was granted is what was ordered',
    text: `select p.id as where_, 'ordered ' || o.milliku || ' for ' || o.amount_cents || ', granted ' || p.milliku || ' for ' || p.amount_cents as detail
      from payments p join orders o on o.id = p.order_id
      where o.milliku <> p.milliku or o.amount_cents <> p.amount_cents or o.user_id <> p.user_id`,
  },
  {
    rule: 'P5 captured less refunded = grants less refund entries less open debts',
    text: `with sides as (
        select user_id, milliku as left_, 0::bigint as right_ from payments
        union all
        select p.user_id, -r.milliku, -r.debt_milliku from payment_refunds r join payments p on p.id = r.payment_id
          where r.failed_at is null
        union all
        select ${personOf('entries.account_id')}, 0, amount from entries
          where kind = 'purchase' or (kind = 'refund' and cause like 'payment-refund%'))
      select user_id as where_, 'payments ' || sum(left_) || ', ledger ' || sum(right_) as detail
      from sides group by user_id having sum(left_) <> sum(right_)`,
  },
];

/** Compares payments, refunds and their entries; reads all of them, for `npm run audit`. */
export async function auditPayments(sql: Sql): Promise<PaymentDifference[]> {
  const found: PaymentDifference[] = [];
  for (const { rule, text } of checks) {
    const rows = await sql.query(statement<{ where_: string; detail: string }>(`${text} limit 100`));
    found.push(...rows.map(({ where_, detail }) => ({ rule, where: where_, detail })));
  }
  return found;
}
