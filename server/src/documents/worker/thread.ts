import { serveJobs } from '../../kernel/workers/serveJobs.ts';
import { type Done, type Work, work } from './work.ts';

serveJobs<Work, Done>((asked) => ({ value: work(asked) }));
