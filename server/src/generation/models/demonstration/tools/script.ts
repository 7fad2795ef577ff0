/** A text as a screenplay: headings, what is seen, and who speaks. */
import { AGENTS, DEVICES, NATURE, OBJECTS, OCCASIONS, PLACES, THINGS } from '../banks/kinds.ts';
import { SCREEN_ACTIONS, SCREEN_IMAGES } from '../banks/screen.ts';
import { Meter } from '../meter.ts';
import type { Page } from '../page.ts';
import { hasSpeech, opened } from '../rewriting/sentence.ts';
import { styleFor } from '../rewriting/styles.ts';
import { splitParagraphs, splitSentences } from '../sentences.ts';
import { nextScene } from '../world/scene.ts';
import { type Job, openPage } from './job.ts';
import { variants } from './rewrite.ts';
import { dialogueOf } from './speakers.ts';

const PARAGRAPHS_PER_SCENE = 5;
const HOURS = ['DAY', 'NIGHT', 'DAWN', 'EVENING', 'LATER', 'CONTINUOUS'];
const OUTDOORS =
  /market|stop|bridge|garden|rooftop|park|gate|path|stall|yard|steps|harbour|wall|slipway|quay|rocks|pier|pools|mast|landing|cliff|forest|ford|crossroads|field|orchard|clearing|well|ridge|bank|camp|lane|spring|meadow|moat|hill|sea|street|square|beach|mountain|desert|river|island|village|town|city|farm|road|station$/u;
const ASKING = ['Tell me,', 'Please,', 'Well,', 'Excuse me,', 'One thing:', 'Look,', 'So'];
const SOFTENERS = [
  'Listen,',
  'You see,',
  'I tell you,',
  'Well,',
  'Honestly,',
  'The thing is,',
  'Look here,',
  'Believe me,',
];
const SEEN = [
  ...SCREEN_ACTIONS,
  ...SCREEN_IMAGES,
  ...OBJECTS,
  ...DEVICES,
  ...PLACES,
  ...NATURE,
  ...AGENTS,
  ...OCCASIONS,
  ...THINGS,
];

const VOICE_OVER = styleFor('expand', '', '');

/** Scene after scene in the order of the text, until the length is reached. */
export function* screenplay(job: Job, text: string): Generator<string> {
  const page = openPage(
    job,
    { prompt: '', text, prose: true, tense: 'present', seed: job.seed },
    new Meter(job.brief.words),
  );
  const paragraphs = splitParagraphs(text);
  yield page.verbatim('FADE IN:');
  for (let at = 0, scene = 1; page.meter.left > 12; at += PARAGRAPHS_PER_SCENE, scene++) {
    const before = page.meter.words;
    if (scene > 1) page.narrator.scene = nextScene(page.narrator.world, page.random, page.narrator.scene);
    yield* playScene(page, paragraphs.slice(at, at + PARAGRAPHS_PER_SCENE), scene);
    if (page.meter.words === before) break;
  }
  yield page.verbatim('FADE OUT.');
}

function* playScene(page: Page, paragraphs: readonly string[], number: number): Generator<string> {
  const inside = OUTDOORS.test(page.narrator.scene.place) ? 'EXT.' : 'INT.';
  const place = page.narrator.scene.place.replace(/^the /u, '').toUpperCase();
  yield page.verbatim(`${inside} ${place} - ${HOURS[(number + page.random.below(3)) % HOURS.length] ?? 'DAY'}`);
  yield* seen(page, 2);
  for (const paragraph of paragraphs) {
    if (page.meter.left <= 8) return;
    yield* played(page, paragraph);
  }
  if (paragraphs.length === 0) yield* seen(page, 3);
  if (page.meter.left > 20) yield page.verbatim(page.random.pick(['CUT TO:', 'DISSOLVE TO:', 'MATCH CUT TO:']));
}

/** Speech goes to its speaker, the rest to a narrator's voice or to what is seen. */
function* played(page: Page, paragraph: string): Generator<string> {
  for (const { speaker, speech } of dialogueOf(paragraph)) {
    const line = page.cue(speaker || 'a voice', () => spokenAgain(page, speech));
    if (line !== '') yield line;
  }
  const told = splitSentences(paragraph).filter((sentence) => !hasSpeech(sentence));
  let cued = false;
  for (const sentence of told.slice(0, 4)) {
    const make = variants(page, VOICE_OVER, sentence, 1);
    const line: string = cued ? page.passage(make) : page.cue('narrator (v.o.)', make);
    if (line !== '') yield line;
    cued ||= line !== '';
  }
  yield* seen(page, 2);
}

function spokenAgain(page: Page, speech: string): string {
  if (page.random.chance(0.3)) return speech;
  return opened(speech, page.random.pick(speech.endsWith('?') ? ASKING : SOFTENERS)) ?? speech;
}

function* seen(page: Page, count: number): Generator<string> {
  page.paragraph(true);
  for (let i = 0; i < count && page.meter.left > 6; i++) {
    const text = page.sentence(SEEN);
    if (text !== '') yield text;
  }
  page.paragraph(true);
}
