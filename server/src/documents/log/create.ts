import type { Sql } from '../../database/sql.ts';
import { createStatement, purgeArchiveStatement } from './statements.ts';

/** Makes the document of a new project, empty or with what `update` brings, in the caller's transaction. */
export async function createDocument(sql: Sql, code: string, update: Uint8Array | null): Promise<void> {
  await sql.query(createStatement, [code, update === null ? 0 : 1, update]);
}

/** Takes archived updates away after 30 days; to be run now and then by any process. */
export async function purgeArchive(sql: Sql): Promise<void> {
  await sql.query(purgeArchiveStatement);
}
