import type { CreditPackage } from '@penora/protocol/catalog/packages';
import { packages } from '@penora/protocol/catalog/packages';
import type { Plan } from '@penora/protocol/schemas/payment';
import type { z } from 'zod';
import { type Sql, statement } from '../database/sql.ts';

/** A captured payment for a plan that was not paid back in full. */
export interface PlanPayment extends Record<string, unknown> {
  order_id: string;
  package_id: string;
  captured_at: Date;
}

/** The time that one payment bought. */
export interface PlanPeriod {
  orderId: string;
  plan: string;
  bought: CreditPackage & { period: 'month' | 'year' };
  from: Date;
  until: Date;
}

/** How long an ended plan is still named. */
const SHOWN_DAYS = 30;
const DAY_MS = 86_400_000;
const MOST_PAYMENTS = 1_000;

const paidStatement = statement<PlanPayment>(
  `select p.order_id, o.package_id, p.captured_at from payments p join orders o on o.id = p.order_id
   where p.user_id = $1 and o.package_id = any($2) and p.refunded_cents < p.amount_cents
   order by p.captured_at desc, p.id limit ${MOST_PAYMENTS}`,
);

const isPlan = (one: CreditPackage): one is PlanPeriod['bought'] => one.period !== 'once';
export const planPackages = packages.filter(isPlan);

/** The same day of another month, or that month's last day. In UTC. */
export function addMonths(from: Date, months: number): Date {
  const moved = new Date(from);
  moved.setUTCDate(1);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
  moved.setUTCDate(Math.min(from.getUTCDate(), lastDay));
  return moved;
}

/** Periods in the order of the payments; what is bought before the end of the same plan begins at that end. */
export function periodsOf(payments: readonly PlanPayment[]): PlanPeriod[] {
  const ends = new Map<string, Date>();
  const sorted = [...payments].sort((a, b) => a.captured_at.getTime() - b.captured_at.getTime());
  return sorted.flatMap(({ order_id, package_id, captured_at }) => {
    const bought = planPackages.find(({ id }) => id === package_id);
    if (bought === undefined) return [];
    const plan = bought.title.split(',')[0] ?? bought.title;
    const end = ends.get(plan);
    const from = end !== undefined && end > captured_at ? end : captured_at;
    const until = addMonths(from, bought.period === 'year' ? 12 : 1);
    ends.set(plan, until);
    return [{ orderId: order_id, plan, bought, from, until }];
  });
}

export async function planPeriods(sql: Sql, userId: string): Promise<PlanPeriod[]> {
  return periodsOf(await sql.query(paidStatement, [userId, planPackages.map(({ id }) => id)]));
}

/** Each plan once, with the end of its last period; those that ended long ago are left out. */
export function plansAt(periods: readonly PlanPeriod[], now: Date): z.input<typeof Plan>[] {
  const last = new Map<string, PlanPeriod>();
  for (const period of periods) last.set(period.plan, period);
  return [...last.values()]
    .filter(({ until }) => until.getTime() > now.getTime() - SHOWN_DAYS * DAY_MS)
    .map(({ plan, bought, until }) => {
      const current = periods.find((one) => one.plan === plan && one.until > now) ?? last.get(plan);
      return {
        name: plan,
        packageId: bought.id,
        period: bought.period,
        startedAt: (current?.from ?? now).toISOString(),
        endsAt: until.toISOString(),
        running: until > now,
      };
    });
}

/** The plans of a person, on the database's clock. */
export async function listPlans(sql: Sql, userId: string): Promise<{ plans: z.input<typeof Plan>[] }> {
  const [clock] = await sql.query(statement<{ now: Date }>('select now() as now'));
  return { plans: plansAt(await planPeriods(sql, userId), clock?.now ?? new Date()) };
}
