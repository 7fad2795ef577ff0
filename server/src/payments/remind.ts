import { type Sql, statement } from '../database/sql.ts';
import { compose, type Mailer } from '../mail/mail.ts';
import { type PlanPeriod, planPackages, planPeriods } from './plans.ts';

export interface RemindDeps {
  sql: Sql;
  mailer: Pick<Mailer, 'send'>;
  /** Where the pages are, for the letter's link. */
  publicUrl(): string;
}

interface Buyer extends Record<string, unknown> {
  id: string;
  name: string;
  email: string;
}

const BEFORE_DAYS = 3;
const DAY_MS = 86_400_000;
const PAGE = 200;
/** Letters of one turn; the others wait for the next, an hour later. */
const MOST = 500;

// Only to addresses that are proved. Every plan that can still end was paid within these months, queued ones included.
const buyersStatement = statement<Buyer>(
  `select u.id, u.name, u.email from users u
   where u.id > $1 and u.email is not null and u.email_verified_at is not null and u.deleted_at is null
     and u.suspended_at is null and exists (
       select 1 from payments p join orders o on o.id = p.order_id
       where p.user_id = u.id and o.package_id = any($2) and p.captured_at > now() - interval '36 months')
   order by u.id limit ${PAGE}`,
);
const claimStatement = statement<{ order_id: string }>(
  'insert into plan_reminders (order_id, ends_at) values ($1, $2) on conflict do nothing returning order_id',
);

/** The last period of a plan, when it ends within days and no other plan runs on. */
export function endingSoon(periods: readonly PlanPeriod[], now: Date): PlanPeriod | null {
  const last = periods.reduce<PlanPeriod | null>(
    (latest, one) => (latest && latest.until > one.until ? latest : one),
    null,
  );
  if (last === null || last.until <= now) return null;
  return last.until.getTime() <= now.getTime() + BEFORE_DAYS * DAY_MS ? last : null;
}

const letter = (buyer: Buyer, { plan, until, bought }: PlanPeriod, publicUrl: string) =>
  compose({
    to: buyer.email,
    subject: `Your ${plan} plan ends on ${until.toISOString().slice(0, 10)}`,
    text: [
      `Hello ${buyer.name},`,
      `your ${plan} plan ends on ${until.toISOString().slice(0, 10)}. Nothing is charged by itself: it simply ends, and the coins you have stay yours.`,
      'If you want to go on with it, buy another period.',
    ],
    action: { label: 'Renew', url: new URL(`/pricing?buy=${bought.id}`, publicUrl).href },
    foot: 'You get this letter once, because you bought a plan.',
  });

/** Writes to people whose plan ends within three days, once each. Returns how many letters went out. */
export async function remindOfPlans({ sql, mailer, publicUrl }: RemindDeps, now = new Date()): Promise<number> {
  let sent = 0;
  for (let after = ''; ; ) {
    const buyers = await sql.query(buyersStatement, [after, planPackages.map(({ id }) => id)]);
    for (const buyer of buyers) {
      const ending = endingSoon(await planPeriods(sql, buyer.id), now);
      if (ending === null) continue;
      // Claimed before it is sent: rather no letter than two.
      const [claimed] = await sql.query(claimStatement, [ending.orderId, ending.until]);
      if (claimed === undefined) continue;
      mailer.send(letter(buyer, ending, publicUrl()));
      sent += 1;
      if (sent >= MOST) return sent;
    }
    const last = buyers.at(-1);
    if (last === undefined || buyers.length < PAGE) return sent;
    after = last.id;
  }
}
