import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { canDieWithUs } from '../../server/src/database/embedded/watchdog.ts';

/** A Redis server of our own: on a socket in a private folder, nothing on disk, ending with this process. */
export interface OwnRedis {
  /** For REDIS_URL. */
  url: string;
  pid(): number;
  /** One command as a person types it; resolves with the first line of the answer. */
  command(line: string): Promise<string>;
  /** Again after `stop`, at the same address and empty. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

const START_TRIES = 200;
const START_PAUSE_MS = 25;

function say(path: string, line: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    socket.once('error', reject);
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString().split('\r\n')[0] ?? '');
    });
    socket.write(`${line}\r\n`);
  });
}

async function launch(path: string): Promise<ChildProcess | null> {
  const settings = ['--port', '0', '--unixsocket', path, '--unixsocketperm', '700', '--save', '', '--appendonly', 'no'];
  const bound = (await canDieWithUs()) ? ['setpriv', '--pdeathsig', 'KILL'] : [];
  const [file = 'redis-server', ...args] = [...bound, 'redis-server', ...settings];
  const child = spawn(file, args, { stdio: 'ignore' });
  const failed = new Promise<false>((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', () => resolve(false));
  });
  for (let tries = 0; tries < START_TRIES; tries += 1) {
    const isUp = await Promise.race([
      failed,
      say(path, 'PING').then(
        () => true,
        () => null,
      ),
    ]);
    if (isUp === true) return child;
    if (isUp === false) return null;
    await pause(START_PAUSE_MS);
  }
  child.kill('SIGKILL');
  return null;
}

/** Null when there is no `redis-server` on the path that starts. `folder` is a private one with a short path. */
export async function startOwnRedis(folder: string): Promise<OwnRedis | null> {
  const path = join(folder, 'redis.sock');
  let child = await launch(path);
  if (child === null) return null;
  return {
    url: path,
    pid: () => child?.pid ?? 0,
    command: (line) => say(path, line),
    async start() {
      child = await launch(path);
      if (child === null) throw new Error('redis-server did not start again');
    },
    async stop() {
      const running = child;
      child = null;
      if (running === null || running.exitCode !== null || running.signalCode !== null) return;
      const ended = once(running, 'exit');
      // It may be paused, and there is nothing that it would have to save.
      running.kill('SIGKILL');
      await ended;
    },
  };
}
