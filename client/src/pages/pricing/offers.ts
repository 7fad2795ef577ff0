/** What the price list says about itself; every figure is worked out from the packages, none is written down twice. */
import type { Catalog } from '@penora/protocol/endpoints/catalog';
import { dollars, grouped } from '../../format/amounts.ts';

export type Package = Catalog['packages'][number];
type Term = 'month' | 'year';

export interface Plan {
  name: string;
  support: string;
  month: Package;
  year: Package;
}

const named = [
  { id: 'lite', name: 'Lite', support: 'Standard support' },
  { id: 'pro', name: 'Pro', support: 'Priority support' },
  { id: 'studio', name: 'Studio', support: 'Priority+ support' },
] as const;

/** The plans of the list, each with both of its terms. A plan that this server does not sell is left out. */
export function plansOf(packages: readonly Package[]): Plan[] {
  return named.flatMap(({ id, name, support }) => {
    const month = packages.find((one) => one.id === `${id}_monthly`);
    const year = packages.find((one) => one.id === `${id}_yearly`);
    return month && year ? [{ name, support, month, year }] : [];
  });
}

export const topUpsOf = (packages: readonly Package[]): Package[] => packages.filter((one) => one.period === 'once');

/** US cents for 1,000 words at multiplier 1.0 (10 Ku), e.g. 40 for Lite. */
export const centsPer1000Words = (one: Package): number => Math.round((one.amountCents / one.ku) * 10);

/** Where a coin costs least of everything sold; null when two share that price. */
export function bestValue(packages: readonly Package[]): string | null {
  const cheapest = Math.min(...packages.map((one) => one.amountCents / one.ku));
  const plans = new Set(
    packages.filter((one) => one.amountCents / one.ku === cheapest).map((one) => one.id.split('_')[0]),
  );
  const [only] = plans;
  return plans.size === 1 && only !== undefined ? only : null;
}

/** "$10 a month, paid once a year: $120" */
export function priceWords(plan: Plan, term: Term): { perMonth: string; total: string } {
  if (term === 'month') return { perMonth: dollars(plan.month.amountCents), total: 'for one month at a time' };
  return { perMonth: dollars(plan.year.amountCents / 12), total: `${dollars(plan.year.amountCents)} paid once a year` };
}

/** What a year saves against twelve monthly payments, in whole percent. */
export const percentOff = ({ month, year }: Plan): number =>
  Math.round((1 - year.amountCents / (12 * month.amountCents)) * 100);

/** "50% off: $10 a month instead of $20 · 250 Ku a month": half the payments, half the coins. */
export function yearlyWords(plan: Plan): string {
  const { month, year } = plan;
  const perMonth = dollars(year.amountCents / 12);
  return `${percentOff(plan)}% off: ${perMonth} a month instead of ${dollars(month.amountCents)} · ${grouped(year.ku / 12)} Ku a month`;
}
