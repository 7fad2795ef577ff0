import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startOwner } from './testing/ownerProcess.ts';
import { isAlive, query, serverPids, start, temporaryFolder } from './testing/scene.ts';

test('a second start finds everything as it was, and a stop leaves no process', async () => {
  const dataDir = await temporaryFolder();
  const first = await start(dataDir);
  await query(first.url, "create table kept as select 'Käse 🧀' as text");
  const pids = await serverPids(dataDir, first.url);
  await first.stop();
  expect(pids.filter(isAlive)).toEqual([]);
  const second = await start(dataDir);
  expect(await query(second.url, 'select text from kept')).toEqual([{ text: 'Käse 🧀' }]);
  expect(second.url).toBe(first.url);
});

test('the server is durable, UTF-8, private, and the application is no superuser in it', async () => {
  const database = await start(await temporaryFolder());
  const settings = ['fsync', 'synchronous_commit', 'server_encoding', 'TimeZone', 'listen_addresses', 'jit'];
  const shown = settings.map((name) => `current_setting('${name}')`).join(` || ' ' || `);
  expect(await query(database.url, `select ${shown} as settings`)).toEqual([{ settings: 'on on UTF8 UTC  off' }]);
  const role = 'select rolsuper, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user';
  expect(await query(database.url, role)).toEqual([{ rolsuper: false, rolcreatedb: true, rolcreaterole: true }]);
  expect(await query(database.superUrl, role)).toEqual([{ rolsuper: true, rolcreatedb: true, rolcreaterole: true }]);
  const stranger = new URL(database.url);
  stranger.password = 'guessed';
  await expect(query(stranger.href, 'select 1')).rejects.toThrow('password authentication failed');
});

test('a start beside a running one is refused with one line that names it', async () => {
  const dataDir = await temporaryFolder();
  const first = await start(dataDir);
  const second = await startOwner(dataDir);
  expect(second.answer).toEqual({
    fault: 'in_use',
    message: expect.stringMatching(
      new RegExp(`^Penora is already running on this data folder \\(process ${process.pid}\\).*$`),
    ),
  });
  await expect(start(dataDir)).rejects.toMatchObject({ fault: 'in_use' });
  expect(await query(first.url, 'select 1 as alive')).toEqual([{ alive: 1 }]);
});

test('first starts of several folders at once do not disturb each other', async () => {
  const folder = await temporaryFolder();
  const databases = await Promise.all(['a', 'b', 'c'].map((name) => start(join(folder, name))));
  const answers = await Promise.all(
    databases.map(({ url }, n) =>
      query(url, `create table t as select ${n} as n returning n`).catch(() => query(url, `select ${n} as n`)),
    ),
  );
  expect(answers).toEqual([[{ n: 0 }], [{ n: 1 }], [{ n: 2 }]]);
});

test('a folder of another PostgreSQL is refused with advice and left alone', async () => {
  const dataDir = await temporaryFolder();
  await (await start(dataDir)).stop();
  const version = join(dataDir, 'postgres/data/PG_VERSION');
  await writeFile(version, '15\n');
  const refused = {
    fault: 'other_version',
    message: expect.stringMatching(/made by PostgreSQL 15.*pg_dump.*DATA_DIR/),
  };
  await expect(start(dataDir)).rejects.toMatchObject(refused);
  await writeFile(version, '18\n');
  expect(await query((await start(dataDir)).url, 'select 1 as alive')).toEqual([{ alive: 1 }]);
});

test('a data folder that cannot be made is one clear line', async () => {
  const file = join(await temporaryFolder(), 'file');
  await writeFile(file, '');
  const refused = {
    fault: 'not_writable',
    message: expect.stringMatching(/^The data folder .*cannot be used.*DATA_DIR.*$/),
  };
  await expect(start(file)).rejects.toMatchObject(refused);
  await expect(start(join(file, 'below'))).rejects.toMatchObject(refused);
});
