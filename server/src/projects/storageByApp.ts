import { limits } from '@penora/protocol/catalog/limits';
import type { StorageByApp } from '@penora/protocol/schemas/account';
import { type Sql, statement } from '../database/sql.ts';

interface AppRow extends Record<string, unknown> {
  app: string;
  bytes: number;
  projects: number;
  bin: number;
}

const byAppStatement = statement<AppRow>(
  `select app, sum(size_bytes)::bigint as bytes, count(*)::bigint as projects,
     coalesce(sum(size_bytes) filter (where deleted_at is not null), 0)::bigint as bin
   from projects where owner_id = $1 group by app order by bytes desc, app`,
);

/** What somebody's projects take, by application; the sum is what the storage counts (S1). */
export async function storageByApp(sql: Sql, userId: string): Promise<StorageByApp> {
  const rows = await sql.query(byAppStatement, [userId]);
  const sum = (of: (row: AppRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  return {
    usedBytes: sum(({ bytes }) => bytes),
    limitBytes: limits.storageBytes,
    binBytes: sum(({ bin }) => bin),
    applications: rows.map(({ app, bytes, projects }) => ({ app, bytes, projects })),
  };
}
