import { type EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { HotConnections } from './hot/hotSql.ts';
import { connectionOptions, type DatabaseOptions, HOT_CONNECTIONS, ormConfig, UPDATE_CONNECTIONS } from './orm.ts';
import { holdPresence, type Presence } from './presence.ts';
import { releaseDead } from './releaseDead.ts';
import { poolSql, type Sql, transactionSql } from './sql.ts';

export interface Transaction {
  em: EntityManager;
  sql: Sql;
}

export interface Database {
  /** Single statements, each its own transaction. */
  sql: Sql;
  /**
   * The same on connections of its own, as many as statements are under way there at once: the chunks of running
   * generations neither wait behind requests nor keep one waiting.
   */
  hot: Sql;
  /**
   * The same for the updates of documents, one connection for each lane that commits them: typing is saved and
   * delivered while requests hold every connection of theirs.
   */
  updates: Sql;
  /** A fresh unit of work. */
  em(): EntityManager;
  /** One transaction for both: the unit of work is flushed before the commit. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Tells other processes on this database that this one lives, until it is closed. */
  presence(): Promise<Presence>;
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Connects; the schema must be there (migrate.ts). */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const orm = await MikroORM.init(ormConfig(options));
  const connection = orm.em.getConnection();
  const pool = await connection.getNativeClient();
  const endWatch = releaseDead(pool);
  const sql = poolSql(pool);
  const reserved = (max: number): HotConnections =>
    new HotConnections({ ...connectionOptions(options), connectionString: options.url, max });
  const hot = reserved(options.hotConnections ?? HOT_CONNECTIONS);
  const updates = reserved(UPDATE_CONNECTIONS);
  return {
    sql,
    hot,
    updates,
    em: () => orm.em.fork(),
    transaction: (work) => orm.em.fork().transactional(async (em) => work({ em, sql: transactionSql(em) })),
    presence: () => holdPresence(options.url),
    async ping() {
      await sql.query({ text: 'select 1' });
    },
    async close() {
      endWatch();
      // Not by `orm.close`: kysely forgets its pool first, so that a connection which is just being handed over never comes
      // back and the end waits for it for ever; and whoever asks afterwards would be given a new pool.
      await Promise.all([pool.end(), hot.close(), updates.close()]);
    },
  };
}
