import type { FileCost } from '@penora/protocol/schemas/file';
import type { Database } from '../../database/database.ts';
import type { WorkerPool } from '../../kernel/workers/workerPool.ts';
import type { ProjectLimits } from '../../projects/deps.ts';
import type { Reading, ReadJob } from './reading/reading.ts';

/** What a text of so many words costs, as generations are priced. */
export interface FilePrices {
  costMilliku: number;
  costs: FileCost[];
}

export interface ImportDeps {
  database: Database;
  /** Threads that read files (reading/thread.ts). */
  pool: WorkerPool<ReadJob, Reading>;
  limits: ProjectLimits;
  pricesOf(words: number): Promise<FilePrices>;
}
