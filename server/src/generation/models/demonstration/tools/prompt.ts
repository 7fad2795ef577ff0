/** A free prompt: a short story about it, or an explanation when that is what it asks for. */
import { ESSAY_ASIDES, ESSAY_CLOSINGS, ESSAY_OPENINGS, ESSAY_POINTS } from '../banks/essay.ts';
import type { Openings, Page } from '../page.ts';
import { scene, story } from '../tell.ts';
import { ending, nearlyFull } from './ending.ts';
import { type Job, openPage } from './job.ts';

/** Essay sentences after which an anecdote keeps a long explanation alive. */
const POINTS_BEFORE_ANECDOTE = 18;

const CONNECTIVES: Openings = {
  list: [
    'In other words,',
    'To be fair,',
    'Then again,',
    'Besides,',
    'Put plainly,',
    'Even so,',
    'For one thing,',
    'After all,',
    'Oddly enough,',
    'On the whole,',
    'Seen that way,',
    'More to the point,',
  ],
  chance: 0.15,
  anywhere: true,
};

export function* composePrompt(job: Job): Generator<string> {
  const { prompt, input } = job.brief;
  const page = openPage(job, { prompt, text: input, prose: false, essays: true, company: true, seed: job.seed });
  if (page.narrator.world.essay) yield* essay(page);
  else {
    yield* story(page, () => nearlyFull(page));
    yield* ending(page);
  }
}

function* essay(page: Page): Generator<string> {
  const full = (): boolean => nearlyFull(page);
  yield page.sentence(ESSAY_OPENINGS, {}, CONNECTIVES);
  for (let points = 1, anecdotes = 0; !full(); points++) {
    const before = page.meter.words;
    const text = page.sentence(points % 7 === 5 ? ESSAY_ASIDES : ESSAY_POINTS, {}, CONNECTIVES);
    if (text !== '') yield text;
    if (points % 4 === 3) page.paragraph();
    if (points % POINTS_BEFORE_ANECDOTE === 0) {
      page.paragraph();
      yield* scene(page, anecdotes++, full);
      page.paragraph(true);
    }
    if (points % POINTS_BEFORE_ANECDOTE === 0 && page.meter.words === before) break;
  }
  yield* ending(page, ESSAY_CLOSINGS, ESSAY_POINTS);
}
