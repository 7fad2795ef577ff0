/** Going on from the cursor: by itself, in a direction, or in another tone. */

import { ABOUT, DEEDS, THOUGHTS } from '../banks/about.ts';
import { AIMS } from '../banks/aims.ts';
import { toneBank } from '../banks/tones/tones.ts';
import type { Page } from '../page.ts';
import { type Beat, paragraph, talk } from '../tell.ts';
import { nextScene } from '../world/scene.ts';
import { bridge } from './bridge.ts';
import { topUp } from './ending.ts';
import { type Job, openPage, textOption } from './job.ts';

type Step = readonly Beat[] | 'talk';

const PLAIN: readonly Step[] = [
  ['kind', 'thought', 'deed'],
  ['company', 'about', 'life'],
  'talk',
  ['goal', 'kind', 'life'],
  ['turn', 'thought', 'short'],
  ['setting', 'deed', 'company'],
  ['obstacle', 'kind', 'about'],
  'talk',
  ['life', 'kind', 'outcome'],
];
const GUIDED: readonly Step[] = [
  ['goal', 'kind', 'thought'],
  ['deed', 'obstacle', 'company'],
  'talk',
  ['turn', 'kind', 'outcome'],
];

export function* composeWrite(job: Job): Generator<string> {
  const { prompt, input } = job.brief;
  const mode = textOption(job.brief, 'mode') || 'auto';
  const page = openPage(job, {
    prompt: mode === 'auto' ? '' : prompt,
    text: input,
    prose: input.trim() !== '',
    direction: mode === 'guided',
    seed: job.seed,
  });
  page.narrator.enter(nextScene(page.narrator.world, page.random), AIMS);
  yield* bridge(page, input);
  if (mode === 'tone') yield* inTone(page, textOption(job.brief, 'tone'));
  else yield* plainly(page, mode === 'guided' ? [...guided(page), ...PLAIN] : PLAIN);
  yield* topUp(page, [THOUGHTS, DEEDS, ABOUT]);
}

/** Begins with the deed that the direction asks for, where it names one. */
function guided(page: Page): Step[] {
  const [first = [], ...rest] = GUIDED;
  return page.narrator.world.deed === undefined || first === 'talk' ? [...GUIDED] : [['premise', ...first], ...rest];
}

/** Goes on as the text has begun. */
export function* plainly(page: Page, steps: readonly Step[]): Generator<string> {
  const full = (): boolean => page.meter.left <= 0;
  for (let i = 0; !full(); i++) {
    const before = page.meter.words;
    const step = steps[i] ?? PLAIN[i % PLAIN.length] ?? 'talk';
    if (i > 0 && i % PLAIN.length === 0)
      page.narrator.enter(nextScene(page.narrator.world, page.random, page.narrator.scene), AIMS);
    if (step === 'talk') yield* talk(page, 3, full);
    else yield* paragraph(page, step, full);
    if (page.meter.words === before && i > PLAIN.length * 2) return;
  }
}

/** Two sentences of the tone for each plain one; "dialogue" lets people talk. */
function* inTone(page: Page, tone: string): Generator<string> {
  const full = (): boolean => page.meter.left <= 0;
  const bank = toneBank(tone);
  for (let i = 0; !full(); i++) {
    const before = page.meter.words;
    if (/dialog|conversation/iu.test(tone)) {
      yield* paragraph(page, [page.random.pick(['company', 'life', 'kind'] as const)], full);
      yield* talk(page, 5, full);
    } else yield* tonePassage(page, bank, i, full);
    if (page.meter.words === before) return;
  }
}

function* tonePassage(page: Page, bank: readonly string[], number: number, full: () => boolean): Generator<string> {
  page.paragraph();
  const count = 3 + page.random.below(3);
  for (let i = 0; i < count && !full(); i++) {
    if (i === 2) yield* oneOf(page, number % 2 === 0 ? 'kind' : 'life');
    else yield page.sentence(bank);
  }
  if (number % 3 === 2 && !full()) yield* talk(page, 2, full);
  if (page.meter.words > 1500 * (number + 1))
    page.narrator.enter(nextScene(page.narrator.world, page.random, page.narrator.scene), AIMS);
}

function* oneOf(page: Page, beatKind: Beat): Generator<string> {
  const text = page.sentence(beatKind === 'life' ? DEEDS : THOUGHTS);
  if (text !== '') yield text;
}
