/** Who tells a text, and in which tense. */
import type { Tense } from '../language/verbs.ts';
import { readVerb } from './dictionary.ts';

export type Narrator = 'I' | 'we' | 'you' | 'third';

export interface Voice {
  /** Undefined where the text is too short to tell. */
  tense: Tense | undefined;
  narrator: Narrator | undefined;
}

const PAST =
  /\b(?:was|were|had|did|could|went|came|said|took|saw|knew|thought|felt|stood|began|wasn['’]t|weren['’]t|didn['’]t|hadn['’]t)\b/giu;
const PRESENT =
  /\b(?:is|are|am|has|does|goes|comes|says|takes|sees|knows|thinks|feels|stands|begins|isn['’]t|aren['’]t|doesn['’]t|I['’]m)\b/giu;

/** What people say aloud has a tense and a person of its own. */
function withoutSpeech(text: string): string {
  return text.replace(/[“"][^”"]*[”"]/gu, ' ');
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Reads tense and narrator off a text; the last few thousand characters suffice. */
export function readVoice(text: string): Voice {
  const told = withoutSpeech(text.slice(-6000));
  return { tense: readTense(told), narrator: readNarrator(told) };
}

function readTense(told: string): Tense | undefined {
  let past = count(told, PAST) * 2;
  let present = count(told, PRESENT) * 2;
  for (const [, word = ''] of told.matchAll(/\b(?:I|we|you|he|she|it|they|who|[A-Z][a-z]+) ([a-z]+)\b/gu)) {
    const form = readVerb(word)?.form;
    if (form === 'past') past += 1;
    if (form === 'third' || form === 'base') present += 1;
  }
  if (past === present) return undefined;
  return past > present ? 'past' : 'present';
}

function readNarrator(told: string): Narrator | undefined {
  const i = count(told, /\bI\b/gu) + count(told, /\b(?:my|me|myself)\b/giu);
  const we = count(told, /\b(?:we|our|us|ourselves)\b/giu);
  const you = count(told, /\b(?:you|your|yourself)\b/giu);
  const third = count(told, /\b(?:he|she|they|his|her|their|him|them)\b/giu);
  if (i + we + you + third === 0) return undefined;
  if (i > 0 && i * 4 >= third) return we > i * 2 ? 'we' : 'I';
  if (we > 0 && we * 2 >= third) return 'we';
  return you > third ? 'you' : 'third';
}
