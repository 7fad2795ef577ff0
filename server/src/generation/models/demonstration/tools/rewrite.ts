/** The writer's own sentences, said another way. */
import { countWords } from '@penora/protocol/words/pieces';
import { AIMS } from '../banks/aims.ts';
import { CASES, isThirdPerson } from '../grammar/hero.ts';
import { Meter } from '../meter.ts';
import type { Page } from '../page.ts';
import { isHead, isItem, withoutHeads } from '../reading/heads.ts';
import { isForeign } from '../reading/quoted.ts';
import { merged, turned } from '../rewriting/clauses.ts';
import { attributed, closed, hasSpeech, opened, saidSomehow, substituted } from '../rewriting/sentence.ts';
import { shortened } from '../rewriting/shorten.ts';
import { shown } from '../rewriting/showing.ts';
import { type Style, styleFor } from '../rewriting/styles.ts';
import { FILLERS } from '../rewriting/vocabulary.ts';
import { splitParagraphs, splitSentences } from '../sentences.ts';
import { nextScene } from '../world/scene.ts';
import { type Job, openPage, textOption } from './job.ts';

/** Plain tries before a sentence is given an opening, then an ending as well. */
const PLAIN_TRIES = 5;
const OPENED_TRIES = 30;
const MANNERS = [
  'quietly',
  'softly',
  'at last',
  'in a low voice',
  'without turning round',
  'after a moment',
  'evenly',
  'to nobody in particular',
  'with a sigh',
  'under the breath',
  'rather too quickly',
];
const TAGS = [
  '[say] a voice',
  '[come] the answer',
  'somebody [say]',
  'the words [come they] quietly',
  '[come] the reply',
  'somebody [whisper]',
];

export function* composeRewrite(job: Job): Generator<string> {
  const { brief } = job;
  const style = styleFor(textOption(brief, 'style') || 'improve', textOption(brief, 'tone'), brief.prompt);
  yield* rewrite(job, style, textOption(brief, 'style') === 'custom' ? brief.prompt : '');
}

/** Goes through the input sentence by sentence, keeping to the length that was asked for. */
export function* rewrite(job: Job, style: Style, wish: string): Generator<string> {
  const { brief } = job;
  const input = brief.input.trim() === '' ? brief.prompt : brief.input;
  const source = { prompt: wish, text: withoutHeads(input), prose: true, seed: job.seed };
  const page = openPage(job, source, new Meter(brief.words));
  page.narrator.enter(nextScene(page.narrator.world, page.random), AIMS);
  const pace = page.meter.target / Math.max(1, countWords(input));
  yield* through(page, style, input, pace);
  page.paragraph();
  for (let i = 0; !page.meter.enough && i < 2000; i++) {
    if (i % 4 === 3) page.paragraph();
    const text = page.sentence(style.additions);
    if (text === '') return;
    yield text;
  }
}

function* through(page: Page, style: Style, input: string, pace: number): Generator<string> {
  const all = countWords(input);
  const understood = !isForeign(input.slice(0, 2000));
  let read = 0;
  let sentences = 0;
  for (const paragraph of splitParagraphs(input)) {
    page.paragraph(true);
    const isKept = isHead(paragraph) || isItem(paragraph);
    if (isKept || !understood) {
      read += countWords(paragraph);
      yield* isKept ? [page.verbatim(paragraph)] : filled(page, style, read * pace);
      continue;
    }
    for (const sentence of joinedHereAndThere(page, style, splitSentences(paragraph))) {
      if (page.meter.words + 3 > page.meter.max) return;
      read += countWords(sentence);
      const ahead = page.meter.words - (read - countWords(sentence)) * pace;
      if (pace < 0.85 && ahead > 3) continue;
      sentences += 1;
      const text = page.passage(variants(page, style, sentence, pace));
      if (text !== '') yield text;
      yield* additions(page, style, { until: read * pace, still: (all - read) * Math.min(1.08, pace), sentences });
    }
  }
}

/** In the place of a paragraph in a language that it does not know, as long as that. */
function* filled(page: Page, style: Style, until: number): Generator<string> {
  while (page.meter.words < until && !page.meter.enough) {
    const text = page.sentence(style.additions);
    if (text === '') return;
    yield text;
  }
}

/** Short neighbours become one sentence now and then, where a style is free to do so. */
function joinedHereAndThere(page: Page, style: Style, sentences: readonly string[]): string[] {
  const result: string[] = [];
  for (const sentence of sentences) {
    const last = result.at(-1);
    const both = last !== undefined && !style.shorter && page.random.chance(0.25) ? merged(last, sentence) : undefined;
    if (both === undefined) result.push(sentence);
    else result[result.length - 1] = both;
  }
  return result;
}

interface Progress {
  /** Words that the text should have by now. */
  until: number;
  /** Words that the sentences to come will need. */
  still: number;
  sentences: number;
}

/** Says more about what was just said, as far as the pace allows or the style demands. */
function* additions(page: Page, style: Style, { until, still, sentences }: Progress): Generator<string> {
  const due = style.every > 0 && sentences % style.every === 0;
  const slack = style.growing ? 9 : 30;
  for (let i = 0; i < 6 && !style.shorter; i++) {
    const room = page.meter.words + 14 + still <= page.meter.max;
    if (!room || !(page.meter.words + slack < until || (i === 0 && due))) return;
    const text = page.sentence(style.additions);
    if (text === '') return;
    yield text;
  }
}

/** Version after version of one sentence: first as little changed as the style allows, then more. */
export function variants(page: Page, style: Style, sentence: string, pace: number): () => string | undefined {
  const { random } = page;
  const { openings } = style;
  const offset = random.below(openings.length);
  let tries = 0;
  return () => {
    const number = tries++;
    let text = style.shorter ? shortened(sentence, Math.max(5, Math.floor(countWords(sentence) * pace))) : sentence;
    if (style.showing) text = shown(text, (name) => possessive(page, name), random) ?? text;
    if (!hasSpeech(text)) text = substituted(text, style.always, 1, random);
    if (!hasSpeech(text))
      for (const table of style.tables) text = substituted(text, table, number === 0 ? 0.9 : random.next(), random);
    if (number % 2 === 1) text = text.replace(FILLERS, '');
    if (number % 3 === 2) text = turned(text) ?? text;
    return number < PLAIN_TRIES
      ? text
      : (varied(text, style, page, { number: number + offset, plainEnd: number < OPENED_TRIES }) ?? text);
  };
}

function varied(
  text: string,
  style: Style,
  page: Page,
  { number, plainEnd }: { number: number; plainEnd: boolean },
): string | undefined {
  const { random, narrator } = page;
  if (hasSpeech(text)) {
    const tag = narrator.say(random.pick(TAGS), { raw: true }) ?? '';
    return attributed(text, tag) ?? saidSomehow(text, random.pick(MANNERS)) ?? closed(text, random.pick(style.tails));
  }
  const before = opened(text, style.openings[number % style.openings.length] ?? 'Still,');
  if (plainEnd && before !== undefined) return before;
  return closed(before ?? text, random.pick(style.tails)) ?? before;
}

function possessive(page: Page, name: string): string {
  const { hero, people } = page.narrator.world;
  const known = people.find((person) => person.full.split(' ').includes(name));
  if (known !== undefined) return CASES[known.pronoun].possessive;
  return isThirdPerson(hero.person) ? CASES[hero.person].possessive : 'their';
}
