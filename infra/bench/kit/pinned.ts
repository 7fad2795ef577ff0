import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** The measured server has the first core for itself, whoever loads it the second: they do not measure each other. */
const CORES = { server: '0', generator: '1' } as const;

const canPin = availableParallelism() >= 2 && spawnSync('taskset', ['-V'], { stdio: 'ignore' }).status === 0;

/** A command bound to a core, where that can be done. */
export function pinned(to: keyof typeof CORES, command: string, args: readonly string[]): [string, string[]] {
  return canPin ? ['taskset', ['-c', CORES[to], command, ...args]] : [command, [...args]];
}

/** Binds this process, which loads the servers. */
export function pinGenerator(): void {
  if (canPin) spawnSync('taskset', ['-acp', CORES.generator, String(process.pid)], { stdio: 'ignore' });
}
