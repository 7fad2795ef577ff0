import { serveJobs } from '../workers/thread.ts';
import { make } from './make.ts';
import type { ExportJob } from './manuscript.ts';

serveJobs<ExportJob>(async (job) => {
  const bytes = await make(job);
  return { value: bytes, transfer: [bytes.buffer] };
});
