import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { lockDataDir } from '../../src/database/embedded/lock.ts';
import {
  type EmbeddedDatabase,
  type EmbeddedOptions,
  startEmbedded,
} from '../../src/database/embedded/startEmbedded.ts';
import { dropRun } from './cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server that this run's databases live on. */
    testServer: { url: string; run: string };
  }
}

const FOLDER_PREFIX = 'penora-tests-';
/** A folder younger than this may belong to a run that is just beginning. */
const FORGOTTEN_AFTER_MS = 10 * 60_000;

/** One PostgreSQL for the whole run: `TEST_DATABASE_URL`, or an embedded one that ends with it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const run = randomBytes(4).toString('hex');
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    project.provide('testServer', { url: given, run });
    return () => dropRun({ url: given, run });
  }
  await removeForgotten();
  const folder = await mkdtemp(join(tmpdir(), FOLDER_PREFIX));
  // As root the database runs as another user, who must be able to pass.
  if (process.getuid?.() === 0) await chmod(folder, 0o711);
  const database = await startTuned({
    dataDir: folder,
    log: () => undefined,
    onFailure: (reason) => {
      throw reason;
    },
  });
  project.provide('testServer', { url: database.url, run });
  return async () => {
    await database.stop();
    await rm(folder, { recursive: true });
  };
}

/** Sized for many services at once. No run goes on after its machine has failed: nothing waits for the disk. */
const settings = [
  'max_connections = 400',
  'fsync = off',
  'full_page_writes = off',
  // What comes at a moment of its own would change plans in the middle of a test; only long runs have much to clear.
  ...(process.env.PENORA_LONG === undefined ? ['autovacuum = off'] : []),
];

async function startTuned(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const untuned = await startEmbedded(options);
  const client = new Client({ connectionString: untuned.superUrl });
  await client.connect();
  for (const setting of settings) await client.query(`alter system set ${setting}`);
  await client.end();
  await untuned.stop();
  return startEmbedded(options);
}

/** What runs that were killed have left: nobody holds those folders any more. */
async function removeForgotten(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(FOLDER_PREFIX)) continue;
    const folder = join(tmpdir(), name);
    const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (Date.now() - mtimeMs < FORGOTTEN_AFTER_MS) continue;
    const lock = await lockDataDir(join(folder, 'postgres')).catch(() => undefined);
    await lock?.release();
    if (lock) await rm(folder, { recursive: true, force: true });
  }
}
