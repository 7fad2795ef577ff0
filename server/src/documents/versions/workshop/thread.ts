import { serveJobs } from '../../../kernel/workers/serveJobs.ts';
import { type Answers, type Asked, work } from './work.ts';

serveJobs<Asked, Answers[Asked['kind']]>((asked) => ({ value: work(asked) }));
