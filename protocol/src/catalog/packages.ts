/** The one price list (domain.md, Price list): pricing page, order, verification, webhook and receipt read it here. */

export interface CreditPackage {
  id: string;
  title: string;
  ku: number;
  /** US cents. */
  amountCents: number;
  period: 'once' | 'month' | 'year';
}

export const packages: readonly CreditPackage[] = [
  { id: 'topup_10', title: '10 Ku', ku: 10, amountCents: 100, period: 'once' },
  { id: 'topup_25', title: '25 Ku', ku: 25, amountCents: 300, period: 'once' },
  { id: 'topup_50', title: '50 Ku', ku: 50, amountCents: 500, period: 'once' },
  { id: 'lite_monthly', title: 'Lite, monthly', ku: 500, amountCents: 2_000, period: 'month' },
  { id: 'lite_yearly', title: 'Lite, yearly', ku: 3_000, amountCents: 12_000, period: 'year' },
  { id: 'pro_monthly', title: 'Pro, monthly', ku: 1_500, amountCents: 5_000, period: 'month' },
  { id: 'pro_yearly', title: 'Pro, yearly', ku: 9_000, amountCents: 30_000, period: 'year' },
  { id: 'studio_monthly', title: 'Studio, monthly', ku: 5_000, amountCents: 15_000, period: 'month' },
  { id: 'studio_yearly', title: 'Studio, yearly', ku: 30_000, amountCents: 90_000, period: 'year' },
];
