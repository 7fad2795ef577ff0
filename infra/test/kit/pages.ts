import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedError } from '../../../server/src/database/embedded/errors.ts';
import { type FolderLock, lockDataDir } from '../../../server/src/database/embedded/lock.ts';
import { buildClient } from '../../run/buildClient.ts';
import { root } from '../../run/node.ts';

const folder = join(tmpdir(), `penora-pages-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`);

async function turn(): Promise<FolderLock> {
  for (;;) {
    try {
      return await lockDataDir(folder);
    } catch (error) {
      if (!(error instanceof EmbeddedError) || error.fault !== 'in_use') throw error;
      await sleep(200);
    }
  }
}

/** Builds the pages if they are not up to date; test files that run at the same time do it one after the other. */
export async function buildPages(): Promise<void> {
  const lock = await turn();
  try {
    await buildClient(() => {});
  } finally {
    await lock.release();
  }
}
