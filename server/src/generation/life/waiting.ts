import { type Sql, statement } from '../../database/sql.ts';

export interface Waiting {
  count: number;
  /** How long the first of them has waited; of those that go on it is not known since when. */
  longestSeconds: number;
}

const waitingStatement = statement<{ count: number; seconds: number }>(
  `select count(*)::int as count,
     coalesce(extract(epoch from now() - min(created_at) filter (where epoch = 0)), 0)::float8 as seconds
   from generations where status = 'queued'`,
  'generation_waiting',
);

/** What waits for a place, of all processes: for metrics. */
export async function waitingNow(sql: Sql): Promise<Waiting> {
  const [row] = await sql.query(waitingStatement);
  return { count: row?.count ?? 0, longestSeconds: row?.seconds ?? 0 };
}
