import { type Sql, statement } from '../../database/sql.ts';
import { isScript, type TokenRates } from '../run/tokens.ts';

const readStatement = statement<{ model: string; script: string; rate: number }>(
  'select model, script, rate from token_rates order by at desc limit 500',
);
const keepStatement = statement(
  `insert into token_rates (model, script, rate) select * from unnest($1::text[], $2::text[], $3::real[])
   on conflict (model, script) do update set rate = excluded.rate, at = now()`,
  'generation_token_rates',
);

/** What earlier processes have learned. */
export async function recallRates(sql: Sql, rates: TokenRates): Promise<void> {
  for (const { model, script, rate } of await sql.query(readStatement)) {
    if (isScript(script)) rates.recall(model, script, rate);
  }
}

/** Keeps what has been learned since it was last kept. */
export async function keepRates(sql: Sql, rates: TokenRates): Promise<void> {
  const learned = rates.takeLearned();
  if (learned.length === 0) return;
  const columns = [learned.map((r) => r.model), learned.map((r) => r.script), learned.map((r) => r.rate)];
  await sql.query(keepStatement, columns);
}
