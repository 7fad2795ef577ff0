import { packages } from '@penora/protocol/catalog/packages';
import { formatKu3 } from '@penora/protocol/ku';
import { type Sql, statement } from '../../database/sql.ts';

export interface Margin {
  model: string;
  generations: number;
  words: number;
  paidMilliku: number;
  providerMicroUsd: number;
  /** At the lowest price at which a coin is sold. */
  revenueMicroUsd: number;
}

type MarginRow = { model: string; generations: number; words: number; paid: number; micro: number };

const marginStatement = statement<MarginRow>(
  `select model, count(*)::int as generations, sum(words)::bigint as words, sum(cost)::bigint as paid,
     sum(provider_micro_usd)::bigint as micro
   from generations where created_at >= now() - $1 * interval '1 day' group by model order by model`,
);

/** Millionths of a dollar for a thousandth of a coin, in the package that sells it cheapest. */
const microUsdPerMilliku = Math.min(...packages.map(({ amountCents, ku }) => (amountCents * 10_000) / (ku * 1_000)));

/** What the models brought in and what their provider asked for, by model: for the operator. */
export async function marginOf(sql: Sql, days: number): Promise<Margin[]> {
  const rows = await sql.query(marginStatement, [days]);
  return rows.map(({ model, generations, words, paid, micro }) => ({
    model,
    generations,
    words,
    paidMilliku: paid,
    providerMicroUsd: micro,
    revenueMicroUsd: Math.floor(paid * microUsdPerMilliku),
  }));
}

const dollars = (microUsd: number): string => `$${(microUsd / 1_000_000).toFixed(4)}`;

/** One line for each model, coins at the lowest price at which they are sold. */
export function marginLines(margins: readonly Margin[]): string[] {
  if (margins.length === 0) return ['Nothing was written.'];
  return margins.map(({ model, words, paidMilliku, revenueMicroUsd, providerMicroUsd }) => {
    const brought = `${formatKu3(paidMilliku)} Ku, at least ${dollars(revenueMicroUsd)}`;
    return `${model}: ${words} words, ${brought}; the provider asked for ${dollars(providerMicroUsd)}`;
  });
}
