import { setTimeout as wait } from 'node:timers/promises';
import { invalid } from '../../errors.ts';
import { serveJobs } from '../serveJobs.ts';

/** Jobs that behave well, and jobs that do not. */
export type OddJob =
  | { do: 'double'; number: number }
  | { do: 'report'; times: number }
  | { do: 'hold'; until: SharedArrayBuffer }
  | { do: 'spin' | 'eat' | 'die' | 'refuse' | 'throw' | 'sleep' }
  | { do: 'pour'; parts: number; size: number; last?: 'refuse' | 'die' }
  | { do: 'reverse'; bytes: Uint8Array<ArrayBuffer> };

serveJobs<OddJob, unknown>(async (job, report, send) => {
  switch (job.do) {
    case 'double':
      return { value: job.number * 2 };
    case 'report':
      for (let done = 1; done <= job.times; done += 1) report(done);
      return { value: null };
    case 'pour':
      for (let sent = 1; sent <= job.parts; sent += 1) {
        report(sent);
        await send(new Uint8Array(job.size).fill(sent));
      }
      if (job.last === 'refuse') throw invalid('file', 'it is encrypted');
      if (job.last === 'die') process.exit(3);
      return { value: null };
    case 'hold':
      Atomics.wait(new Int32Array(job.until), 0, 0);
      return { value: 'let go' };
    case 'sleep':
      await wait(3_600_000);
      return { value: null };
    case 'spin':
      for (;;);
    case 'eat': {
      const eaten: string[][] = [];
      for (;;) eaten.push(Array.from({ length: 10_000 }, (_, index) => `${eaten.length} ${index}`));
    }
    case 'die':
      process.exit(3);
      break;
    case 'refuse':
      throw invalid('file', 'it is encrypted');
    case 'throw':
      throw new Error('an odd fault');
    case 'reverse': {
      const bytes = job.bytes.toReversed();
      return { value: bytes, transfer: [bytes.buffer] };
    }
    default:
      job satisfies never;
  }
  return { value: undefined };
});
