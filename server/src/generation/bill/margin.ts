import { packages } from '@penora/protocol/catalog/packages';
import { formatKu3 } from '@penora/protocol/ku';
import { type Sql, statement } from '../../database/sql.ts';

export interface Margin {
  model: string;
  generations: number;
  words: number;
  paidMilliku: number;
  /** As the provider reported it. */
  providerMicroUsd: number;
  /** Of answers that named no cost, most of them left before their end: estimated from their tokens. */
  estimatedMicroUsd: number;
  estimatedAnswers: number;
  /** At the lowest price at which a coin is sold. */
  revenueMicroUsd: number;
}

type MarginRow = { model: string; generations: number; words: number; paid: number; micro: number } & {
  estimated: number;
  guessed: number;
};

const marginStatement = statement<MarginRow>(
  `select model, count(*)::int as generations, sum(words)::bigint as words, sum(cost)::bigint as paid,
     sum(provider_micro_usd)::bigint as micro,
     coalesce(sum((provider ->> 'estimatedMicroUsd')::bigint), 0)::bigint as estimated,
     coalesce(sum((provider ->> 'estimatedAnswers')::bigint), 0)::bigint as guessed
   from generations where created_at >= now() - $1 * interval '1 day' group by model order by model`,
);

/** Millionths of a dollar for a thousandth of a coin, in the package that sells it cheapest. */
const microUsdPerMilliku = Math.min(...packages.map(({ amountCents, ku }) => (amountCents * 10_000) / (ku * 1_000)));

/** What the models brought in and what their provider asked for, by model: for the operator. */
export async function marginOf(sql: Sql, days: number): Promise<Margin[]> {
  const rows = await sql.query(marginStatement, [days]);
  return rows.map(({ model, generations, words, paid, micro, estimated, guessed }) => ({
    model,
    generations,
    words,
    paidMilliku: paid,
    providerMicroUsd: micro,
    estimatedMicroUsd: estimated,
    estimatedAnswers: guessed,
    revenueMicroUsd: Math.floor(paid * microUsdPerMilliku),
  }));
}

const dollars = (microUsd: number): string => `$${(microUsd / 1_000_000).toFixed(4)}`;

type Asked = Pick<Margin, 'providerMicroUsd' | 'estimatedMicroUsd' | 'estimatedAnswers'>;

function asked({ providerMicroUsd, estimatedMicroUsd, estimatedAnswers }: Asked): string {
  const reported = dollars(providerMicroUsd);
  if (estimatedAnswers === 0) return reported;
  return `${reported}, and an estimated ${dollars(estimatedMicroUsd)} for ${estimatedAnswers} answers that named no cost`;
}

/** One line for each model, coins at the lowest price at which they are sold. */
export function marginLines(margins: readonly Margin[]): string[] {
  if (margins.length === 0) return ['Nothing was written.'];
  return margins.map(({ model, words, paidMilliku, revenueMicroUsd, ...provider }) => {
    const brought = `${formatKu3(paidMilliku)} Ku, at least ${dollars(revenueMicroUsd)}`;
    return `${model}: ${words} words, ${brought}; the provider asked for ${asked(provider)}`;
  });
}
