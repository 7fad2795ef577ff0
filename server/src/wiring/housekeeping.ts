import { purgeIdentity } from '../identity/purge.ts';
import type { Job } from '../kernel/jobs.ts';
import type { openPayments } from '../payments/payments.ts';
import { purgePayments } from '../payments/purge.ts';
import { remindOfPlans } from '../payments/remind.ts';
import { purgeProjects } from '../projects/bin.ts';
import { purgeReservations } from '../projects/storage.ts';
import type { Base } from './base.ts';

const HOUR_MS = 3_600_000;
/** Orders are asked about when they are due (payments/reconcile.ts); this is how often that is looked at. */
const RECONCILE_MS = 60_000;

/** What is tidied up and looked after now and then, beside what slices bring with them. */
export function housekeeping(
  { database, identity, idempotency }: Base,
  payments: Awaited<ReturnType<typeof openPayments>>,
): Job[] {
  const { sql } = database;
  return [
    { name: 'identity', everyMs: HOUR_MS, run: () => purgeIdentity(sql) },
    { name: 'bin', everyMs: HOUR_MS, run: () => purgeProjects(sql) },
    { name: 'reservations', everyMs: HOUR_MS, run: () => purgeReservations(sql) },
    { name: 'idempotency', everyMs: HOUR_MS, run: () => idempotency.purge() },
    { name: 'payments', everyMs: RECONCILE_MS, run: () => payments.reconcile() },
    { name: 'plan letters', everyMs: HOUR_MS, run: () => remindOfPlans({ sql, ...identity.outside }) },
    { name: 'payment messages', everyMs: HOUR_MS, run: () => purgePayments(sql) },
  ];
}
