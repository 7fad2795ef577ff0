import type { ModelKey } from '@penora/protocol/catalog/models';
import type { Comment } from '@penora/protocol/schemas/comment';
import type { Receipt } from '@penora/protocol/schemas/receipt';
import { listComments } from '../comments/comments.ts';
import type { Database } from '../database/database.ts';
import type { Documents } from '../documents/documents.ts';
import type { ExportJob } from '../files/export/manuscript.ts';
import { exportRoutes } from '../files/export/routes.ts';
import { filePool } from '../files/filePool.ts';
import { findRecord } from '../generation/life/records.ts';
import { textOfGeneration } from '../generation/present.ts';
import type { Route } from '../http/route.ts';
import { namesByIds } from '../identity/people.ts';
import type { PersonPrincipal } from '../kernel/principal.ts';
import type { Base } from './base.ts';

/** Up to 1 MB of text in any script: some seconds and 130 MB as a PDF on a quiet machine, much longer on a crowded one. */
const LIMITS = { timeMs: 180_000, memoryMb: 288 };

export interface ExportWorld {
  documents: Documents;
  receipt(code: string): Promise<Receipt>;
  modelName(key: ModelKey): string;
}

async function allComments(database: Database, reader: PersonPrincipal, code: string): Promise<Comment[]> {
  const all: Comment[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const from = cursor === undefined ? {} : { cursor };
    const page: Awaited<ReturnType<typeof listComments>> = await listComments({ database }, reader, code, {
      limit: 200,
      ...from,
    });
    all.push(...page.items);
    cursor = page.nextCursor;
  }
  return all;
}

/** Files with what they need of identity, comments and generations. */
export function openExport(base: Base, world: ExportWorld): { routes: Route[]; close(): Promise<void> } {
  const { config, database, log } = base;
  const { documents, receipt, modelName } = world;
  const { sql } = database;
  const pool = filePool<ExportJob, null>(new URL('../files/export/thread.ts', import.meta.url), LIMITS);
  const routes = exportRoutes({
    database,
    documents,
    log,
    limitsFactor: config.LIMITS,
    pool,
    receipt,
    modelName,
    comments: (reader, code) => allComments(database, reader, code),
    nameOf: async (userId) => (await namesByIds(sql, [userId])).get(userId) ?? '',
    async generation(id) {
      const { projectCode, title, tool, createdAt } = await findRecord(database, id);
      const text = await textOfGeneration(sql, id);
      return { projectCode, title: title ?? null, tool, text, createdAt };
    },
  });
  return { routes, close: () => pool.close() };
}
