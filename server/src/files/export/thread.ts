import { serveJobs } from '../../kernel/workers/serveJobs.ts';
import { make } from './make.ts';
import type { ExportJob } from './manuscript.ts';

serveJobs<ExportJob, Uint8Array>(async (job) => {
  const bytes = await make(job);
  return { value: bytes, transfer: [bytes.buffer] };
});
