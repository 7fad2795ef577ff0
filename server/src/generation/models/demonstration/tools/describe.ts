/** A thing as the senses have it: one short paragraph for each sense that was asked for. */
import { EMOTION } from '../banks/senses/emotion.ts';
import { METAPHOR } from '../banks/senses/metaphor.ts';
import { SIGHT } from '../banks/senses/sight.ts';
import { SMELL } from '../banks/senses/smell.ts';
import { SOUND } from '../banks/senses/sound.ts';
import { TASTE } from '../banks/senses/taste.ts';
import { TOUCH } from '../banks/senses/touch.ts';
import type { Page } from '../page.ts';
import { topUp } from './ending.ts';
import { type Job, openPage } from './job.ts';

const SENSES: Readonly<Record<string, readonly string[]>> = {
  sight: SIGHT,
  sound: SOUND,
  smell: SMELL,
  taste: TASTE,
  touch: TOUCH,
  metaphor: METAPHOR,
  emotion: EMOTION,
};

export function* composeDescription(job: Job): Generator<string> {
  const { prompt, input, options } = job.brief;
  const asked = Array.isArray(options.senses) ? options.senses : [];
  const senses = Object.keys(SENSES).filter((sense) => asked.length === 0 || asked.includes(sense));
  const page = openPage(job, {
    prompt: prompt || input,
    text: prompt === '' ? '' : input,
    prose: false,
    voiceOf: input,
    stranger: 'you',
    seed: job.seed,
  });
  const banks = senses.map((sense) => SENSES[sense] ?? SIGHT);
  for (const [i, bank] of banks.entries()) yield* sensed(page, bank, page.meter.left / (banks.length - i));
  page.paragraph();
  yield* topUp(page, banks);
}

/** Two sentences at least, and as many as the sense's share of the words allows. */
function* sensed(page: Page, bank: readonly string[], share: number): Generator<string> {
  const until = page.meter.words + share;
  page.paragraph(true);
  for (let i = 0; i < 2 || page.meter.words + 8 < until; i++) {
    if (i > 0 && page.meter.left < 6) return;
    if (i > 0 && i % 5 === 0) page.paragraph();
    const text = page.sentence(bank);
    if (text === '') return;
    yield text;
  }
}
