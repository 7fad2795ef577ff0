import { newSecret } from '../kernel/ids.ts';
import { type Sql, statement } from './sql.ts';

const keepStatement = statement<{ value: string }>(
  `with made as (insert into secrets (name, value) values ($1, $2) on conflict (name) do nothing returning value)
   select value from made union all select value from secrets where name = $1 limit 1`,
);

/** A secret that the product made for itself once (development only: production is given its secrets). */
export async function ownSecret(sql: Sql, name: string): Promise<string> {
  for (;;) {
    const [row] = await sql.query(keepStatement, [name, newSecret()]);
    if (row !== undefined) return row.value;
  }
}
