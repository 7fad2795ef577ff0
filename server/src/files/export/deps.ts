import type { ModelKey } from '@penora/protocol/catalog/models';
import type { ToolKey } from '@penora/protocol/catalog/tools';
import type { Comment } from '@penora/protocol/schemas/comment';
import type { Receipt } from '@penora/protocol/schemas/receipt';
import type { Database } from '../../database/database.ts';
import type { Documents } from '../../documents/documents.ts';
import type { Logger } from '../../kernel/log.ts';
import type { PersonPrincipal } from '../../kernel/principal.ts';
import type { WorkerPool } from '../../kernel/workers/workerPool.ts';
import type { ExportJob } from './manuscript.ts';

/** What a model wrote, to be made into a file. */
interface Result {
  projectCode: string;
  title: string | null;
  tool: ToolKey;
  text: string;
  createdAt: Date;
}

export interface ExportDeps {
  database: Database;
  log: Logger;
  documents: Pick<Documents, 'stored'>;
  pool: Pick<WorkerPool<ExportJob, null>, 'pour'>;
  limitsFactor: number;
  nameOf(userId: string): Promise<string>;
  receipt(code: string): Promise<Receipt>;
  /** All comments on a text that this person may read. */
  comments(reader: PersonPrincipal, code: string): Promise<Comment[]>;
  /** A model as people call it. */
  modelName(key: ModelKey): string;
  /** What a model wrote. Throws `not_found`. */
  generation(id: string): Promise<Result>;
}
