import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startOwner } from './testing/ownerProcess.ts';
import { isAlive, postmasterPid, query, serverPids, start, temporaryFolder } from './testing/scene.ts';

const SOON = { timeout: 30_000, interval: 20 };

/** An owner in a process of its own, with one committed row. */
async function ownerWithRow(dataDir: string, env: NodeJS.ProcessEnv = {}) {
  const owner = await startOwner(dataDir, env);
  onTestFinished(() => owner.kill());
  if (!('url' in owner.answer)) throw new Error(owner.answer.message);
  await query(owner.answer.url, 'create table kept as select 1 as n');
  return { owner, url: owner.answer.url };
}

test('a server that is killed under us is started again at the same address with what was committed', async () => {
  const dataDir = await temporaryFolder();
  const database = await start(dataDir);
  await query(database.url, 'create table kept as select 1 as n');
  const killed = await postmasterPid(dataDir);
  process.kill(killed, 'SIGKILL');
  await expect.poll(() => query(database.url, 'select n from kept')).toEqual([{ n: 1 }]);
  expect(await postmasterPid(dataDir)).not.toBe(killed);
});

test('a server that cannot be started again is given up after the tries it has', async () => {
  const dataDir = await temporaryFolder();
  const lines: string[] = [];
  const failure = Promise.withResolvers<Error>();
  await start(dataDir, { log: (line) => lines.push(line), onFailure: failure.resolve, restartDelaysMs: [0, 10, 10] });
  const pid = await postmasterPid(dataDir);
  await rm(join(dataDir, 'postgres/data/global/pg_control'));
  process.kill(pid, 'SIGKILL');
  expect((await failure.promise).message).toContain('pg_control');
  expect(lines.filter((line) => line.includes('did not start'))).toHaveLength(3);
});

test.each([
  { death: 'the system (setpriv)', env: {} },
  { death: 'the watchdog', env: { PATH: '/nowhere' } },
])('kill -9 of the owner ends its server by $death; the next start has what was committed', async ({ env }) => {
  const dataDir = await temporaryFolder();
  const { owner, url } = await ownerWithRow(dataDir, env);
  // The helpers appear one by one after the server is ready.
  const pids = await vi.waitFor(async () => {
    const found = await serverPids(dataDir, url);
    expect(found.length).toBeGreaterThan(3);
    return found;
  }, SOON);
  await owner.kill();
  await expect.poll(() => pids.filter(isAlive)).toEqual([]);
  expect(await query((await start(dataDir)).url, 'select n from kept')).toEqual([{ n: 1 }]);
});

test('an orphan that does not even react is ended with its children, never adopted', async () => {
  const dataDir = await temporaryFolder();
  const { owner, url } = await ownerWithRow(dataDir);
  const orphans = await serverPids(dataDir, url);
  const [postmaster = 0] = orphans;
  process.kill(postmaster, 'SIGSTOP');
  await owner.kill();
  expect(isAlive(postmaster)).toBe(true);
  const next = await start(dataDir);
  expect(orphans.filter(isAlive)).toEqual([]);
  expect(await query(next.url, 'select n from kept')).toEqual([{ n: 1 }]);
});

test('a process number that was given out again stops nobody and is not stopped', async () => {
  const dataDir = await temporaryFolder();
  await (await start(dataDir)).stop();
  const data = join(dataDir, 'postgres/data');
  const { uid, gid } = await stat(data);
  const stranger = spawn('/bin/sleep', ['60'], process.getuid?.() === 0 ? { uid, gid } : {});
  onTestFinished(() => void stranger.kill());
  await once(stranger, 'spawn');
  await writeFile(join(data, 'postmaster.pid'), `${stranger.pid}\n${data}\n1\n5432\n\n\n\nready\n`);
  expect(await query((await start(dataDir)).url, 'select 1 as alive')).toEqual([{ alive: 1 }]);
  expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
});

test('a first start that was cut off leaves nothing that the next one takes for a cluster', async () => {
  const dataDir = await temporaryFolder();
  const starting = spawn(process.execPath, [join(import.meta.dirname, 'testing/owner.ts'), dataDir], {
    stdio: 'ignore',
  });
  await vi.waitFor(() => stat(join(dataDir, 'postgres/penora.lock')), SOON);
  starting.kill('SIGKILL');
  await once(starting, 'exit');
  expect(await query((await start(dataDir)).url, 'select 1 as alive')).toEqual([{ alive: 1 }]);
});
