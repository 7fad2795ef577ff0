import { createHash } from 'node:crypto';
import { type Sql, statement } from '../../database/sql.ts';

const lockStatement = statement('select pg_advisory_xact_lock($1::bigint)');

/**
 * Whoever acts under one of these names at the same moment waits here, until the end of the transaction: what is read
 * of them afterwards is what the one before has committed.
 */
export async function queueFor(sql: Sql, names: readonly (readonly string[])[]): Promise<void> {
  const keys = names.map((name) => createHash('sha256').update(JSON.stringify(name)).digest().readBigInt64BE());
  // In one order: nobody waits for somebody who waits for them.
  for (const key of keys.sort((a, b) => (a < b ? -1 : 1))) await sql.query(lockStatement, [String(key)]);
}

export const addressName = (key: string): readonly string[] => ['address', key];
