import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { EmbeddedError, notWritable } from './errors.ts';
import { makeFolder, replaceFile } from './folders.ts';

export interface FolderLock {
  /** Gives the folder free; a second call does nothing. */
  release(): Promise<void>;
}

const LOCK_FILE = 'penora.lock';
const OWNER_FILE = 'penora.pid';
/** Long enough for the kernel to finish with a holder that has just been killed. */
const PATIENCE_MS = 250;
const SQLITE_BUSY = 5;

/** A collected handle would close its file and lose the lock, so that a caller may ignore the result. */
const held = new Set<DatabaseSync>();

/**
 * Makes the folder if need be and takes it for this process alone. Throws `EmbeddedError` `in_use` while another
 * process (or another call here) holds it, `not_writable` when it cannot be made or written.
 *
 * The lock is SQLite's, on an empty file: Node has no call for one, and SQLite takes the system's own (fcntl,
 * LockFileEx). It ends with the process however that dies, is not inherited by children, holds between containers
 * that share the folder, and knows no process id that could have been given out again. Nobody else in this process
 * may open and close the lock file: POSIX would drop the lock with it.
 */
export async function lockDataDir(dataDir: string): Promise<FolderLock> {
  await makeFolder(dataDir);
  const database = open(dataDir);
  // Whoever may read it could lock it against us.
  await chmod(join(dataDir, LOCK_FILE), 0o600).catch(() => undefined);
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    throw isBusy(error) ? await inUse(dataDir) : notWritable(dataDir, error);
  }
  held.add(database);
  // Only for the message that a second start prints; the lock itself does not depend on it.
  await replaceFile(join(dataDir, OWNER_FILE), `${process.pid}\n`, 0o644).catch(() => undefined);
  return {
    release: async () => {
      if (held.delete(database)) database.close();
    },
  };
}

function open(folder: string): DatabaseSync {
  try {
    return new DatabaseSync(join(folder, LOCK_FILE), { timeout: PATIENCE_MS });
  } catch {
    throw notWritable(folder, new Error(`no permission for its ${LOCK_FILE}`));
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}

async function inUse(folder: string): Promise<EmbeddedError> {
  const owner = await readFile(join(folder, OWNER_FILE), 'utf8').catch(() => '');
  const who = /^\d+\s*$/.test(owner) ? ` (process ${owner.trim()})` : '';
  return new EmbeddedError('in_use', `Penora is already running on this data folder${who}: ${folder}`);
}
