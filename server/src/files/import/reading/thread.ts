import { serveJobs } from '../../workers/thread.ts';
import { read } from './read.ts';
import type { ReadJob } from './reading.ts';

serveJobs<ReadJob>(async (job) => {
  const value = await read(job);
  const transfer = [value.text.buffer, ...(value.document === null ? [] : [value.document.buffer])];
  return { value, transfer };
});
