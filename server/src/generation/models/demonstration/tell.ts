/** A story, scene after scene, as long as it is asked to be. */
import * as about from './banks/about.ts';
import { AIMS, GOALS, OBSTACLES, OUTCOMES } from './banks/aims.ts';
import * as dialogue from './banks/dialogue.ts';
import * as kinds from './banks/kinds.ts';
import { LIFE, PREMISES } from './banks/life.ts';
import { RESUMES } from './banks/resumes.ts';
import * as scenes from './banks/scenes.ts';
import { finished } from './grammar/finishing.ts';
import type { Telling } from './grammar/narrator.ts';
import type { Openings, Page } from './page.ts';
import type { Topic } from './reading/topic.ts';
import { nextScene } from './world/scene.ts';

export type Bank = readonly string[];

const KINDS: Bank = Object.values(kinds).flat();
const OPENINGS: Openings = {
  list: [
    'Even so,',
    'And yet',
    'Still,',
    'In truth,',
    'For all that,',
    'Of course',
    'All the same,',
    'To be sure,',
    'Truth be told,',
  ],
  chance: 0.14,
  anywhere: false,
};

/** Only where nothing else is left to say it in another way. */
const IN_NEED: Openings = { ...OPENINGS, chance: 0 };

const BEATS = {
  open: scenes.OPENINGS,
  premise: PREMISES,
  life: LIFE,
  resume: RESUMES,
  goal: GOALS,
  obstacle: OBSTACLES,
  outcome: OUTCOMES,
  year: scenes.YEAR_OPENINGS,
  setting: scenes.SETTINGS,
  about: about.ABOUT,
  thought: about.THOUGHTS,
  deed: about.DEEDS,
  short: about.SHORT,
  kind: KINDS,
  meeting: scenes.MEETINGS,
  company: scenes.COMPANY,
  turn: scenes.TURNS,
  close: scenes.CLOSINGS,
} as const;

export type Beat = keyof typeof BEATS;
type Step = readonly Beat[] | 'talk';

/** Beats that may refer back. */
const GOING_ON: ReadonlySet<Beat> = new Set(['about', 'thought', 'deed', 'kind', 'company', 'life']);

const SCRIPTS: readonly (readonly Step[])[] = [
  [
    ['open', 'setting', 'about'],
    ['goal', 'life', 'kind', 'thought'],
    ['meeting', 'company', 'deed'],
    'talk',
    ['obstacle', 'kind', 'life', 'short'],
    ['turn', 'life', 'thought', 'outcome'],
  ],
  [
    ['open', 'about', 'life'],
    ['goal', 'kind', 'about'],
    ['setting', 'meeting', 'company'],
    'talk',
    ['obstacle', 'deed', 'life', 'kind'],
    ['turn', 'short', 'deed', 'outcome'],
  ],
  [
    ['open', 'kind', 'setting'],
    ['goal', 'about', 'deed', 'life'],
    ['obstacle', 'kind', 'about'],
    ['meeting', 'life', 'company'],
    'talk',
    ['turn', 'life', 'outcome', 'short'],
  ],
  [
    ['open', 'deed', 'kind'],
    ['about', 'life', 'thought'],
    ['goal', 'life', 'obstacle'],
    ['meeting', 'company', 'turn'],
    'talk',
    ['deed', 'outcome', 'kind'],
  ],
];

/** The first paragraph tells the prompt's own deed where it has one. */
function beginning(step: readonly Beat[], page: Page, number: number): readonly Beat[] {
  const { world } = page.narrator;
  const first: Beat =
    number > 0 ? 'resume' : world.deed !== undefined ? 'premise' : world.year !== '' ? 'year' : 'open';
  return [first, ...step.slice(1)];
}

/** A sentence of a beat, with its white space; empty when the page is full. */
export function beat(page: Page, kind: Beat, telling: Telling = {}): string {
  return page.sentence(BEATS[kind], telling, GOING_ON.has(kind) ? OPENINGS : IN_NEED);
}

/** What a paragraph is about: for the most part something that the writer asked for. */
function focusOf(page: Page): Topic {
  const { topics, wanted } = page.narrator.world;
  const asked = topics.filter((topic) => wanted.has(topic));
  return page.random.pick(asked.length > 0 && page.random.chance(0.94) ? asked : topics);
}

/** The hero's daily life says nothing of the prompt when the hero is nobody of the prompt: tell less of it. */
function strays(page: Page): boolean {
  const { hero, wanted } = page.narrator.world;
  return wanted.size > 0 && (hero.topic === undefined || !wanted.has(hero.topic)) && page.random.chance(0.4);
}

/** A paragraph of beats about one topic. */
export function* paragraph(page: Page, beats: readonly Beat[], stop: () => boolean): Generator<string> {
  page.paragraph();
  const focus: Topic | undefined = page.random.chance(0.7) ? focusOf(page) : undefined;
  for (const kind of beats) {
    if (stop()) return;
    const text = beat(page, kind === 'life' && strays(page) ? 'thought' : kind, { focus });
    if (text !== '') yield text;
  }
}

/** Question, answer and reply, each in a paragraph of its own with what the speaker does. */
export function* talk(page: Page, turns: number, stop: () => boolean): Generator<string> {
  const order = page.random.chance(0.5) ? (['hero', 'companion'] as const) : (['companion', 'hero'] as const);
  for (let i = 0; i < turns; i++) {
    if (stop()) break;
    const speaker = order[i % 2] ?? 'hero';
    page.paragraph(true);
    const said = spoken(page, i === 0 ? dialogue.ASKED : i % 2 === 1 ? dialogue.ANSWERED : dialogue.REPLIED, speaker);
    if (said === '') break;
    yield said;
    if (page.random.chance(0.75) && !stop()) yield page.sentence(dialogue.GESTURES, { speaker });
  }
  page.paragraph(true);
}

function spoken(page: Page, bank: Bank, speaker: 'hero' | 'companion'): string {
  return page.passage(() => {
    const line = page.pattern(bank);
    if (line === undefined) return undefined;
    const question = line.endsWith('?');
    const plural = speaker === 'hero' && page.narrator.world.hero.person === 'they';
    const tag = plural ? 'one of {S.o} [say]' : page.random.pick(question ? dialogue.QUESTIONED : dialogue.SAID);
    const text = page.narrator.say(`“${line}${question ? '' : ','}” ${tag}`, { speaker });
    return text === undefined ? undefined : finished(text);
  });
}

/** Scenes until `stop`; the first begins the story, the others go on with it. */
export function* story(page: Page, stop: () => boolean, first = 0): Generator<string> {
  for (let number = first; !stop(); number++) {
    const before = page.meter.words;
    yield* scene(page, number, stop);
    if (page.meter.words === before) return;
  }
}

/** One scene, by one of the scripts; number 0 begins a story. */
export function* scene(page: Page, number: number, stop: () => boolean): Generator<string> {
  const { narrator, random } = page;
  narrator.enter(nextScene(narrator.world, random, number > 0 ? narrator.scene : undefined), AIMS);
  for (const step of random.pick(SCRIPTS)) {
    if (stop()) return;
    if (step === 'talk') yield* talk(page, random.chance(0.6) ? 3 : 4, stop);
    else yield* paragraph(page, step[0] === 'open' ? beginning(step, page, number) : step, stop);
  }
}
