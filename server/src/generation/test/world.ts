import { randomUUID } from 'node:crypto';
import { createTestDatabase } from '../../../test/database/createTestDatabase.ts';
import { type Database, openDatabase } from '../../database/database.ts';
import { drawProjectCode, newUserId } from '../../kernel/ids.ts';
import { openAccount, post } from '../../ledger/post.ts';
import { generationTables } from '../tables.ts';

export interface World {
  db: Database;
  url: string;
  /** A person with an account of so much. */
  person(milliku: number): Promise<string>;
  topUp(userId: string, milliku: number): Promise<void>;
  /** An empty project with its document. */
  project(ownerId: string): Promise<string>;
  rows<R extends Record<string, unknown>>(text: string, values?: unknown[]): Promise<R[]>;
  close(): Promise<void>;
}

/** A database of its own with people, projects and purses. */
export async function createWorld(): Promise<World> {
  const database = await createTestDatabase();
  const { url } = database;
  const db = await openDatabase({ url, entities: generationTables });
  const rows = async <R extends Record<string, unknown>>(text: string, values: unknown[] = []): Promise<R[]> =>
    db.sql.query<R>({ text }, values as never);
  const topUp = async (accountId: string, amountMilliku: number): Promise<void> => {
    const kind = { kind: 'adjustment', actor: 'test', description: 'purse', app: 'penora' } as const;
    await post(db.sql, { ...kind, accountId, amountMilliku, cause: randomUUID() });
  };
  return {
    db,
    url,
    rows,
    topUp,
    async person(milliku) {
      const id = newUserId();
      await rows('insert into users (id, name) values ($1, $2)', [id, 'Anna']);
      await openAccount(db.sql, id);
      if (milliku > 0) await topUp(id, milliku);
      return id;
    },
    async project(ownerId) {
      const code = drawProjectCode();
      await rows('insert into projects (code, owner_id, title) values ($1, $2, $3)', [code, ownerId, 'Test']);
      await rows('insert into documents (project_code) values ($1)', [code]);
      return code;
    },
    async close() {
      await db.close();
      await database.drop();
    },
  };
}
