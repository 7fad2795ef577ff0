import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { onTestFinished } from 'vitest';
import { dataFolder, openHome } from '../home.ts';
import { readPidFile } from '../leftovers.ts';
import { type EmbeddedDatabase, type EmbeddedOptions, startEmbedded } from '../startEmbedded.ts';

/** A folder that everybody may pass and that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'penora-embedded-'));
  await chmod(folder, 0o755);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts in this process; stopped after the test at the latest. */
export async function start(dataDir: string, options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedDatabase> {
  const fail = (reason: Error) => {
    throw reason;
  };
  const database = await startEmbedded({ dataDir, log: () => undefined, onFailure: fail, ...options });
  onTestFinished(() => database.stop());
  return database;
}

/** One statement on a connection of its own. */
export async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

/** The running postmaster of a data folder. */
export async function postmasterPid(dataDir: string): Promise<number> {
  const recorded = await readPidFile(dataFolder(await openHome(dataDir)));
  if (!recorded) throw new Error(`no postmaster in ${dataDir}`);
  return recorded.pid;
}

/** The postmaster and all its children. */
export async function serverPids(dataDir: string, url: string): Promise<number[]> {
  const children = await query(url, 'select pid from pg_stat_activity where pid <> pg_backend_pid()');
  return [await postmasterPid(dataDir), ...children.map((row) => Number(row.pid))];
}

/** A process that has ended but that nobody has asked about is not alive. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
