import { availableParallelism } from 'node:os';
import { oneThread, type PoolSettings } from '../kernel/workers/settings.ts';
import { WorkerPool } from '../kernel/workers/workerPool.ts';

/** One core stays with the people who write. */
const spareCores = (): number => Math.max(1, Math.min(4, availableParallelism() - 1));

/** Threads that make and read files: what comes in is not to be trusted, and nobody's letters wait for them. */
export function filePool<Asked, Answer>(module: URL, settings: Partial<PoolSettings>): WorkerPool<Asked, Answer> {
  return new WorkerPool(module, {
    ...oneThread,
    threads: spareCores(),
    perOwner: 6,
    memoryMb: 256,
    jobsPerThread: 20,
    niceness: 5,
    fullWords: 'Many files are being made right now. Try again in a moment.',
    ownFullWords: 'You have several files under way. Wait for one of them.',
    ...settings,
  });
}
