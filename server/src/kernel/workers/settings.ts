/** What the jobs of one kind may take, and what whoever has to come later is told. */
export interface PoolSettings {
  /** Jobs at a time. */
  threads: number;
  /** Jobs that wait; beyond them everybody is asked to come back. */
  waiting: number;
  /** Jobs of one person, under way and waiting together; for jobs that name their owner. */
  perOwner: number;
  /** For one job, from when its thread takes it up. */
  timeMs: number;
  /** JavaScript's memory of one thread. */
  memoryMb: number;
  /** After so many jobs a thread is replaced; 1 gives each job a thread of its own. */
  jobsPerThread: number;
  /** A thread without work is let go after this. */
  idleMs: number;
  /** How far threads step back behind the people who write (0 to 19), where the system knows priorities (Linux). */
  niceness: number;
  /** Of what a job sends piece by piece: so much may wait to be read before the job waits too. */
  windowBytes: number;
  /** Whoever takes none of it for so long has left. */
  stallMs: number;
  /** The line is full. */
  fullWords: string;
  /** One person has too many. */
  ownFullWords: string;
}

/** One thread that does one thing after the other, on trusted input; what a kind of job needs otherwise it says. */
export const oneThread: PoolSettings = {
  threads: 1,
  waiting: 32,
  perOwner: Number.POSITIVE_INFINITY,
  timeMs: 60_000,
  memoryMb: 2_048,
  jobsPerThread: Number.POSITIVE_INFINITY,
  idleMs: 30_000,
  niceness: 0,
  windowBytes: 4_194_304,
  stallMs: 30_000,
  fullWords: 'Too much is being done right now. Try again in a moment.',
  ownFullWords: 'You have too much under way. Wait for some of it.',
};
