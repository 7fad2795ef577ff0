import { serveJobs } from '../../kernel/workers/serveJobs.ts';
import { make } from './make.ts';
import type { ExportJob } from './manuscript.ts';
import { inPieces } from './pieces.ts';

serveJobs<ExportJob, null>(async (job, _report, send) => {
  for await (const piece of inPieces(make(job))) await send(piece);
  return { value: null };
});
