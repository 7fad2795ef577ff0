/** A plan near its end, or just past it: said once on this device for each end. Nothing is charged by itself. */
import type { Plan } from '@penora/protocol/schemas/payment';
import { onDay } from '../format/times.ts';

const DAY_MS = 86_400_000;
const BEFORE_DAYS = 7;
const AFTER_DAYS = 14;
const KEY = 'penora:plan-end';

export interface Reminder {
  /** Names the plan and its end. */
  key: string;
  text: string;
  packageId: string;
}

/** The plan whose end is nearest, unless another plan runs on. */
export function reminderOf(plans: readonly Plan[], now: number): Reminder | null {
  const runsOn = plans.some(({ endsAt }) => Date.parse(endsAt) > now + BEFORE_DAYS * DAY_MS);
  if (runsOn) return null;
  const [plan] = plans
    .filter(({ endsAt }) => Date.parse(endsAt) > now - AFTER_DAYS * DAY_MS)
    .sort((a, b) => Date.parse(b.endsAt) - Date.parse(a.endsAt));
  if (plan === undefined) return null;
  const when = Date.parse(plan.endsAt) > now ? 'ends' : 'ended';
  return {
    key: `${plan.name} ${plan.endsAt}`,
    text: `Your ${plan.name} plan ${when} on ${onDay(plan.endsAt)}. Nothing is charged by itself, and your coins stay.`,
    packageId: plan.packageId,
  };
}

/** Whether this was said here before; from now on it was. */
export function wasReminded(userId: string, key: string): boolean {
  try {
    const name = `${KEY}:${userId}`;
    const before = localStorage.getItem(name) === key;
    localStorage.setItem(name, key);
    return before;
  } catch {
    return false;
  }
}
