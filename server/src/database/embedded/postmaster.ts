import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { type Address, clearSocket } from './address.ts';
import { program } from './binaries.ts';
import { commandAs, run } from './command.ts';
import { EmbeddedError } from './errors.ts';
import { dataFolder } from './home.ts';
import { readPidFile, stopLeftovers } from './leftovers.ts';
import type { Place } from './place.ts';
import { presentable } from './serverLog.ts';
import { configPath } from './settings.ts';
import { watch } from './watchdog.ts';

/** What every server of one run has in common. */
export interface ServerPlan {
  readonly place: Place;
  readonly address: Address;
  /** Stands in the titles of its processes. */
  readonly clusterName: string;
  /** Whether `setpriv` ends it with us; a watchdog does otherwise. */
  readonly diesWithUs: boolean;
  readonly log: (line: string) => void;
}

/** One running server. */
export interface Postmaster {
  /** Resolves when it has ended, for whatever reason, with its last lines. */
  readonly ended: Promise<string>;
  /** Fast shutdown: sessions are cut, everything is written. Harder after 5 s. Resolves when it has ended. */
  stop(): Promise<void>;
}

const READY_POLL_MS = 10;
/** Recovery after a crash replays at most max_wal_size. */
const READY_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 5_000;
const LAST_LINES = 5;

/**
 * Ends what is left of an earlier server and starts a new one; resolves when it accepts connections. Throws
 * `EmbeddedError` `failed` with its last lines when it ends before or is not ready in two minutes.
 */
export async function launch(plan: ServerPlan): Promise<Postmaster> {
  const data = dataFolder(plan.place.home);
  await stopLeftovers(data, plan.clusterName);
  await clearSocket(plan.address);
  const child = spawnServer(plan, data);
  const ended = whenEnded(child, plan);
  const postmaster = { ended, stop: () => stop(plan, data, child, ended) };
  if (await becomesReady(data, child, ended)) return postmaster;
  await postmaster.stop();
  throw new EmbeddedError('failed', `The database server did not start: ${await ended}`);
}

/** In a session of its own: Ctrl+C in our terminal is for us, and we stop it last. */
function spawnServer(plan: ServerPlan, data: string): ChildProcess {
  const { place, clusterName } = plan;
  const args = ['-D', data, '-c', `config_file=${configPath(place.home)}`, '-c', `cluster_name=${clusterName}`];
  const dieWith = plan.diesWithUs ? 'INT' : undefined;
  const command = commandAs(place.runAs, program(place.binaries, 'postgres'), args, dieWith);
  const detached = process.platform !== 'win32';
  return spawn(command.file, command.args, { ...command.options, detached, stdio: ['ignore', 'ignore', 'pipe'] });
}

function whenEnded(child: ChildProcess, plan: ServerPlan): Promise<string> {
  const last: string[] = [];
  const note = (printed: string) => {
    const line = presentable(printed);
    if (line === undefined) return;
    last.push(line);
    if (last.length > LAST_LINES) last.shift();
    plan.log(line);
  };
  if (child.stderr) createInterface({ input: child.stderr }).on('line', note);
  const dismiss = plan.diesWithUs || child.pid === undefined ? undefined : watch(child.pid);
  return new Promise((resolve) => {
    const end = (why: string) => {
      dismiss?.();
      resolve([...last, why].join(' | '));
    };
    child.once('error', (error) => end(error.message));
    child.once('exit', (code, signal) => end(`exit ${signal ?? code}`));
  });
}

async function becomesReady(data: string, child: ChildProcess, ended: Promise<string>): Promise<boolean> {
  const over = ended.then(() => true);
  const deadline = performance.now() + READY_LIMIT_MS;
  while (performance.now() < deadline) {
    const recorded = await readPidFile(data);
    if (recorded?.pid === child.pid && recorded?.ready) return true;
    if (await Promise.race([over, pause(READY_POLL_MS, false)])) return false;
  }
  return false;
}

async function stop(plan: ServerPlan, data: string, child: ChildProcess, ended: Promise<string>): Promise<void> {
  if (process.platform === 'win32') {
    await run(
      commandAs(plan.place.runAs, program(plan.place.binaries, 'pg_ctl'), [
        'stop',
        '-D',
        data,
        '-m',
        'fast',
        '-t',
        '5',
      ]),
    );
  } else child.kill('SIGINT');
  const limit = new AbortController();
  const over = ended.then(() => true);
  const gone = await Promise.race([over, pause(STOP_LIMIT_MS, false, { signal: limit.signal })]);
  limit.abort();
  if (!gone) await stopLeftovers(data, plan.clusterName);
  await ended;
}
