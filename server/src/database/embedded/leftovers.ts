import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { commandAs, run } from './command.ts';
import { EmbeddedError, systemCode } from './errors.ts';

const POLL_MS = 20;
/** An immediate shutdown takes milliseconds; what is stuck longer is killed. */
const QUIT_LIMIT_MS = 3_000;
const KILL_LIMIT_MS = 5_000;

/**
 * Ends every process of an earlier server on this cluster: the postmaster and its children, each of which leads a
 * session of its own and may outlive it. Call it with the folder locked. What was committed is in the write-ahead log,
 * so nobody is asked politely. Throws `EmbeddedError` `in_use` when something cannot be ended.
 */
export async function stopLeftovers(data: string, clusterName: string): Promise<void> {
  if (process.platform === 'win32') return stopWindowsLeftover(data);
  const find = () => (process.platform === 'linux' ? processesIn(data) : processesNamed(clusterName));
  const left = (await endAll(find, 'SIGQUIT', QUIT_LIMIT_MS)) ? [] : await find();
  if (left.length > 0 && !(await endAll(find, 'SIGKILL', KILL_LIMIT_MS))) {
    throw new EmbeddedError('in_use', `An earlier database server on ${data} cannot be stopped (process ${left[0]}).`);
  }
  await dropStrangersPid(data);
}

/** The processes recorded in the cluster's postmaster.pid; undefined when there is none. */
export async function readPidFile(data: string): Promise<{ pid: number; ready: boolean } | undefined> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 1 ? { pid, ready: lines[7] === 'ready' } : undefined;
}

async function endAll(find: () => Promise<number[]>, signal: NodeJS.Signals, limitMs: number): Promise<boolean> {
  const deadline = performance.now() + limitMs;
  const signalled = new Set<number>();
  for (;;) {
    const pids = await find();
    if (pids.length === 0) return true;
    if (performance.now() > deadline) return false;
    for (const pid of pids.filter((candidate) => !signalled.has(candidate))) {
      signalled.add(pid);
      send(pid, signal);
    }
    await pause(POLL_MS);
  }
}

/** Every server process works in the folder of its cluster, whatever its name and wherever that was moved. */
async function processesIn(data: string): Promise<number[]> {
  const wanted = await stat(data).catch(() => undefined);
  if (!wanted) return [];
  const entries = (await readdir('/proc')).map(Number).filter((pid) => pid > 1 && pid !== process.pid);
  const matches = await Promise.all(
    entries.map(async (pid) => {
      const folder = await stat(`/proc/${pid}/cwd`).catch(() => undefined);
      return folder?.ino === wanted.ino && folder.dev === wanted.dev && (await isPostgres(pid));
    }),
  );
  return entries.filter((_, index) => matches[index]);
}

/** A shell that an operator left open in the folder is nobody's server. */
async function isPostgres(pid: number): Promise<boolean> {
  const words = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return /(^|\/)postgres(:|\0|$)/.test(words);
}

/** Elsewhere processes tell no folder; the cluster's name stands in their titles and in the postmaster's arguments. */
async function processesNamed(clusterName: string): Promise<number[]> {
  const { stdout } = await run(commandAs({ kind: 'self' }, 'ps', ['-axo', 'pid=,command=']));
  return stdout.split('\n').flatMap((line) => {
    const [, pid, command] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
    const ours = command?.includes(clusterName) && /^\S*postgres[: ]|\/postgres /.test(command);
    return ours && pid !== undefined ? [Number(pid)] : [];
  });
}

async function stopWindowsLeftover(data: string): Promise<void> {
  const recorded = await readPidFile(data);
  if (!recorded) return;
  const filter = ['/FI', `PID eq ${recorded.pid}`, '/FI', 'IMAGENAME eq postgres.exe'];
  await run(commandAs({ kind: 'self' }, 'taskkill', ['/F', '/T', ...filter]));
}

/**
 * PostgreSQL does not start while the process of an old postmaster.pid lives, though that number may by now be
 * anybody's. The file is otherwise left to it: through it PostgreSQL finds memory that is still in use.
 */
async function dropStrangersPid(data: string): Promise<void> {
  const recorded = await readPidFile(data);
  if (recorded && send(recorded.pid, 0)) await rm(join(data, 'postmaster.pid'), { force: true });
}

/** Whether the process was there. */
function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}
