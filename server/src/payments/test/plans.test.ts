import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMonths, periodsOf, planPackages, plansAt } from '../plans.ts';

const day = (text: string): Date => new Date(`${text}T10:00:00.000Z`);
const paid = (package_id: string, at: string, order_id = at) => ({ order_id, package_id, captured_at: day(at) });
const untils = (...payments: ReturnType<typeof paid>[]) =>
  periodsOf(payments).map(({ until }) => until.toISOString().slice(0, 10));

test('a month ends on the same day of the next, or on its last day', () => {
  expect(untils(paid('lite_monthly', '2026-01-15'))).toEqual(['2026-02-15']);
  expect(untils(paid('lite_monthly', '2026-01-31'))).toEqual(['2026-02-28']);
  expect(untils(paid('lite_yearly', '2028-02-29'))).toEqual(['2029-02-28']);
  expect(addMonths(day('2026-12-31'), 2).toISOString()).toBe('2027-02-28T10:00:00.000Z');
});

test('a plan bought again before its end goes on after it; another plan runs beside it', () => {
  const bought = [
    paid('lite_monthly', '2026-03-01'),
    paid('lite_monthly', '2026-03-20'),
    paid('pro_yearly', '2026-03-21'),
  ];
  expect(untils(...bought)).toEqual(['2026-04-01', '2026-05-01', '2027-03-21']);
  const [lite] = plansAt(periodsOf(bought), day('2026-03-25'));
  expect(lite).toMatchObject({
    name: 'Lite',
    packageId: 'lite_monthly',
    startedAt: '2026-03-01T10:00:00.000Z',
    endsAt: '2026-05-01T10:00:00.000Z',
    running: true,
  });
});

test('an ended plan is named for a while, a top-up is no plan', () => {
  const bought = [paid('topup_10', '2026-01-01'), paid('studio_monthly', '2026-01-01')];
  expect(plansAt(periodsOf(bought), day('2026-02-10'))).toMatchObject([{ name: 'Studio', running: false }]);
  expect(plansAt(periodsOf(bought), day('2026-04-10'))).toEqual([]);
});

test('periods of one plan never overlap, and every payment brings its whole time', () => {
  const payment = fc.record({
    order_id: fc.uuid(),
    package_id: fc.constantFrom(...planPackages.map(({ id }) => id)),
    captured_at: fc.date({ min: day('2024-01-01'), max: day('2030-01-01'), noInvalidDate: true }),
  });
  fc.assert(
    fc.property(fc.array(payment, { maxLength: 30 }), (payments) => {
      const periods = periodsOf(payments);
      expect(periods).toHaveLength(payments.length);
      for (const [n, one] of periods.entries()) {
        expect(one.until.getTime() - one.from.getTime()).toBeGreaterThanOrEqual(28 * 86_400_000);
        const before = periods.slice(0, n).filter(({ plan }) => plan === one.plan);
        for (const earlier of before) expect(earlier.until.getTime()).toBeLessThanOrEqual(one.from.getTime());
      }
    }),
  );
});
