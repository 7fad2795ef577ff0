/** A short summary: what a text turns on, and its most telling sentences, cut short. */
import { SUMMARY_ENDS, SUMMARY_LEADS, SUMMARY_PAIRS } from '../banks/summary.ts';
import { Meter } from '../meter.ts';
import type { Page } from '../page.ts';
import { telling } from '../rewriting/salience.ts';
import { shortened } from '../rewriting/shorten.ts';
import { type Style, styleFor } from '../rewriting/styles.ts';
import { type Job, openPage } from './job.ts';
import { variants } from './rewrite.ts';

/** 200 tokens at three quarters of a word each. */
const MOST_WORDS = 150;

export function* composeSummary(job: Job): Generator<string> {
  const { input, prompt, words } = job.brief;
  const max = Math.min(MOST_WORDS, words.max);
  yield* summary(job, input.trim() === '' ? prompt : input, new Meter({ min: Math.min(words.min, max), max }));
}

const CONDENSED: Style = { ...styleFor('shorten', '', ''), shorter: false };

/** Words that say where in the text a sentence stood. */
function connectives(at: number, count: number): string[] {
  if (at === 0) return ['At first', 'To begin with,', 'At the start', 'Early on', 'First'];
  if (at === count - 1) return ['In the end', 'At last', 'Finally,', 'By the close', 'Last of all'];
  return ['Then', 'Later', 'After that', 'Meanwhile', 'Before long', 'Next', 'Soon', 'From there', 'In between'];
}

/** Lead, cut sentences in their order, end; for a text of any length. */
export function* summary(job: Job, text: string, meter: Meter): Generator<string> {
  const page = openPage(job, { prompt: '', text, prose: false, heroless: true, voiceOf: '', seed: job.seed }, meter);
  yield page.sentence(SUMMARY_LEADS);
  const told = telling(text, Math.ceil(meter.target / 18));
  for (const [i, sentence] of told.entries()) {
    if (meter.left < 14) break;
    const placed = page.passage(
      variants(page, { ...CONDENSED, openings: connectives(i, told.length) }, shortened(sentence, 22), 1),
    );
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
