import { Migrator } from '@mikro-orm/migrations';
import { defineConfig, type EntitySchema } from '@mikro-orm/postgresql';
import { TypeOverrides } from 'pg';
import { roleOption } from './appRole.ts';
import { migrationsList } from './migrations/list.ts';

export interface DatabaseOptions {
  url: string;
  entities: readonly EntitySchema[];
  /** Connections of this process. */
  poolSize?: number;
  /** Beside these, for the hot path alone (`Database.hot`). */
  hotConnections?: number;
  /** Work under this role instead of the user's own rights (appRole.ts). */
  role?: string | undefined;
}

const INT8 = 20;
const TIMESTAMPTZ = 1184;

/** Whole numbers up to 2^53 come as numbers: amounts are checked to stay below (L8). Times come as Date. */
function rowTypes(): TypeOverrides {
  const types = new TypeOverrides();
  types.setTypeParser(INT8, (text: string) => {
    const value = Number(text);
    if (!Number.isSafeInteger(value)) throw new RangeError(`a number beyond 2^53 in the database: ${text}`);
    return value;
  });
  types.setTypeParser(TIMESTAMPTZ, (text: string) => new Date(text));
  return types;
}

/** Statements of the hot path that one process has under way at once. */
export const HOT_CONNECTIONS = 2;
/** Four lanes commit the documents of a process, each with one statement under way (`Database.updates`). */
export const UPDATE_CONNECTIONS = 4;

/** How every connection of this process behaves. */
export function connectionOptions({ role }: Pick<DatabaseOptions, 'role'>) {
  return {
    types: rowTypes(),
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    lock_timeout: 10_000,
    idle_in_transaction_session_timeout: 30_000,
    application_name: 'penora',
    ...(role === undefined ? {} : { options: roleOption(role) }),
  };
}

/** The one place that says how Penora talks to PostgreSQL. */
export function ormConfig({ url, entities, poolSize = 12, role }: DatabaseOptions) {
  return defineConfig({
    clientUrl: url,
    entities: [...entities],
    discovery: { warnWhenNoEntities: false },
    // Its lines would mix with ours; what fails is thrown.
    logger: () => {},
    extensions: [Migrator],
    migrations: {
      migrationsList: migrationsList.map((migration) => ({ name: migration.name, class: migration })),
      transactional: true,
      allOrNothing: true,
      snapshot: false,
    },
    pool: { min: 0, max: poolSize, idleTimeoutMillis: 30_000 },
    driverOptions: connectionOptions({ role }),
  });
}
