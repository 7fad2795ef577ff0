import { availableParallelism } from 'node:os';

export interface PoolLimits {
  /** Jobs at a time. */
  threads: number;
  /** Jobs that wait; beyond them everybody is asked to come back. */
  waiting: number;
  /** Jobs of one person, under way and waiting together. */
  perOwner: number;
  /** For one job, from when its thread takes it up. */
  timeMs: number;
  /** JavaScript's memory of one thread. */
  memoryMb: number;
  /** After so many jobs a thread is replaced; 1 gives each job a thread of its own. */
  jobsPerThread: number;
  /** A thread without work is let go after this. */
  idleMs: number;
}

/** One core stays with the people who write. */
const spareCores = (): number => Math.max(1, Math.min(4, availableParallelism() - 1));

export const poolLimits = (): PoolLimits => ({
  threads: spareCores(),
  waiting: 32,
  perOwner: 6,
  timeMs: 60_000,
  memoryMb: 256,
  jobsPerThread: 20,
  idleMs: 30_000,
});
