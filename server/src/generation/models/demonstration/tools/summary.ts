/** A short summary: what a text turns on, and its most telling sentences, cut short. */
import { SUMMARY_ENDS, SUMMARY_LEADS, SUMMARY_PAIRS } from '../banks/summary.ts';
import { Meter } from '../meter.ts';
import type { Page } from '../page.ts';
import { telling } from '../rewriting/salience.ts';
import { shortened } from '../rewriting/shorten.ts';
import { type Job, openPage } from './job.ts';

/** 200 tokens at three quarters of a word each. */
const MOST_WORDS = 150;

export function* composeSummary(job: Job): Generator<string> {
  const { input, prompt, words } = job.brief;
  const max = Math.min(MOST_WORDS, words.max);
  yield* summary(job, input.trim() === '' ? prompt : input, new Meter({ min: Math.min(words.min, max), max }));
}

/** Lead, cut sentences in their order, end; for a text of any length. */
export function* summary(job: Job, text: string, meter: Meter): Generator<string> {
  const page = openPage(job, { prompt: '', text, prose: false, heroless: true, voiceOf: '', seed: job.seed }, meter);
  yield page.sentence(SUMMARY_LEADS);
  for (const sentence of telling(text, Math.ceil(meter.target / 14), job.brief.take)) {
    if (meter.left < 14) break;
    const short = shortened(sentence, 22);
    const placed = page.passage(() => short);
    if (placed !== '') yield placed;
  }
  yield* more(page, meter);
  yield page.sentence(SUMMARY_ENDS);
}

function* more(page: Page, meter: Meter): Generator<string> {
  for (let i = 0; meter.words + 12 < meter.min; i++) {
    if (i % 5 === 4) page.paragraph();
    const text = page.sentence(i % 3 === 2 ? SUMMARY_LEADS : SUMMARY_PAIRS);
    if (text === '') return;
    yield text;
  }
}
