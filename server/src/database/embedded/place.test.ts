import { chmod, lstat, mkdir, readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isRoot } from './folders.ts';
import { startOwner } from './testing/ownerProcess.ts';
import { query, start, temporaryFolder } from './testing/scene.ts';

const ALIVE = [{ alive: 1 }];

/** A folder that only its owner may pass, as /root is. */
async function privateFolder(): Promise<string> {
  const folder = await temporaryFolder();
  await chmod(folder, 0o700);
  return folder;
}

test('a path with spaces, quotes, commas and letters beyond ASCII, below a private folder', async () => {
  const dataDir = join(await privateFolder(), `dossier d'été, "neuf" %41 日本`);
  const database = await start(dataDir);
  expect(await query(database.url, 'select 1 as alive')).toEqual(ALIVE);
  expect(database.url).toContain('%2Fsocket');
});

test('a path longer than a socket may have: the socket lies elsewhere and is taken away', async () => {
  const dataDir = join(await temporaryFolder(), 'long-'.repeat(25));
  const database = await start(dataDir);
  expect(await query(database.url, 'select 1 as alive')).toEqual(ALIVE);
  const folder = decodeURIComponent(new URL(database.url).hostname);
  expect((await lstat(folder)).mode & 0o777).toBe(0o700);
  await database.stop();
  await expect(lstat(folder)).rejects.toThrow('ENOENT');
});

test.runIf(isRoot())('as root the server runs as somebody else, to whom the data belongs', async () => {
  const dataDir = await temporaryFolder();
  const database = await start(dataDir);
  const [row] = await query(database.superUrl, "select (pg_stat_file('PG_VERSION')).size as size");
  expect(row).toBeDefined();
  expect((await lstat(join(dataDir, 'postgres/data'))).uid).not.toBe(0);
  await database.stop();
  // The folder above is closed to everybody else from now on: the same data, by another way.
  await chmod(dataDir, 0o700);
  expect(await query((await start(dataDir)).url, 'select 1 as alive')).toEqual(ALIVE);
});

test.runIf(isRoot())(
  'where user namespaces are missing, root moves the database to a folder for services',
  async () => {
    const [state, dataDir] = [await temporaryFolder(), join(await privateFolder(), 'data')];
    await mkdir(dataDir);
    const env = { STATE_DIRECTORY: state, PATH: '/nowhere' };
    for (const turn of [1, 2]) {
      const owner = await startOwner(dataDir, env);
      if (!('url' in owner.answer)) throw new Error(owner.answer.message);
      await query(owner.answer.url, 'create table if not exists turns (n int)');
      await query(owner.answer.url, `insert into turns values (${turn})`);
      expect(await query(owner.answer.url, 'select count(*)::int as turns from turns')).toEqual([{ turns: turn }]);
      await owner.finish();
    }
    expect(await readdir(state)).toHaveLength(1);
    expect(await readlink(join(dataDir, 'postgres'))).toContain(state);
  },
);
