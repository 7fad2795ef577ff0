import { type Sql, statement } from '../database/sql.ts';

/** What one account has paid for of a generation. */
export interface Payer {
  userId: string;
  words: number;
  /** Milliku. */
  cost: number;
}

const payersStatement = statement<{ id: string; user_id: string; words: number; cost: number }>(
  `select generation_id as id, account_id as user_id, sum(words)::int as words, -sum(amount)::bigint as cost
   from entries where generation_id = any($1::uuid[]) and kind = 'chunk'
   group by generation_id, account_id order by generation_id, min(seq)`,
);

/** Who has paid for the chunks of these generations, whoever began first. */
export async function payersOf(sql: Sql, ids: readonly string[]): Promise<Map<string, Payer[]>> {
  const payers = new Map<string, Payer[]>();
  for (const { id, user_id: userId, words, cost } of await sql.query(payersStatement, [[...ids]])) {
    const of = payers.get(id) ?? [];
    of.push({ userId, words, cost });
    payers.set(id, of);
  }
  return payers;
}
