import { type ChildProcess, type SpawnSyncOptions, spawn, spawnSync } from 'node:child_process';
import { chownSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const server = globSync('/usr/lib/postgresql/*/bin/postgres').sort().at(-1);
const program = (name: string): string => join(dirname(server ?? ''), name);

/** Whether this machine has Debian's PostgreSQL. */
export const hasDebian = server !== undefined;

interface RunAs {
  uid: number;
  gid: number;
}

const numberOf = (flag: string): number => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);

/** PostgreSQL refuses to run as root; the package has brought a user for it. */
function runAs(): RunAs | null {
  return process.getuid?.() === 0 ? { uid: numberOf('-u'), gid: numberOf('-g') } : null;
}

/** Debian's PostgreSQL on a cluster of its own, with the settings that initdb gives; only its socket is open. */
export async function withDebian<T>(work: (url: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'penora-debian-'));
  const owner = runAs();
  if (owner !== null) chownSync(folder, owner.uid, owner.gid);
  const options: SpawnSyncOptions = { cwd: folder, encoding: 'utf8', ...owner };
  const data = join(folder, 'data');
  const made = spawnSync(program('initdb'), ['-D', data, '-U', 'bench', '-A', 'trust', '-E', 'UTF8'], options);
  if (made.status !== 0) throw made.error ?? new Error(String(made.stderr));
  const args = ['-D', data, '-c', 'listen_addresses=', '-c', `unix_socket_directories=${folder}`];
  const postgres = spawn(program('postgres'), args, { cwd: folder, stdio: 'ignore', ...owner });
  try {
    await ready(folder, postgres);
    return await work(`postgresql://bench@${encodeURIComponent(folder)}:5432/postgres`);
  } finally {
    await stopped(postgres);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ready(folder: string, postgres: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 100 && postgres.exitCode === null; tries += 1) {
    if (spawnSync(program('pg_isready'), ['-h', folder], { stdio: 'ignore' }).status === 0) return;
    await wait(100);
  }
  throw new Error('Debian’s PostgreSQL did not start');
}

/** A fast shutdown. */
async function stopped(postgres: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => postgres.once('exit', resolve));
  if (postgres.exitCode === null && postgres.kill('SIGINT')) await gone;
}
