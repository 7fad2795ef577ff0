import { MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { grantAppRole } from './appRole.ts';
import { ormConfig } from './orm.ts';

/** Any number: the key of the lock under which one process migrates while the others wait. */
const MIGRATION_LOCK = 7_362_051;

/** Brings the schema up to date; several processes may call it at once. Throws what the database says. */
export async function migrate(url: string): Promise<void> {
  const guard = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await guard.connect();
  try {
    await guard.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const orm = await MikroORM.init(ormConfig({ url, entities: [], poolSize: 2 }));
    try {
      await orm.migrator.up();
    } finally {
      await orm.close(true);
    }
    // Without it the triggers remain; who connects finds out and says so (start.ts).
    await grantAppRole(guard).catch(() => undefined);
  } finally {
    await guard.end();
  }
}
