import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '../errors.ts';
import { type Message, type Order, refusalMessage } from './messages.ts';
import { Outlet } from './outlet.ts';

/** What a job hands back; buffers in `transfer` change hands instead of being copied. */
export interface Outcome<Answer = unknown> {
  value: Answer;
  transfer?: ArrayBuffer[];
}

export type Work<Job, Answer> = (
  job: Job,
  report: (progress: unknown) => void,
  /** Hands over a piece of what is made, for `pour`; resolves when the next one may follow. */
  send: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>,
) => Promise<Outcome<Answer>> | Outcome<Answer>;

/** What a pool tells its threads when it starts them. */
export interface ThreadData {
  niceness: number;
  windowBytes: number;
}

function stepBack(niceness: number): void {
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    if (Number.isInteger(thread) && thread > 0) setPriority(thread, niceness);
  } catch {
    // Elsewhere it works all the same.
  }
}

const failureOf = (error: unknown): Message => {
  if (error instanceof Refusal) return refusalMessage(error);
  return { kind: 'failed', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) };
};

/** The whole body of a pool's thread: one job after the other, as the pool hands them out. */
export function serveJobs<Job, Answer>(work: Work<Job, Answer>): void {
  const port = parentPort;
  if (port === null) throw new Error('this runs as a thread of a pool');
  const { niceness, windowBytes } = workerData as ThreadData;
  if (niceness > 0) stepBack(niceness);
  const say = (message: Message, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer);
  let outlet = new Outlet(windowBytes, say);
  const serve = async (job: Job): Promise<void> => {
    outlet = new Outlet(windowBytes, say);
    const { send } = outlet;
    try {
      const { value, transfer } = await work(job, (report) => say({ kind: 'report', report }), send);
      say({ kind: 'done', value }, transfer);
    } catch (error) {
      say(failureOf(error));
    }
  };
  port.on('message', (order: Order) => {
    if (order.kind === 'taken') outlet.taken(order.bytes);
    // The word of the pool, whose jobs these are.
    else void serve(order.data as Job);
  });
}
