import type { ModelKey } from '@penora/protocol/catalog/models';
import type { Receipt } from '@penora/protocol/schemas/receipt';
import type { Database } from '../../database/database.ts';
import type { Documents } from '../../documents/documents.ts';
import type { Logger } from '../../kernel/log.ts';
import type { WorkerPool } from '../workers/workerPool.ts';

export interface ExportDeps {
  database: Database;
  log: Logger;
  documents: Pick<Documents, 'state'>;
  pool: Pick<WorkerPool, 'run'>;
  limitsFactor: number;
  nameOf(userId: string): Promise<string>;
  receipt(code: string): Promise<Receipt>;
  /** A model as people call it. */
  modelName(key: ModelKey): string;
  /** What a model wrote. Throws `not_found`. */
  generation(id: string): Promise<{ projectCode: string; title: string; text: string; createdAt: Date }>;
}
