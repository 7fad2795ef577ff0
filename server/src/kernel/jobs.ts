import type { Logger } from './log.ts';

export interface Job {
  name: string;
  everyMs: number;
  run(): Promise<unknown>;
}

/**
 * Housekeeping of this process. Each job is repeated by several processes without harm, never overlaps itself, and a
 * failure waits for the next turn. Returns how to end them all.
 */
export function startJobs(jobs: readonly Job[], log: Logger): () => Promise<void> {
  const underWay = new Set<Promise<unknown>>();
  const busy = new Set<string>();
  const timers = jobs.map((job) =>
    setInterval(() => {
      if (busy.has(job.name)) return;
      busy.add(job.name);
      const turn = job
        .run()
        .catch((error: unknown) => log.warn({ err: error, job: job.name }, 'a job failed'))
        .finally(() => {
          busy.delete(job.name);
          underWay.delete(turn);
        });
      underWay.add(turn);
    }, job.everyMs),
  );
  return async () => {
    for (const timer of timers) clearInterval(timer);
    await Promise.all(underWay);
  };
}
