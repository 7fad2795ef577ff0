import { createTestDatabase } from '../../../test/database/createTestDatabase.ts';
import { type Database, openDatabase } from '../../database/database.ts';
import { drawProjectCode } from '../../kernel/ids.ts';
import { createDocument } from '../log/create.ts';

export const OWNER = 'pn_owner';

export interface DocumentsDatabase {
  url: string;
  database: Database;
  /** Another pool on the same database, as another process has. */
  another(): Promise<Database>;
  /** A project with its document; `update` is what stands in it. */
  project(update?: Uint8Array | null): Promise<string>;
  close(): Promise<void>;
}

/** A database with one person, who owns all projects. */
export async function documentsDatabase(): Promise<DocumentsDatabase> {
  const { url, drop } = await createTestDatabase();
  const pools: Database[] = [];
  const open = async (): Promise<Database> => {
    const database = await openDatabase({ url, entities: [] });
    pools.push(database);
    return database;
  };
  const database = await open();
  await database.sql.query({ text: "insert into users (id, name) values ($1, 'Owner')" }, [OWNER]);
  return {
    url,
    database,
    another: open,
    async project(update = null) {
      const code = drawProjectCode();
      await database.sql.query({ text: "insert into projects (code, owner_id, title) values ($1, $2, 'T')" }, [
        code,
        OWNER,
      ]);
      await createDocument(database.sql, code, update);
      return code;
    },
    async close() {
      await Promise.all(pools.map((pool) => pool.close()));
      await drop();
    },
  };
}
