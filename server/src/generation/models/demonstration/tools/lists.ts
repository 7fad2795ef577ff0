/** Tools whose text is a list of lines: brainstorm, outline, title. */
import { countWords } from '@penora/protocol/words/pieces';
import { ABOUT } from '../banks/about.ts';
import * as conflictBank from '../banks/ideas/conflicts.ts';
import * as dialogueBank from '../banks/ideas/lines.ts';
import * as objectBank from '../banks/ideas/objects.ts';
import * as peopleBank from '../banks/ideas/people.ts';
import * as placeBank from '../banks/ideas/places.ts';
import * as plotBank from '../banks/ideas/plot.ts';
import * as worldBank from '../banks/ideas/world.ts';
import { stageFor } from '../banks/outline.ts';
import { TITLES } from '../banks/titles.ts';
import { finished } from '../grammar/finishing.ts';
import { titleCase } from '../language/titleCase.ts';
import { Meter } from '../meter.ts';
import type { Page } from '../page.ts';
import { buildWorld } from '../world/build.ts';
import { inventCompanion } from '../world/cast.ts';
import { nextScene } from '../world/scene.ts';
import { type Job, numberOption, openPage, pageFor, textOption, workSeed } from './job.ts';

interface Category {
  ideas: readonly string[];
  /** Sentences that carry an idea further when there is room. */
  notes: readonly string[];
  shape: 'sentence' | 'speech' | 'title';
}

const CATEGORIES: Readonly<Record<string, Category>> = {
  plot: { ideas: plotBank.PLOTS, notes: plotBank.PLOT_NOTES, shape: 'sentence' },
  names: { ideas: peopleBank.NAMES, notes: peopleBank.NAME_NOTES, shape: 'sentence' },
  locations: { ideas: placeBank.LOCATIONS, notes: placeBank.LOCATION_NOTES, shape: 'sentence' },
  objects: { ideas: objectBank.OBJECT_IDEAS, notes: objectBank.OBJECT_NOTES, shape: 'sentence' },
  conflicts: { ideas: conflictBank.CONFLICTS, notes: conflictBank.CONFLICT_NOTES, shape: 'sentence' },
  dialogue: { ideas: dialogueBank.DIALOGUE_STARTERS, notes: dialogueBank.DIALOGUE_NOTES, shape: 'speech' },
  world: { ideas: worldBank.WORLD_IDEAS, notes: worldBank.WORLD_NOTES, shape: 'sentence' },
  titles: { ideas: TITLES, notes: [], shape: 'title' },
  custom: { ideas: [...worldBank.STARTING_POINTS, ...plotBank.PLOTS], notes: plotBank.PLOT_NOTES, shape: 'sentence' },
};

const CUSTOM: Category = {
  ideas: [...worldBank.STARTING_POINTS, ...plotBank.PLOTS],
  notes: plotBank.PLOT_NOTES,
  shape: 'sentence',
};

export function* composeBrainstorm(job: Job): Generator<string> {
  const { prompt, input, words } = job.brief;
  const count = Math.min(20, Math.max(3, numberOption(job.brief, 'count', 10)));
  const category = CATEGORIES[textOption(job.brief, 'category') || 'plot'] ?? CUSTOM;
  const page = openPage(job, {
    prompt: prompt || input,
    text: prompt === '' ? '' : input,
    prose: false,
    heroless: true,
    voiceOf: '',
    seed: job.seed,
  });
  const given = new Set(page.narrator.world.taken);
  for (let i = 1; i <= count; i++) {
    newFaces(page, given);
    const room = Math.max(6, Math.floor((words.max - page.meter.words) / (count - i + 1)) - 1);
    const line =
      page.line(() => idea(page, category, room), `${i}. `) || page.line(() => idea(page, category, 99), `${i}. `);
    if (line === '') return;
    yield line;
    yield* notes(page, category, (words.min * i) / count);
  }
}

/** Somebody else in every line. */
function newFaces(page: Page, given: Set<string>): void {
  const { world, random } = page.narrator;
  const companion = inventCompanion(random.chance(0.5) ? 'she' : 'he', world.genre, given, random);
  for (const part of companion.full.toLowerCase().split(' ')) given.add(part);
  page.narrator.scene = { ...nextScene(world, random), companion };
}

function idea(page: Page, category: Category, room: number): string | undefined {
  const pattern = page.pattern(category.ideas);
  const said =
    pattern === undefined
      ? undefined
      : page.narrator.say(category.shape === 'speech' ? `“${pattern}”` : pattern, { raw: true, speaker: 'companion' });
  if (said === undefined || countWords(said) + 1 > room) return undefined;
  if (category.shape === 'title') return titleCase(said);
  return finished(said);
}

function* notes(page: Page, category: Category, least: number): Generator<string> {
  while (category.notes.length > 0 && page.meter.words < least) {
    const text = page.sentence(category.notes) || page.sentence(ABOUT);
    if (text === '') return;
    yield text;
  }
}

/** Lines "1. Title: what happens." for every chapter of a story. */
export function* composeOutline(job: Job): Generator<string> {
  const { brief } = job;
  const count = Math.min(50, Math.max(1, Math.round(numberOption(brief, 'chapters', 10))));
  const world = {
    ...buildWorld({ prompt: brief.prompt, text: '', prose: false, seed: workSeed(brief) }),
    tense: 'present' as const,
  };
  const page = pageFor(job, world, new Meter({ min: 0, max: Math.max(brief.words.max, count * 40) }));
  for (let i = 1; i <= count; i++) {
    if (i % 4 === 1) page.narrator.scene = nextScene(world, page.random, i > 1 ? page.narrator.scene : undefined);
    page.narrator.paragraph();
    const title = page.line(() => titled(page), `${i}. `, ':');
    const summary = page.sentence(stageFor(i, count));
    if (title === '' || summary === '') return;
    yield title;
    yield summary;
  }
}

function titled(page: Page): string | undefined {
  const pattern = page.pattern(TITLES);
  const said = pattern === undefined ? undefined : page.narrator.say(pattern, { raw: true });
  return said === undefined ? undefined : titleCase(said);
}

/** One title, on one line, without a full stop. */
export function* composeTitle(job: Job): Generator<string> {
  const { prompt, input } = job.brief;
  const meter = new Meter({ min: 1, max: Math.max(4, job.brief.words.max) });
  const page = openPage(
    job,
    { prompt: prompt || input, text: prompt === '' ? '' : input, prose: false, heroless: true, seed: job.seed },
    meter,
  );
  const line = page.line(() => titled(page), '');
  const [topic] = page.narrator.world.topics;
  yield line !== '' || topic === undefined ? line : titleCase(topic.name || topic.noun);
}
