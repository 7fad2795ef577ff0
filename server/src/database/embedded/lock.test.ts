import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lockDataDir } from './lock.ts';
import { temporaryFolder } from './testing/scene.ts';

const HOLDER = `
  const { lockDataDir } = await import(process.argv[1]);
  await lockDataDir(process.argv[2]);
  for (let round = 0; round < 5; round++) await new Promise((resolve) => setImmediate(resolve)).then(globalThis.gc);
  console.log('held');
  setInterval(() => undefined, 60_000);
`;

/** Another process that takes the lock, forgets what it got, and has its memory cleaned up. */
async function holder(folder: string) {
  const args = ['--expose-gc', '--input-type=module', '-e', HOLDER, join(import.meta.dirname, 'lock.ts'), folder];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

test('one holder at a time, in this process too', async () => {
  const folder = join(await temporaryFolder(), 'made/on the way');
  const lock = await lockDataDir(folder);
  await expect(lockDataDir(folder)).rejects.toMatchObject({
    fault: 'in_use',
    message: `Penora is already running on this data folder (process ${process.pid}): ${folder}`,
  });
  await lock.release();
  await lock.release();
  await (await lockDataDir(folder)).release();
});

test('a holder that is killed holds nothing any more', async () => {
  const folder = await temporaryFolder();
  const other = await holder(folder);
  await expect(lockDataDir(folder)).rejects.toThrow(`(process ${other.pid})`);
  other.kill('SIGKILL');
  await once(other, 'exit');
  await (await lockDataDir(folder)).release();
});

test('what a dead holder has left does not count, whoever has its number now', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'penora.lock'), '');
  await writeFile(join(folder, 'penora.pid'), `${process.ppid}\n`);
  await (await lockDataDir(folder)).release();
});

test('the refusal stands without the number as well', async () => {
  const folder = await temporaryFolder();
  const lock = await lockDataDir(folder);
  await writeFile(join(folder, 'penora.pid'), 'not a number');
  await expect(lockDataDir(folder)).rejects.toThrow(`running on this data folder: ${folder}`);
  await lock.release();
});
