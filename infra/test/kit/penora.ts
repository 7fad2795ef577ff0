import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../run/node.ts';
import { ownEnvironment } from './environment.ts';
import { ready } from './ready.ts';

export interface PenoraOptions {
  /** Added to a clean environment. */
  env?: Record<string, string>;
  /** To start again on the same data. */
  dataDir?: string;
  /** `start.ts` also builds the pages. */
  script?: 'infra/run/start.ts' | 'infra/run/serve.ts';
}

/** The product as a process of its own, as a person starts it. */
export interface Penora {
  url: string;
  dataDir: string;
  pid: number;
  /** All that it printed. */
  output(): string;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** kill -9, as a machine that loses power; resolves when it is gone. */
  kill(): Promise<void>;
}

const READY = /^Penora is ready at (\S+)$/;

function gone(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return once(child, 'exit').then(() => child.exitCode);
}

/** Starts the product and waits for its ready line. Throws what it printed when it ends before. */
export async function startPenora({
  env = {},
  dataDir,
  script = 'infra/run/serve.ts',
}: PenoraOptions = {}): Promise<Penora> {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'penora-test-')));
  const child = spawn(process.execPath, [script], {
    cwd: root,
    env: { ...ownEnvironment(), PORT: '0', LIMITS: '1000', DATA_DIR: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { url, lines } = await ready(child, READY);
  return {
    url,
    dataDir: folder,
    pid: child.pid ?? 0,
    output: () => lines.join('\n'),
    async stop() {
      child.kill('SIGTERM');
      return gone(child);
    },
    async kill() {
      child.kill('SIGKILL');
      await gone(child);
    },
  };
}

/** Removes what a test left on disk. */
export async function forget(penora: Penora | undefined): Promise<void> {
  if (penora === undefined) return;
  await penora.stop();
  await rm(penora.dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
