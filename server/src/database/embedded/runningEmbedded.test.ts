import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, expect, test } from 'vitest';
import { runningEmbedded } from './runningEmbedded.ts';
import { startEmbedded } from './startEmbedded.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

test('another process finds the running database, and nothing once it has ended', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'penora-running-'));
  folders.push(dataDir);
  expect(await runningEmbedded(dataDir)).toBeNull();
  const database = await startEmbedded({ dataDir, log: () => undefined, onFailure: () => undefined });
  try {
    const client = new Client({ connectionString: (await runningEmbedded(dataDir)) ?? '' });
    await client.connect();
    expect((await client.query('select current_database() as name')).rows).toEqual([{ name: 'penora' }]);
    await client.end();
  } finally {
    await database.stop();
  }
  expect(await runningEmbedded(dataDir)).toBeNull();
}, 60_000);
