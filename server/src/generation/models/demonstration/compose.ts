/** From a request to its text: which tool writes it, and where a text that was begun goes on. */
import type { Brief } from '../model.ts';
import { composeDescription } from './tools/describe.ts';
import { composeFromFile } from './tools/file.ts';
import type { Job } from './tools/job.ts';
import { requestSeed } from './tools/job.ts';
import { composeBrainstorm, composeOutline, composeTitle } from './tools/lists.ts';
import { composePrompt } from './tools/prompt.ts';
import { composeRewrite } from './tools/rewrite.ts';
import { composeChapter } from './tools/story.ts';
import { composeSummary } from './tools/summary.ts';
import { composeWrite } from './tools/write.ts';

type Composer = (job: Job) => Iterable<string>;

const COMPOSERS: Readonly<Record<Brief['tool'], Composer>> = {
  prompt: composePrompt,
  story: composeChapter,
  write: composeWrite,
  rewrite: composeRewrite,
  describe: composeDescription,
  brainstorm: composeBrainstorm,
  file: composeFromFile,
  outline: composeOutline,
  summary: composeSummary,
  title: composeTitle,
};

/** The text of a request in pieces of about a sentence, white space included. The same request gives the same text. */
export function* composeDemonstration(request: { brief: Brief; seed: number }): Generator<string> {
  const { brief, seed } = request;
  const composer = COMPOSERS[brief.tool];
  for (const piece of composer({ brief, seed: requestSeed(brief, seed), before: brief.written }))
    if (piece !== '') yield piece;
}
