import { serveJobs } from '../../../kernel/workers/serveJobs.ts';
import { read } from './read.ts';
import type { Reading, ReadJob } from './reading.ts';

serveJobs<ReadJob, Reading>(async (job) => {
  const value = await read(job);
  const transfer = [value.text.buffer, ...(value.document === null ? [] : [value.document.buffer])];
  return { value, transfer };
});
