/** From a request to its text: which tool writes it, and where a text that was begun goes on. */
import { countWords } from '@penora/protocol/words/pieces';
import type { Brief } from '../model.ts';
import { SHORT } from './banks/about.ts';
import { Meter } from './meter.ts';
import { afterPrefix } from './resume.ts';
import { allSentences } from './sentences.ts';
import { composeDescription } from './tools/describe.ts';
import { composeFromFile } from './tools/file.ts';
import { type Job, openPage, requestSeed } from './tools/job.ts';
import { composeBrainstorm, composeOutline, composeTitle } from './tools/lists.ts';
import { composePrompt } from './tools/prompt.ts';
import { composeRewrite } from './tools/rewrite.ts';
import { composeChapter } from './tools/story.ts';
import { composeSummary } from './tools/summary.ts';
import { composeWrite } from './tools/write.ts';

const COMPOSERS: Readonly<Record<Brief['tool'], (job: Job) => Iterable<string>>> = {
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

/**
 * The text of a request in pieces of about a sentence, white space included. The same request gives the same text.
 * With `written` it gives what comes after: a text that was cut off anywhere goes on at that very letter, since it is
 * composed once more and its beginning left out; `words` is the range of the whole text. An empty piece is a pause in
 * which nothing is to be said yet.
 */
export function* composeDemonstration(request: { brief: Brief; seed: number }): Generator<string> {
  const { brief, seed } = request;
  const begun = brief.written.trim();
  if (begun === '') {
    yield* compose(brief, seed, '');
    return;
  }
  const start = placeOfBeginning(brief, seed);
  if (start !== undefined) {
    const rest = afterPrefix(compose(brief, seed, brief.written.slice(0, start)), brief.written.slice(start));
    if (yield* rest) return;
  }
  yield* goOnAfter(brief, seed);
}

function* compose(brief: Brief, seed: number, before: string): Generator<string> {
  const job: Job = { brief, seed: requestSeed(brief, seed), before };
  let said = false;
  for (const piece of COMPOSERS[brief.tool](job)) {
    if (piece === '') continue;
    said = true;
    yield piece;
  }
  if (!said) yield inAWord(job);
}

/** A few words where fewer were asked for than any sentence has: an empty answer would count as a failure. */
function inAWord(job: Job): string {
  const { prompt, input } = job.brief;
  const page = openPage(job, { prompt, text: input, prose: false, seed: job.seed }, new Meter({ min: 1, max: 16 }));
  return page.sentence(SHORT) || 'It could wait.';
}

/** Where in what was written this very composition began: other chapters may stand before it. */
function placeOfBeginning(brief: Brief, seed: number): number | undefined {
  const first = compose(brief, seed, '').next().value;
  if (typeof first !== 'string') return undefined;
  const opening = first.trim();
  const at = brief.written.lastIndexOf(opening);
  if (at >= 0) return at;
  return opening.startsWith(brief.written.trim()) ? brief.written.length - brief.written.trimStart().length : undefined;
}

/** After a text that is not of this composition: an open sentence is left open, none is repeated. */
function* goOnAfter(brief: Brief, seed: number): Generator<string> {
  const done = countWords(brief.written);
  const own = brief.tool !== 'story' && done < brief.words.max;
  const words = own ? { min: Math.max(1, brief.words.min - done), max: brief.words.max - done } : brief.words;
  const open = !/[.!?…:”"’)\]]\s*$/u.test(brief.written);
  let first = true;
  for (const piece of compose({ ...brief, words }, seed + allSentences(brief.written).length, brief.written)) {
    if (first && !/\s$/u.test(brief.written)) yield open ? '…\n\n' : '\n\n';
    first = false;
    yield piece;
  }
}
