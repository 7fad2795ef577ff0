import type { Plan } from '@penora/protocol/schemas/payment';
import { expect, test } from 'vitest';
import { reminderOf } from './planReminder.ts';

const now = Date.parse('2026-11-28T12:00:00Z');
const plan = (name: string, days: number): Plan => ({
  name,
  packageId: `${name.toLowerCase()}_monthly`,
  period: 'month',
  startedAt: '2026-11-01T00:00:00.000Z',
  endsAt: new Date(now + days * 86_400_000).toISOString(),
  running: days > 0,
});

test('a plan is named a week before its end and two weeks after', () => {
  expect(reminderOf([plan('Lite', 8)], now)).toBeNull();
  expect(reminderOf([plan('Lite', 6)], now)).toMatchObject({ packageId: 'lite_monthly' });
  expect(reminderOf([plan('Lite', 6)], now)?.text).toMatch(/^Your Lite plan ends on Dec 4, 2026\./);
  expect(reminderOf([plan('Lite', -3)], now)?.text).toMatch(/^Your Lite plan ended on Nov 25, 2026\./);
  expect(reminderOf([plan('Lite', -15)], now)).toBeNull();
});

test('nobody is reminded while another plan runs on; of two, the one that ends last is named', () => {
  expect(reminderOf([plan('Lite', 2), plan('Pro', 20)], now)).toBeNull();
  expect(reminderOf([plan('Lite', -9), plan('Pro', -1)], now)?.packageId).toBe('pro_monthly');
});
