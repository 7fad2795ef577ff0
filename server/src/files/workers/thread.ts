import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { Refusal } from '../../kernel/errors.ts';
import { type Message, refusalMessage } from './messages.ts';

/** What a job hands back; buffers in `transfer` change hands instead of being copied. */
export interface Outcome {
  value: unknown;
  transfer?: ArrayBuffer[];
}

export type Work<Job> = (job: Job, report: (progress: unknown) => void) => Promise<Outcome> | Outcome;

/** Where the system knows priorities of threads (Linux), people who write go first. */
const NICENESS = 5;

function stepBack(): void {
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    if (Number.isInteger(thread) && thread > 0) setPriority(thread, NICENESS);
  } catch {
    // Elsewhere it works all the same.
  }
}

const failureOf = (error: unknown): Message => {
  if (error instanceof Refusal) return refusalMessage(error);
  return { kind: 'failed', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) };
};

/** The whole body of a pool's thread: one job after the other, as the pool hands them out. */
export function serveJobs<Job>(work: Work<Job>): void {
  const port = parentPort;
  if (port === null) throw new Error('this runs as a thread of a pool');
  stepBack();
  const say = (message: Message, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer);
  port.on('message', async (job: Job) => {
    try {
      const { value, transfer } = await work(job, (report) => say({ kind: 'report', report }));
      say({ kind: 'done', value }, transfer);
    } catch (error) {
      say(failureOf(error));
    }
  });
}
