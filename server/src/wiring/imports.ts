import type { Database } from '../database/database.ts';
import { filePool } from '../files/filePool.ts';
import { importLimits } from '../files/import/limits.ts';
import type { Reading, ReadJob } from '../files/import/reading/reading.ts';
import { importRoutes } from '../files/import/routes.ts';
import { purgeUploads, uploadText } from '../files/import/uploads.ts';
import type { ModelCatalog } from '../generation/catalog.ts';
import { filePrices } from '../generation/estimates/filePrices.ts';
import type { Route } from '../http/route.ts';
import type { Job } from '../kernel/jobs.ts';
import type { ProjectLimits } from '../projects/deps.ts';

const HOUR_MS = 3_600_000;

export interface ImportWorld {
  database: Database;
  catalog: ModelCatalog;
  limits: ProjectLimits;
}

/** What comes in as a file, with what it needs of generation: prices. */
export function openImport({ database, catalog, limits }: ImportWorld): {
  routes: Route[];
  jobs: Job[];
  close(): Promise<void>;
} {
  const { sql } = database;
  const { readMs: timeMs, memoryMb } = importLimits;
  const module = new URL('../files/import/reading/thread.ts', import.meta.url);
  const pool = filePool<ReadJob, Reading>(module, { timeMs, memoryMb });
  return {
    routes: importRoutes({ database, pool, limits, pricesOf: (words) => filePrices({ sql, catalog }, words) }),
    jobs: [{ name: 'uploads', everyMs: HOUR_MS, run: () => purgeUploads(sql) }],
    close: () => pool.close(),
  };
}

/** The text of an uploaded file, for the tool `file`. */
export const fileTextOf =
  ({ sql }: Database) =>
  (fileId: string, userId: string): Promise<{ title: string; text: string }> =>
    uploadText(sql, fileId, userId);
