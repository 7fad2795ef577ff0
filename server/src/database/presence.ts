import { Client } from 'pg';

/** Any number: the key of the lock that every living process holds a share of. */
const PRESENCE_LOCK = 7_362_052;
const AGAIN_MS = 500;

const othersText = `select 1 from pg_locks where locktype = 'advisory' and granted and pid <> pg_backend_pid()
  and classid = 0 and objid = ${PRESENCE_LOCK} and objsubid = 1
  and database = (select oid from pg_database where datname = current_database()) limit 1`;

/**
 * That this process lives, known to the database by a lock on a connection of its own: the system drops it when the
 * process ends, however that happens, and no clock is involved.
 */
export interface Presence {
  /** Whether another process serves from this database. Throws when the database does not answer. */
  hasOthers(): Promise<boolean>;
  close(): Promise<void>;
}

async function hold(url: string, lost: () => void): Promise<Client> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    application_name: 'penora presence',
  });
  client.on('error', () => undefined);
  client.on('end', lost);
  try {
    await client.connect();
    await client.query('select pg_advisory_lock_shared($1)', [PRESENCE_LOCK]);
    return client;
  } catch (error) {
    client.off('end', lost);
    await client.end().catch(() => undefined);
    throw error;
  }
}

/** Takes the share, and takes it again whenever its connection was lost. */
export async function holdPresence(url: string): Promise<Presence> {
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  const again = (): void => {
    if (isClosed) return;
    timer = setTimeout(() => {
      hold(url, again).then((client) => {
        current = client;
        if (isClosed) void client.end();
      }, again);
    }, AGAIN_MS).unref();
  };
  let current = await hold(url, again);
  return {
    async hasOthers() {
      return ((await current.query(othersText)).rowCount ?? 0) > 0;
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await current.end().catch(() => undefined);
    },
  };
}
