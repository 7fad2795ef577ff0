import type { EntitySchema } from '@mikro-orm/postgresql';
import type { Logger } from '../kernel/log.ts';
import { APP_ROLE, hasAppRole } from './appRole.ts';
import { type Database, openDatabase } from './database.ts';
import { EmbeddedError } from './embedded/errors.ts';
import { runningEmbedded } from './embedded/runningEmbedded.ts';
import { startEmbedded } from './embedded/startEmbedded.ts';
import { migrate } from './migrate.ts';

/** The database cannot be used; one line for the operator. */
export class StoreError extends Error {
  constructor(message: string, cause: unknown) {
    super(message, { cause });
    this.name = 'StoreError';
  }
}

export interface StoreOptions {
  /** Where PostgreSQL is; undefined starts the embedded one in `dataDir`. */
  url: string | undefined;
  dataDir: string;
  entities: readonly EntitySchema[];
  log: Logger;
  /** The embedded database ended and could not be started again. */
  onFailure: (reason: Error) => void;
}

export interface StartedStore {
  database: Database;
  stop(): Promise<void>;
}

const lineOf = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error);
  if (message === '' && error instanceof Error && 'code' in error) return String(error.code);
  return message.split('\n')[0] ?? message;
};

async function prepared(url: string, name: string): Promise<void> {
  await migrate(url).catch((error: unknown) => {
    const lost = error instanceof Error && 'code' in error && /^E[A-Z]+$/.test(String(error.code));
    const what = lost ? `${name} cannot be reached` : `${name} could not be brought up to date`;
    throw new StoreError(`${what}: ${lineOf(error)}`, error);
  });
}

/** Connects under the role without rights to change entries (L5), or says that triggers alone guard them. */
async function connected(url: string, { entities, log }: StoreOptions): Promise<Database> {
  const isSafe = await hasAppRole(url);
  if (!isSafe) {
    log.warn(
      `The database user may not work as the role ${APP_ROLE}: ledger entries are protected by triggers alone. Give it CREATEROLE, or let an administrator run: create role ${APP_ROLE} nologin; grant ${APP_ROLE} to the user.`,
    );
  }
  return openDatabase({ url, entities, role: isSafe ? APP_ROLE : undefined });
}

/** Brings up the database, ours or the operator's, with the schema of this release. Throws `StoreError`. */
export async function startStore(options: StoreOptions): Promise<StartedStore> {
  const { url, dataDir, log, onFailure } = options;
  if (url !== undefined) {
    await prepared(url, 'The database at DATABASE_URL');
    const database = await connected(url, options);
    return { database, stop: () => database.close() };
  }
  const embedded = await startEmbedded({ dataDir, onFailure, log: (line) => log.info({ postgres: line }) }).catch(
    (error: unknown) => {
      throw error instanceof EmbeddedError ? new StoreError(error.message, error) : error;
    },
  );
  try {
    await prepared(embedded.url, 'The database');
    const database = await connected(embedded.url, options);
    return {
      database,
      async stop() {
        await database.close();
        await embedded.stop();
      },
    };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

const isTaken = (error: unknown): boolean =>
  error instanceof StoreError && error.cause instanceof EmbeddedError && error.cause.fault === 'in_use';

/** As `startStore`, for tools: where the service is running on the embedded database, they work beside it. */
export async function joinStore(options: StoreOptions): Promise<StartedStore> {
  try {
    return await startStore(options);
  } catch (error) {
    if (!isTaken(error)) throw error;
    const url = await runningEmbedded(options.dataDir);
    if (url === null) throw error;
    const database = await connected(url, options);
    return { database, stop: () => database.close() };
  }
}
