import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { root } from '../../run/node.ts';
import { Inspector } from './inspector.ts';
import { pinned } from './pinned.ts';

const INSPECTOR = /^Debugger listening on (ws:\S+)$/;
const Usage = z.object({ user: z.number(), system: z.number() });
const Memory = z.object({ heapUsed: z.number(), external: z.number() });

/** A Node.js process whose own CPU and memory are measured, without those of its children. */
export interface Measured {
  /** What the `ready` pattern caught. */
  ready: string;
  inspector: Inspector;
  /** CPU milliseconds so far. */
  cpuMs(): Promise<number>;
  /** heapUsed + external after a forced collection. */
  memoryBytes(): Promise<number>;
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

function addressesOf(child: ChildProcess, ready: RegExp): Promise<{ inspector: string; ready: string }> {
  const found: { inspector?: string; ready?: string } = {};
  const lines: string[] = [];
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on('line', (line) => {
        if (lines.length < 50) lines.push(line);
        found.inspector ??= INSPECTOR.exec(line)?.[1];
        found.ready ??= ready.exec(line)?.[1];
        if (found.inspector !== undefined && found.ready !== undefined)
          resolve({ inspector: found.inspector, ready: found.ready });
      });
    }
    child.once('exit', (code) => reject(new Error(`ended with ${code}:\n${lines.join('\n')}`)));
  });
}

/**
 * Starts a script and waits for the line that says it is ready, bound to its core unless it is to have `anyCore`.
 * Throws what it printed when it ends before.
 */
export async function startMeasured(
  script: string,
  env: NodeJS.ProcessEnv,
  ready: RegExp,
  cores: 'ownCore' | 'anyCore' = 'ownCore',
): Promise<Measured> {
  const node = ['--inspect=127.0.0.1:0', script];
  const [command, args] = cores === 'ownCore' ? pinned('server', process.execPath, node) : [process.execPath, node];
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const gone = once(child, 'exit');
  const addresses = await addressesOf(child, ready);
  const inspector = await Inspector.connect(addresses.inspector);
  return {
    ready: addresses.ready,
    inspector,
    async cpuMs() {
      const { user, system } = Usage.parse(await inspector.evaluate('process.cpuUsage()'));
      return (user + system) / 1_000;
    },
    async memoryBytes() {
      for (let times = 0; times < 3; times += 1) await inspector.call('HeapProfiler.collectGarbage');
      const { heapUsed, external } = Memory.parse(await inspector.evaluate('process.memoryUsage()'));
      return heapUsed + external;
    },
    async stop(signal = 'SIGTERM') {
      inspector.close();
      child.kill(signal);
      await gone;
    },
  };
}
