import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../../server/src/database/database.ts';
import { startEmbedded } from '../../../server/src/database/embedded/startEmbedded.ts';
import { migrate } from '../../../server/src/database/migrate.ts';
import { localChannel } from '../../../server/src/kernel/channel.ts';
import { adjust } from '../../../server/src/ledger/adjust.ts';
import { Person } from '../../test/kit/person.ts';
import { type Measured, startMeasured } from '../kit/measured.ts';

const { PATH, HOME, TMPDIR, DATABASE_URL } = process.env;

/** DATABASE_URL, or the product's embedded database. */
async function withUrl<T>(work: (url: string) => Promise<T>): Promise<T> {
  if (DATABASE_URL !== undefined) return work(DATABASE_URL);
  const folder = mkdtempSync(join(tmpdir(), 'penora-bench-'));
  await chmod(folder, 0o711);
  const options = { dataDir: folder, log: () => undefined, onFailure: (reason: Error) => console.error(reason) };
  const embedded = await startEmbedded(options);
  try {
    return await work(embedded.url);
  } finally {
    await embedded.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

type WithUrl = <T>(work: (url: string) => Promise<T>) => Promise<T>;

/** A database with the schema of this release. */
export function withDatabase<T>(
  work: (url: string, database: Database) => Promise<T>,
  { on = withUrl, hotConnections }: { on?: WithUrl; hotConnections?: number } = {},
): Promise<T> {
  return on(async (url) => {
    await migrate(url);
    const database = await openDatabase({ url, entities: [], ...(hotConnections && { hotConnections }) });
    try {
      return await work(url, database);
    } finally {
      await database.close();
    }
  });
}

/** The product as a process of its own, with the database beside it; all on the machine's cores as they come. */
export interface Service {
  process: Measured;
  database: Database;
  /** A person with so many coins. */
  person(ku: number): Promise<Person>;
}

export function withService<T>(providerUrl: string, work: (service: Service) => Promise<T>): Promise<T> {
  return withDatabase(async (url, database) => {
    const folder = mkdtempSync(join(tmpdir(), 'penora-bench-data-'));
    const env = {
      ...{ PATH, HOME, TMPDIR, PORT: '0', LIMITS: '10000', LOG_LEVEL: 'error' },
      ...{ DATA_DIR: folder, DATABASE_URL: url, DEEPINFRA_BASE_URL: providerUrl, DEEPINFRA_API_KEY: 'bench' },
    };
    const measured = await startMeasured('infra/run/serve.ts', env, /^Penora is ready at (\S+)$/, 'anyCore');
    const deps = { sql: database.sql, channel: localChannel() };
    try {
      return await work({
        process: measured,
        database,
        async person(ku) {
          const person = await Person.register(measured.ready);
          const purse = { accountId: person.id, key: randomUUID(), actor: 'bench', reason: 'a purse' };
          await adjust(deps, { ...purse, amountMilliku: ku * 1_000 });
          return person;
        },
      });
    } finally {
      await measured.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

/** Starts a long generation; the target is the project's text or a card. */
export async function startLong(person: Person, projectCode: string, target: 'card' | 'document'): Promise<string> {
  const { generation } = await person.generate({
    projectCode,
    model: 'balanced',
    options: { pages: 20 },
    target: target === 'card' ? { kind: 'card' } : { kind: 'document', position: 'end' },
  });
  return generation.id;
}
